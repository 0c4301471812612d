// The subcommands of `mitate` as plain functions over option structs, one file each (cmd_*.cc). The
// command line itself is read in arguments.cc, the only file that knows the parsing library. Each
// returns the exit status: 0 ok, 1 the answer is no, 2 usage or input, 3 environment.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"

namespace mitate::web::cli {

enum Exit : int { kOk = 0, kNo = 1, kBadInput = 2, kEnvironment = 3 };

struct Globals {
  std::filesystem::path data_dir = "data";
  std::optional<Date> as_of;  ///< nullopt: today in Japan
  bool json = false;
  bool icu = false;  ///< segment with ICU only, as on machines without a dictionary
  [[nodiscard]] Date today() const;
  /// The later of today() and the calendar: what may be written or lie in the store. Looking as of
  /// an earlier day does not turn what was read since then into the future.
  [[nodiscard]] Date writing_day() const;
};

struct ServeOptions {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::size_t threads = 32;
  std::filesystem::path assets_dir;  ///< empty: the embedded ones
  bool access_log = true;
  std::size_t rate_limit = 600;  ///< requests per minute and client; 0: no limit
  bool query_statistics = true;
};
[[nodiscard]] int serve(const Globals& globals, const ServeOptions& options);

struct LoadOptions {
  std::filesystem::path folder;
};
[[nodiscard]] int load(const Globals& globals, const LoadOptions& options);

struct ImportOptions {
  std::filesystem::path file;
  bool dry_run = false;
  std::string actor = "import";
};
[[nodiscard]] int import_services(const Globals& globals, const ImportOptions& options);

struct ExportOptions {
  std::string format;         ///< seed | services | csv | csv-cp932 | jsonl
  std::filesystem::path out;  ///< empty: standard output (not for seed)
};
[[nodiscard]] int export_catalog(const Globals& globals, const ExportOptions& options);

struct SearchOptions {
  std::string text;
  std::vector<std::string> filters;  ///< "facet=value"
  std::string sort = "relevance";
  std::size_t page = 1;
  std::size_t per_page = 10;
  bool stages = false;
};
[[nodiscard]] int search(const Globals& globals, const SearchOptions& options);

/// Until standard input ends.
[[nodiscard]] int mcp(const Globals& globals);

struct AnalyzeOptions {
  std::string text;
  bool need = false;  ///< the stages of reading a need instead of the search's analysis
};
[[nodiscard]] int analyze(const Globals& globals, const AnalyzeOptions& options);

struct MatchOptions {
  std::string text;                 ///< "-" reads standard input, which other users cannot see
  std::filesystem::path need_file;  ///< the body of POST /matches, or only the need
  std::string buyer_type;
  std::string strict = "suggested";
  std::size_t limit = 20;
  std::filesystem::path record;  ///< file to write the replay record to; empty: none
};
[[nodiscard]] int match(const Globals& globals, const MatchOptions& options);
/// Matches the need of a replay record again: 0 the same answer, 1 another one.
[[nodiscard]] int replay(const Globals& globals, const std::filesystem::path& file);

struct BundleOptions {
  std::string text;                 ///< "-" reads standard input, which other users cannot see
  std::filesystem::path need_file;  ///< the body of POST /bundles, or only the need
};
/// 1 where no set keeps all conditions.
[[nodiscard]] int bundle_services(const Globals& globals, const BundleOptions& options);

[[nodiscard]] int verify(const Globals& globals);
[[nodiscard]] int backup(const Globals& globals, const std::filesystem::path& target);
[[nodiscard]] int data_figures(const Globals& globals);

struct ReportsOptions {
  std::string close;  ///< id of a report to take off the queue; empty: list
};
[[nodiscard]] int reports(const Globals& globals, const ReportsOptions& options);

struct EvalOptions {
  std::filesystem::path corpus;
  std::filesystem::path queries;
  std::filesystem::path run;
  std::filesystem::path needs;
  std::filesystem::path rows;
  std::filesystem::path record;        ///< empty: keep nothing
  bool explain = false;                ///< needs: the numbers behind every place
  std::string judged;                  ///< needs: JSON of the services that the judges saw
  std::vector<std::string> baselines;  ///< needs: "bm25" or files of an earlier --json answer
};
[[nodiscard]] int eval_search(const Globals& globals, const EvalOptions& options);
[[nodiscard]] int eval_catalog(const Globals& globals, const EvalOptions& options);
[[nodiscard]] int eval_needs(const Globals& globals, const EvalOptions& options);
[[nodiscard]] int eval_slots(const Globals& globals, const EvalOptions& options);
[[nodiscard]] int eval_import(const Globals& globals, const EvalOptions& options);

struct PolicyOptions {
  std::filesystem::path needs;
  std::filesystem::path weights;     ///< empty: as shipped
  std::filesystem::path parameters;  ///< empty: as shipped
};
[[nodiscard]] int policy_diff(const Globals& globals, const PolicyOptions& options);

struct BenchOptions {
  std::size_t rounds = 20;
  std::string sizes;  ///< search only: generated catalogs of these sizes, beside the named peers
  std::string keep;   ///< search only: folder in which their indexes stay
};
[[nodiscard]] int bench_search(const Globals& globals, const BenchOptions& options);
[[nodiscard]] int bench_match(const Globals& globals, const BenchOptions& options);
[[nodiscard]] int bench_pages(const Globals& globals, const BenchOptions& options);
[[nodiscard]] int bench_bundle(const Globals& globals, const BenchOptions& options);
[[nodiscard]] int bench_start(const Globals& globals, const BenchOptions& options);

/// Reads the command line and runs the chosen command.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace mitate::web::cli
