// Side by side, and the same as a table to hand out. The choice is in the address, so it can be
// shared.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "catalog/text/utf8.h"
#include "web/export/sheet.h"
#include "web/html/links.h"
#include "web/pages/facts/comparison.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;

constexpr std::size_t kShownOfAnId = 40;  ///< characters; nobody typed a longer one

struct Chosen {
  std::vector<const catalog::Service*> services;
  std::vector<std::string> unknown;
  std::size_t dropped = 0;  ///< beyond kMaxCompared
};

Chosen chosen_of(const Request& request, const catalog::Catalog& catalog) {
  Chosen chosen;
  for (const std::string& list : request.query.all("s")) {
    std::size_t at = 0;
    while (at <= list.size()) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      const std::string id = list.substr(at, end - at);
      at = end + 1;
      if (id.empty()) continue;
      const catalog::Service* service = catalog::public_service(catalog, ServiceId(id));
      if (service == nullptr) {
        if (chosen.unknown.size() < kMaxCompared) {
          chosen.unknown.emplace_back(catalog::first_characters(id, kShownOfAnId));
        }
      } else if (std::find(chosen.services.begin(), chosen.services.end(), service) !=
                 chosen.services.end()) {
        continue;
      } else if (chosen.services.size() < kMaxCompared) {
        chosen.services.push_back(service);
      } else {
        ++chosen.dropped;
      }
    }
  }
  return chosen;
}

std::string address_of(const std::vector<const catalog::Service*>& services,
                       const catalog::Service* without) {
  std::vector<ServiceId> ids;
  for (const catalog::Service* service : services) {
    if (service != without) ids.push_back(service->id);
  }
  return compare_href(ids);
}
json unknown_json(const FactContext& context, const Chosen& chosen) {
  if (chosen.unknown.empty()) return false;
  return context.text("compare.unknown_ids", {{"ids", joined(context, chosen.unknown)}});
}

/// The comparison as a file: xlsx with the grounds, or one sheet as CSV.
Response comparison_file(const Site& site, const Request& request, const FactContext& context,
                         const Chosen& chosen, Date as_of) {
  const std::string format = request.query.get("format");
  const Wording& wording = context.wording;
  if (chosen.services.empty() || !chosen.unknown.empty()) {
    return problem_response(Problem{
        .status = 400,
        .code = "invalid_argument",
        .detail = wording.text("compare.unknown_ids", {{"ids", joined(context, chosen.unknown)}}),
        .parameter = "s"});
  }
  const Comparison comparison = compare(context, chosen.services, as_of);
  const Sheet sheet = comparison_sheet(context, comparison);
  if (format != "xlsx") {
    const auto encoding = read_encoding(site, request);
    if (!encoding) return problem_response(encoding.error());
    return csv_response(wording, "comparison", to_csv(sheet),
                        format == "csv-cp932" ? CsvEncoding::Cp932 : *encoding);
  }
  auto bytes = to_xlsx({sheet, grounds_sheet(context, chosen.services)},
                       wording.text("export.comparison"), as_of);
  if (!bytes) return problem_response(problem_from(bytes.error()));
  return download_response("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                           "comparison.xlsx", std::move(*bytes));
}

/// Rows that differ first; one service alone has nothing to compare.
json rows_json(const FactContext& context, const Chosen& chosen, Date as_of) {
  json rows = json::array();
  if (chosen.services.size() < 2) return rows;
  bool first_same = true;
  const Comparison comparison = compare(context, chosen.services, as_of);
  for (const ComparisonRow& row : comparison.rows) {
    json cells = json::array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back({{"text", or_false(row.cells[i])},
                       {"dots", or_false(i < row.dots.size() ? row.dots[i] : std::string())}});
    }
    rows.push_back({{"label", row.label},
                    {"cells", std::move(cells)},
                    {"differs", row.differs},
                    {"first_same", !row.differs && first_same},
                    {"columns", std::to_string(chosen.services.size() + 1)}});
    if (!row.differs) first_same = false;
  }
  return rows;
}
}  // namespace

Response compare_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const Chosen chosen = chosen_of(request, *snapshot->catalog);
  const std::string format = request.query.get("format");
  if (format == "xlsx" || format == "csv" || format == "csv-cp932") {
    return comparison_file(site, request, context, chosen, *as_of);
  }
  if (!format.empty() && format != "html") {
    return problem_response(Problem{.status = 400,
                                    .code = "invalid_argument",
                                    .detail = wording.text("compare.bad_format"),
                                    .parameter = "format",
                                    .value = format});
  }
  json heads = json::array();
  for (const catalog::Service* service : chosen.services) {
    heads.push_back({{"name", service->name},
                     {"href", "/services/" + service->id.text()},
                     {"badges", stage_badges(context, *service)},
                     {"remove_href", address_of(chosen.services, service)}});
  }
  const std::string address = address_of(chosen.services, nullptr);
  json model{{"heads", std::move(heads)},
             {"rows", rows_json(context, chosen, *as_of)},
             {"count", std::to_string(chosen.services.size())},
             {"too_few", chosen.services.size() < 2},
             {"unknown", unknown_json(context, chosen)},
             {"dropped", chosen.dropped == 0 ? json(false) : json(wording.text("compare.dropped"))},
             {"xlsx_href", address + "&format=xlsx"},
             {"csv_href", address + "&format=csv"},
             {"cp932_href", address + "&format=csv&encoding=cp932"}};
  const Frame frame{.title = wording.text("compare.title"),
                    .section = "shortlist",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("shortlist.title"), "/shortlist"},
                               {wording.text("compare.title")}},
                    .noindex = true};
  return site.page(request, *snapshot, frame, "compare", std::move(model));
}

}  // namespace mitate::web
