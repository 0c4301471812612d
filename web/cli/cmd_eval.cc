// mitate eval search|catalog|needs|slots|import: figures on judged sets. The measures live in the
// rooms that they judge; this only opens files and prints. Texts of needs are read, never printed.
#include <nlohmann/json.hpp>

#include "catalog/importers/import_evaluation.h"
#include "catalog/store/catalog_reader.h"
#include "ranker/evaluation/needs_evaluation.h"
#include "ranker/evaluation/slots_evaluation.h"
#include "search/evaluation/evaluate_catalog_queries.h"
#include "search/evaluation/evaluate_corpus.h"
#include "web/cli/commands.h"
#include "web/cli/eval_record.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

/// One line for people and scripts; the list of misses only with --json.
int print_figures(const Globals& globals, ordered_json out, const char* details) {
  if (!globals.json) out.erase(details);
  print(out.dump(globals.json ? 2 : -1));
  return kOk;
}

Result<ranker::Comparison> compared_with(const std::string& name, const ranker::NeedsReport& report,
                                         const catalog::Catalog& catalog,
                                         const std::string& needs) {
  if (name == "bm25") {
    MITATE_TRY(const auto orders, ranker::plain_orders(catalog, needs));
    return ranker::compare_orders(report, needs, name, orders);
  }
  MITATE_TRY(const std::string earlier, read_file(name, kMostBytes));
  MITATE_TRY(const auto orders, ranker::earlier_orders(earlier));
  return ranker::compare_orders(report, needs, std::filesystem::path(name).filename().string(),
                                orders);
}

}  // namespace

int eval_search(const Globals& globals, const EvalOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  search::CorpusEvaluation evaluation;
  evaluation.corpus_path = options.corpus.string();
  evaluation.queries_path = options.queries.string();
  evaluation.run_path = options.run.string();
  evaluation.prefer_mecab = !globals.icu;
  const auto figures = search::evaluate_corpus((*app)->snapshot()->catalog, evaluation);
  if (!figures) return fail(globals, figures.error());
  // One section per public set: "jsquad_dev.queries.jsonl.gz" -> "search:jsquad_dev".
  const std::string file = options.queries.filename().string();
  const std::string name = "search:" + file.substr(0, file.find('.'));
  if (auto kept =
          record(options, name, options.queries, search::to_json(*figures), *(*app)->snapshot());
      !kept) {
    return fail(globals, kept.error());
  }
  print(search::to_json(*figures));
  return kOk;
}

int eval_catalog(const Globals& globals, const EvalOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto figures = search::evaluate_catalog_queries(*(*app)->snapshot()->searcher,
                                                        options.queries.string(), globals.today());
  if (!figures) return fail(globals, figures.error());
  const std::string text = search::to_json(*figures);
  if (auto kept = record(options, "catalog", options.queries, text, *(*app)->snapshot()); !kept) {
    return fail(globals, kept.error());
  }
  return print_figures(globals, ordered_json::parse(text), "failures");
}

int eval_needs(const Globals& globals, const EvalOptions& options) {
  const auto file = read_file(options.needs, kMostBytes);
  if (!file) return fail(globals, file.error());
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto snapshot = (*app)->snapshot();
  ranker::JudgingOptions judging;
  judging.explain = options.explain;
  if (!options.judged.empty()) {
    const auto services = read_file(options.judged, kMostBytes);
    if (!services) return fail(globals, services.error());
    auto judged = ranker::read_judged_services(*services);
    if (!judged) return fail(globals, judged.error());
    judging.judged = *std::move(judged);
  }
  const auto report = ranker::evaluate_needs(*snapshot->need_reader, *snapshot->matcher,
                                             *snapshot->catalog, *file, globals.today(), judging);
  if (!report) return fail(globals, report.error());
  if (auto kept =
          record(options, "needs", options.needs, ranker::to_json(*report, false), *snapshot);
      !kept) {
    return fail(globals, kept.error());
  }
  std::vector<ranker::Comparison> comparisons;
  for (const std::string& name : options.baselines) {
    const auto compared = compared_with(name, *report, *snapshot->catalog, *file);
    if (!compared) return fail(globals, compared.error());
    comparisons.push_back(*compared);
  }
  print(ranker::to_json(*report, globals.json || options.explain, comparisons));
  return kOk;
}

int eval_slots(const Globals& globals, const EvalOptions& options) {
  const auto lines = read_file(options.needs, kMostBytes);
  if (!lines) return fail(globals, lines.error());
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto report =
      ranker::evaluate_slots(*(*app)->snapshot()->need_reader, *lines, globals.today());
  if (!report) return fail(globals, report.error());
  ordered_json out = ordered_json::parse(ranker::to_json(*report));
  if (auto kept = record(options, "slots", options.needs, out.dump(), *(*app)->snapshot()); !kept) {
    return fail(globals, kept.error());
  }
  out["misses"] = ordered_json::array();
  for (const ranker::SlotMiss& miss : report->misses) {
    out["misses"].push_back({{"id", miss.id}, {"extra", miss.extra}, {"missed", miss.missed}});
  }
  return print_figures(globals, std::move(out), "misses");
}

int eval_import(const Globals& globals, const EvalOptions& options) {
  const auto lines = read_file(options.rows, kMostBytes);
  if (!lines) return fail(globals, lines.error());
  const auto store = open_store(globals);
  if (!store) return fail(globals, store.error());
  const auto stored = catalog::CatalogReader(*store).read_all();
  if (!stored) return fail(globals, stored.error());
  const auto report = catalog::evaluate_import(*lines, stored->rows, globals.today());
  if (!report) return fail(globals, report.error());
  const auto rounded = [](double value) {
    return static_cast<double>(static_cast<long long>(value * 1e4 + 0.5)) / 1e4;
  };
  ordered_json out;
  out["rows"] = report->rows;
  out["score"] = rounded(report->score);
  out["verdict_accuracy"] = rounded(report->verdict_accuracy);
  out["field_accuracy"] = rounded(report->field_accuracy);
  if (!options.record.empty()) {
    const auto app = open_app(globals);
    if (!app) return fail(globals, app.error());
    if (auto kept = record(options, "import", options.rows, out.dump(), *(*app)->snapshot());
        !kept) {
      return fail(globals, kept.error());
    }
  }
  out["misses"] = ordered_json::array();
  for (const catalog::ImportMiss& miss : report->misses) {
    out["misses"].push_back({{"id", miss.id},
                             {"expected_verdict", miss.expected_verdict},
                             {"expected_field", miss.expected_field},
                             {"verdict", miss.verdict},
                             {"field", miss.field}});
  }
  return print_figures(globals, std::move(out), "misses");
}

}  // namespace mitate::web::cli
