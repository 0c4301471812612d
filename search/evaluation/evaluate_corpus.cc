#include "search/evaluation/evaluate_corpus.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "search/evaluation/json_lines.h"
#include "search/evaluation/scratch_folder.h"
#include "search/index/text_index.h"
#include "search/query/execute.h"

namespace mitate::search {
namespace {

constexpr std::size_t kDepth = 100;
constexpr std::size_t kShownDepth = 10;

class CorpusDocuments final : public TextDocuments {
 public:
  Result<void> read(const std::string& path) {
    MITATE_TRY(const std::vector<nlohmann::json> lines, read_json_lines(path));
    std::uint64_t row = 0;
    for (const nlohmann::json& line : lines) {
      ++row;
      if (!line.contains("id") || !line["id"].is_string()) {
        return Unexpected(ErrorCode::InvalidData, "a passage needs a text id", {},
                          {path, row, "id"});
      }
      ids_.push_back(line["id"].get<std::string>());
      titles_.push_back(line.value("title", std::string()));
      texts_.push_back(line.value("text", std::string()));
    }
    return {};
  }
  std::size_t size() const override { return ids_.size(); }
  std::vector<FieldText> fields(std::size_t i) const override {
    return {{FieldRole::Summary, "title", titles_[i]}, {FieldRole::Detail, "text", texts_[i]}};
  }
  const std::string& id(std::size_t i) const { return ids_[i]; }

 private:
  std::vector<std::string> ids_;
  std::vector<std::string> titles_;
  std::vector<std::string> texts_;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[at];
}

}  // namespace

Result<CorpusFigures> evaluate_corpus(std::shared_ptr<const catalog::Catalog> catalog,
                                      const CorpusEvaluation& options) {
  CorpusDocuments documents;
  MITATE_TRY_VOID(documents.read(options.corpus_path));
  MITATE_TRY(const std::vector<nlohmann::json> queries, read_json_lines(options.queries_path));
  MITATE_TRY(auto analyzer, Analyzer::create(*catalog, options.prefer_mecab));
  const SearchParameters parameters = SearchParameters::from(*catalog);
  MITATE_TRY(const auto scratch, ScratchFolder::create());

  CorpusFigures figures;
  figures.segmenter = analyzer->segmenter_name();
  const auto build_start = std::chrono::steady_clock::now();
  const IndexIdentity identity{0, analyzer->fingerprint(), documents.size()};
  const std::filesystem::path folder = scratch->path() / "index";
  MITATE_TRY_VOID(build_text_index(documents, *analyzer, parameters, identity, folder));
  figures.docs_per_s =
      static_cast<double>(documents.size()) / std::max(1e-9, seconds_since(build_start));
  MITATE_TRY(auto index, TextIndex::open(folder));
  const TextSearcher searcher(index, analyzer, parameters);

  std::ofstream run;
  if (!options.run_path.empty()) {
    run.open(options.run_path);
    if (!run) {
      return Unexpected(ErrorCode::Io, "the run file cannot be written", {},
                        {options.run_path, 0, {}});
    }
  }
  std::vector<double> times;
  ExecuteOptions execute;
  execute.top = kDepth;
  execute.count_all = false;
  for (const nlohmann::json& line : queries) {
    std::set<std::string> relevant;
    for (const nlohmann::json& id : line.value("relevant", nlohmann::json::array())) {
      if (id.is_string()) relevant.insert(id.get<std::string>());
    }
    const auto start = std::chrono::steady_clock::now();
    MITATE_TRY(const TextAnswer answer,
               searcher.search(line.value("query", std::string()), execute));
    times.push_back(seconds_since(start) * 1000);
    ++figures.queries;
    if (answer.ranked.empty()) ++figures.empty;
    double gain = 0;
    double ideal = 0;
    std::size_t found_shown = 0;
    std::size_t found_deep = 0;
    double reciprocal = 0;
    for (std::size_t i = 0; i < answer.ranked.size(); ++i) {
      const std::string& id = documents.id(answer.ranked[i].ordinal);
      if (run.is_open()) {
        run << line.value("id", std::string()) << " Q0 " << id << ' ' << i + 1 << ' '
            << answer.ranked[i].score << " mitate\n";
      }
      if (!relevant.contains(id)) continue;
      ++found_deep;
      if (i >= kShownDepth) continue;
      ++found_shown;
      gain += 1 / std::log2(static_cast<double>(i) + 2);
      if (reciprocal == 0) reciprocal = 1 / static_cast<double>(i + 1);
      if (i == 0) figures.recall_at_1 += 1 / static_cast<double>(relevant.size());
    }
    for (std::size_t i = 0; i < std::min(relevant.size(), kShownDepth); ++i) {
      ideal += 1 / std::log2(static_cast<double>(i) + 2);
    }
    figures.mrr_at_10 += reciprocal;
    if (ideal > 0) figures.ndcg_at_10 += gain / ideal;
    if (!relevant.empty()) {
      const auto wanted = static_cast<double>(relevant.size());
      figures.recall_at_10 += static_cast<double>(found_shown) / wanted;
      figures.recall_at_100 += static_cast<double>(found_deep) / wanted;
    }
  }
  const double count = std::max<double>(1, static_cast<double>(figures.queries));
  for (double* sum : {&figures.mrr_at_10, &figures.ndcg_at_10, &figures.recall_at_1,
                      &figures.recall_at_10, &figures.recall_at_100}) {
    *sum /= count;
  }
  figures.p50_ms = percentile(times, 0.5);
  figures.p95_ms = percentile(times, 0.95);
  return figures;
}

std::string to_json(const CorpusFigures& f) {
  const auto rounded = [](double value) { return std::round(value * 10000) / 10000; };
  nlohmann::ordered_json out;
  out["queries"] = f.queries;
  out["mrr@10"] = rounded(f.mrr_at_10);
  out["ndcg@10"] = rounded(f.ndcg_at_10);
  out["recall@1"] = rounded(f.recall_at_1);
  out["recall@10"] = rounded(f.recall_at_10);
  out["recall@100"] = rounded(f.recall_at_100);
  out["empty"] = f.empty;
  out["p50_ms"] = rounded(f.p50_ms);
  out["p95_ms"] = rounded(f.p95_ms);
  out["docs_per_s"] = std::round(f.docs_per_s);
  out["segmenter"] = f.segmenter;
  return out.dump();
}

}  // namespace mitate::search
