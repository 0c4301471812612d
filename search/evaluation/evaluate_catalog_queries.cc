#include "search/evaluation/evaluate_catalog_queries.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "search/evaluation/json_lines.h"

namespace mitate::search {
namespace {

constexpr std::size_t kLooked = 10;

std::vector<std::string> texts(const nlohmann::json& line, const char* field) {
  std::vector<std::string> out;
  for (const nlohmann::json& value : line.value(field, nlohmann::json::array())) {
    if (value.is_string()) out.push_back(value.get<std::string>());
  }
  return out;
}

}  // namespace

Result<CatalogQueryFigures> evaluate_catalog_queries(const Searcher& searcher,
                                                     const std::string& queries_path, Date as_of) {
  MITATE_TRY(const std::vector<nlohmann::json> lines, read_json_lines(queries_path));
  CatalogQueryFigures figures;
  std::vector<double> times;
  for (const nlohmann::json& line : lines) {
    SearchRequest request;
    request.text = line.value("query", std::string());
    request.per_page = kLooked;
    request.as_of = as_of;
    const auto start = std::chrono::steady_clock::now();
    MITATE_TRY(const SearchResult result, searcher.search(request));
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
    CatalogQueryFailure failure;
    failure.id = line.value("id", std::string());
    failure.query_class = line.value("class", std::string());
    failure.query = request.text;
    for (const Hit& hit : result.hits) failure.got.push_back(hit.id.text());
    const auto has = [&](const std::string& id) {
      return std::find(failure.got.begin(), failure.got.end(), id) != failure.got.end();
    };
    for (const std::string& id : texts(line, "expect")) {
      if (!has(id)) failure.missing.push_back(id);
    }
    for (const std::string& id : texts(line, "forbid")) {
      if (has(id)) failure.forbidden.push_back(id);
    }
    ++figures.queries;
    auto& [passed, all] = figures.by_class[failure.query_class];
    ++all;
    if (failure.missing.empty() && failure.forbidden.empty()) {
      ++figures.passed;
      ++passed;
    } else {
      figures.failures.push_back(std::move(failure));
    }
  }
  std::sort(times.begin(), times.end());
  if (!times.empty()) {
    figures.p50_ms = times[times.size() / 2];
    figures.p95_ms = times[std::min(times.size() - 1, times.size() * 95 / 100)];
  }
  return figures;
}

std::string to_json(const CatalogQueryFigures& f) {
  const auto rounded = [](double value) { return std::round(value * 10000) / 10000; };
  nlohmann::ordered_json out;
  out["queries"] = f.queries;
  out["passed"] = f.passed;
  out["share"] =
      f.queries == 0 ? 0 : rounded(static_cast<double>(f.passed) / static_cast<double>(f.queries));
  for (const auto& [name, counts] : f.by_class) {
    out["by_class"][name] = {{"passed", counts.first}, {"queries", counts.second}};
  }
  out["failures"] = nlohmann::ordered_json::array();
  for (const CatalogQueryFailure& failure : f.failures) {
    out["failures"].push_back({{"id", failure.id},
                               {"class", failure.query_class},
                               {"query", failure.query},
                               {"missing", failure.missing},
                               {"forbidden", failure.forbidden},
                               {"got", failure.got}});
  }
  out["p50_ms"] = rounded(f.p50_ms);
  out["p95_ms"] = rounded(f.p95_ms);
  return out.dump();
}

}  // namespace mitate::search
