// The command line: which commands and flags there are. The only file that knows CLI11; what a
// command does is in cmd_*.cc.
#include <CLI/CLI.hpp>
#include <functional>

#include "ranker/need/need.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/wording/cli_wording.h"

namespace mitate::web::cli {
namespace {

struct Chosen {
  Globals globals;
  std::string as_of;
  ServeOptions serve;
  LoadOptions load;
  ImportOptions import;
  ExportOptions out;
  SearchOptions search;
  AnalyzeOptions analyze;
  MatchOptions match;
  BundleOptions bundle;
  std::filesystem::path backup;
  ReportsOptions reports;
  std::filesystem::path replay;
  EvalOptions eval;
  PolicyOptions policy;
  BenchOptions bench;
  std::function<int()> action;
};

CLI::App* add(CLI::App& parent, const std::string& name, const std::string& full_name) {
  CLI::App* command = parent.add_subcommand(name, std::string(wording::command_help(full_name)));
  command->fallthrough();  // --json and --data-dir may stand after the command, too
  return command;
}

void add_serving(CLI::App& root, Chosen& chosen) {
  CLI::App* serve_command = add(root, "serve", "serve");
  serve_command->add_option("--host", chosen.serve.host, "Address to listen on")
      ->envname("MITATE_HOST");
  serve_command
      ->add_option("--port", chosen.serve.port, "Port; 0: any; when taken, the next free one")
      ->envname("MITATE_PORT")
      ->check(CLI::Range(0, 65535));
  chosen.serve.threads = 0;
  serve_command
      ->add_option("--threads", chosen.serve.threads,
                   "Requests that run at the same time; 0: two for each processor")
      ->check(CLI::Range(0, 256));
  serve_command->add_option("--assets-dir", chosen.serve.assets_dir,
                            "Read templates and static files from this web/ folder");
  serve_command
      ->add_option("--rate-limit", chosen.serve.rate_limit,
                   "Requests per minute and client address; 0: no limit")
      ->envname("MITATE_RATE_LIMIT")
      ->check(CLI::Range(0, 1'000'000));
  serve_command->add_flag("!--no-access-log", chosen.serve.access_log, "Write no access log");
  serve_command->add_flag("!--no-query-statistics", chosen.serve.query_statistics,
                          "Count no searches and keep no frequent texts");
  serve_command->callback(
      [&chosen] { chosen.action = [&chosen] { return serve(chosen.globals, chosen.serve); }; });
}

void add_writing(CLI::App& root, Chosen& chosen) {
  CLI::App* load_command = add(root, "load", "load");
  load_command->add_option("dir", chosen.load.folder, "Folder of seed files")->required();
  load_command->callback(
      [&chosen] { chosen.action = [&chosen] { return load(chosen.globals, chosen.load); }; });

  CLI::App* import_command = add(root, "import", "import");
  import_command->add_option("file", chosen.import.file, "CSV file")->required();
  import_command->add_flag("--dry-run", chosen.import.dry_run, "Judge only, write nothing");
  import_command->callback([&chosen] {
    chosen.action = [&chosen] { return import_services(chosen.globals, chosen.import); };
  });

  CLI::App* backup_command = add(root, "backup", "backup");
  backup_command->add_option("dir", chosen.backup, "New folder")->required();
  backup_command->callback(
      [&chosen] { chosen.action = [&chosen] { return backup(chosen.globals, chosen.backup); }; });
}

void add_reading(CLI::App& root, Chosen& chosen) {
  CLI::App* export_command = add(root, "export", "export");
  export_command->add_option("format", chosen.out.format, "seed, services, csv, csv-cp932 or jsonl")
      ->required()
      ->check(CLI::IsMember({"seed", "services", "csv", "csv-cp932", "jsonl"}));
  export_command->add_option("--out", chosen.out.out, "File, or folder for seed");
  export_command->callback([&chosen] {
    chosen.action = [&chosen] { return export_catalog(chosen.globals, chosen.out); };
  });

  CLI::App* search_command = add(root, "search", "search");
  search_command->add_option("text", chosen.search.text, "Query; empty lists everything");
  search_command->add_option("--filter", chosen.search.filters, "facet=value, may be repeated");
  search_command->add_option("--sort", chosen.search.sort, "relevance, evidence, price, ...");
  search_command->add_option("--page", chosen.search.page, "From 1");
  search_command->add_option("--per-page", chosen.search.per_page, "1 to 100");
  search_command->add_flag("--stages", chosen.search.stages, "Show how the query was read");
  search_command->callback(
      [&chosen] { chosen.action = [&chosen] { return search(chosen.globals, chosen.search); }; });

  CLI::App* analyze_command = add(root, "analyze", "analyze");
  analyze_command->add_option("text", chosen.analyze.text, "Text")->required();
  analyze_command->add_flag("--need", chosen.analyze.need,
                            "Show how a need is read, stage by stage");
  analyze_command->callback(
      [&chosen] { chosen.action = [&chosen] { return analyze(chosen.globals, chosen.analyze); }; });

  CLI::App* match_command = add(root, "match", "match");
  CLI::Option* text = match_command->add_option("text", chosen.match.text, "Need in Japanese");
  match_command->add_option("--need", chosen.match.need_file, "JSON file with a need")
      ->excludes(text);
  match_command->add_option("--buyer-type", chosen.match.buyer_type,
                            choices_of<ranker::BuyerType>());
  match_command->add_option("--strict", chosen.match.strict, "suggested, none or confirmed")
      ->check(CLI::IsMember({"suggested", "none", "confirmed"}));
  match_command->add_option("--limit", chosen.match.limit, "1 to 100");
  match_command->add_option("--record", chosen.match.record, "Write a replay record to this file");
  match_command->callback([&chosen] {
    if (chosen.match.text.empty() && chosen.match.need_file.empty()) {
      throw CLI::RequiredError("text or --need");
    }
    chosen.action = [&chosen] { return match(chosen.globals, chosen.match); };
  });

  CLI::App* bundle_command = add(root, "bundle", "bundle");
  CLI::Option* bundle_text =
      bundle_command->add_option("text", chosen.bundle.text, "Need in Japanese");
  bundle_command
      ->add_option("--need", chosen.bundle.need_file, "JSON file: the body of POST /bundles")
      ->excludes(bundle_text);
  bundle_command->callback([&chosen] {
    if (chosen.bundle.text.empty() && chosen.bundle.need_file.empty()) {
      throw CLI::RequiredError("text or --need");
    }
    chosen.action = [&chosen] { return bundle_services(chosen.globals, chosen.bundle); };
  });

  CLI::App* replay_command = add(root, "replay", "replay");
  replay_command->add_option("file", chosen.replay, "Replay record (JSON)")->required();
  replay_command->callback(
      [&chosen] { chosen.action = [&chosen] { return replay(chosen.globals, chosen.replay); }; });

  add(root, "mcp", "mcp")->callback([&chosen] {
    chosen.action = [&chosen] { return mcp(chosen.globals); };
  });
  add(root, "verify", "verify")->callback([&chosen] {
    chosen.action = [&chosen] { return verify(chosen.globals); };
  });
  add(root, "data", "data")->callback([&chosen] {
    chosen.action = [&chosen] { return data_figures(chosen.globals); };
  });
  CLI::App* reports_command = add(root, "reports", "reports");
  reports_command->add_option("--close", chosen.reports.close, "Id of a report that is dealt with");
  reports_command->callback(
      [&chosen] { chosen.action = [&chosen] { return reports(chosen.globals, chosen.reports); }; });
}

void add_evaluations(CLI::App& root, Chosen& chosen) {
  CLI::App* eval = add(root, "eval", "eval");
  eval->require_subcommand(1);
  const auto on = [&chosen](CLI::App* command, int (*run)(const Globals&, const EvalOptions&)) {
    command->add_option("--record", chosen.eval.record,
                        "Keep the figures in this file, e.g. web/evaluation.json");
    command->callback([&chosen, run] {
      chosen.action = [&chosen, run] { return run(chosen.globals, chosen.eval); };
    });
  };
  CLI::App* search_set = add(*eval, "search", "eval search");
  search_set->add_option("--corpus", chosen.eval.corpus, "Passages, JSON lines (.gz)")->required();
  search_set->add_option("--queries", chosen.eval.queries, "Questions, JSON lines (.gz)")
      ->required();
  search_set->add_option("--run", chosen.eval.run, "TREC run file to write");
  on(search_set, &eval_search);
  CLI::App* catalog_set = add(*eval, "catalog", "eval catalog");
  catalog_set->add_option("--queries", chosen.eval.queries, "Queries, JSON lines")->required();
  on(catalog_set, &eval_catalog);
  CLI::App* needs_set = add(*eval, "needs", "eval needs");
  needs_set->add_option("--needs", chosen.eval.needs, "Judged needs, JSON")->required();
  needs_set->add_flag("--explain", chosen.eval.explain, "With the numbers behind every place");
  needs_set->add_option(
      "--judged", chosen.eval.judged,
      "Services that the judges saw for every need, JSON; else those graded for it");
  needs_set->add_option("--baseline", chosen.eval.baselines,
                        "bm25, or a file with an earlier --json answer; may be repeated");
  on(needs_set, &eval_needs);
  CLI::App* slots_set = add(*eval, "slots", "eval slots");
  slots_set->add_option("--needs", chosen.eval.needs, "Labelled sentences, JSON lines")->required();
  on(slots_set, &eval_slots);
  CLI::App* import_set = add(*eval, "import", "eval import");
  import_set->add_option("--rows", chosen.eval.rows, "Judged rows, JSON lines")->required();
  on(import_set, &eval_import);

  CLI::App* policy = add(root, "policy", "policy");
  policy->require_subcommand(1);
  CLI::App* diff = add(*policy, "diff", "policy diff");
  diff->add_option("--needs", chosen.policy.needs, "Judged needs, JSON")->required();
  diff->add_option("--weights", chosen.policy.weights, "Proposed ranking/weights.csv");
  diff->add_option("--parameters", chosen.policy.parameters, "Proposed ranking/parameters.csv");
  diff->callback([&chosen] {
    chosen.action = [&chosen] { return policy_diff(chosen.globals, chosen.policy); };
  });

  CLI::App* bench = add(root, "bench", "bench");
  bench->require_subcommand(1);
  bench->add_option("--rounds", chosen.bench.rounds, "How often each input is run")
      ->check(CLI::Range(1, 100000));
  const auto bench_on = [&chosen](CLI::App* command,
                                  int (*run)(const Globals&, const BenchOptions&)) {
    command->callback([&chosen, run] {
      chosen.action = [&chosen, run] { return run(chosen.globals, chosen.bench); };
    });
  };
  CLI::App* bench_search_command = add(*bench, "search", "bench search");
  bench_search_command->add_option("--sizes", chosen.bench.sizes,
                                   "Generated catalogs of these sizes, beside Groonga and FTS5");
  bench_search_command->add_option("--keep", chosen.bench.keep,
                                   "With --sizes: folder in which the indexes stay");
  bench_on(bench_search_command, &bench_search);
  bench_on(add(*bench, "match", "bench match"), &bench_match);
  bench_on(add(*bench, "pages", "bench pages"), &bench_pages);
  bench_on(add(*bench, "bundle", "bench bundle"), &bench_bundle);
  bench_on(add(*bench, "start", "bench start"), &bench_start);
}

}  // namespace

int run(int argc, const char* const* argv) {
  Chosen chosen;
  CLI::App root{std::string(wording::command_help("mitate")), "mitate"};
  root.require_subcommand(1);
  // Strongest first: flags, the file given with --config, environment, defaults.
  root.set_version_flag("--version", "mitate " MITATE_VERSION);
  root.set_config("--config", "", "File with the same options: name = value");
  root.add_option("--data-dir", chosen.globals.data_dir, "Data directory (default ./data)")
      ->envname("MITATE_DATA_DIR");
  root.add_option("--as-of", chosen.as_of, "Reference date YYYY-MM-DD (default: today in Japan)");
  root.add_flag("--json", chosen.globals.json, "Write JSON");
  root.add_flag("--icu", chosen.globals.icu, "Segment without the dictionary");
  add_serving(root, chosen);
  add_writing(root, chosen);
  add_reading(root, chosen);
  add_evaluations(root, chosen);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return root.exit(error) == 0 ? kOk : kBadInput;
  }
  if (!chosen.as_of.empty()) {
    chosen.globals.as_of = Date::parse(chosen.as_of);
    if (!chosen.globals.as_of) {
      return fail(chosen.globals, Error{ErrorCode::InvalidArgument,
                                        "'" + chosen.as_of + "' is not a date YYYY-MM-DD",
                                        {},
                                        {{}, 0, "--as-of"},
                                        {}});
    }
  }
  return chosen.action();
}

}  // namespace mitate::web::cli
