// mitate bench search|match|pages|start: durations inside the process over fixed inputs, as JSON.
// No network: what a request costs beyond parsing bytes. `bench search --sizes` is run by
// mitate-bench.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "web/api/api.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/cli/peer_bench.h"
#include "web/http/encoding.h"
#include "web/pages/needs/need_view.h"
#include "web/pages/pages.h"
#include "web/wording/bench_inputs.h"

namespace mitate::web::cli {
namespace {

using nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration took) {
  return std::chrono::duration<double, std::milli>(took).count();
}

double measure(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return milliseconds(Clock::now() - start);
}

/// Processor time of this thread: what the work costs, also on a busy machine.
double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(const std::vector<double>& sorted, double share) {
  const auto last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<std::size_t>(share * last + 0.5)];
}

ordered_json summary(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  const auto three = [](double value) {
    return static_cast<double>(static_cast<long long>(value * 1000 + 0.5)) / 1000;
  };
  ordered_json out;
  out["samples"] = samples.size();
  out["p50_ms"] = three(percentile(samples, 0.50));
  out["p95_ms"] = three(percentile(samples, 0.95));
  out["p99_ms"] = three(percentile(samples, 0.99));
  out["max_ms"] = three(samples.back());
  return out;
}

/// Resident memory of this process in MB; 0 where /proc is not there.
double resident_mb() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::stod(line.substr(6)) / 1024.0;
  }
  return 0;
}

ordered_json facts(const App& app) {
  const auto snapshot = app.snapshot();
  ordered_json out;
  out["services"] = snapshot->catalog->services().size();
  out["generation"] = snapshot->generation;
  out["segmenter"] = snapshot->searcher->segmenter();
  out["rss_mb"] = static_cast<double>(static_cast<long long>(resident_mb() * 10 + 0.5)) / 10;
  return out;
}

}  // namespace

int bench_search(const Globals& globals, const BenchOptions& options) {
  if (!options.sizes.empty()) {
    std::vector<std::string> arguments{"search", "--sizes", options.sizes};
    if (!options.keep.empty()) arguments.insert(arguments.end(), {"--keep", options.keep});
    return fail(globals, become_peer_bench(arguments));
  }
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto snapshot = (*app)->snapshot();
  Router router;
  api::register_api(router, **app, "bench");
  std::vector<double> inside;
  std::vector<double> answered;
  std::vector<double> suggested;
  std::size_t failed = 0;
  for (std::size_t round = 0; round <= options.rounds; ++round) {
    for (const std::string_view query : wording::bench_queries()) {
      search::SearchRequest request;
      request.text = query;
      request.as_of = globals.today();
      const double search_ms =
          measure([&] { failed += snapshot->searcher->search(request) ? 0U : 1U; });
      Request http =
          make_request(Method::Get, "/api/v1/services?q=" + percent_encode(std::string(query)));
      const double answer_ms =
          measure([&] { failed += router.dispatch(http).status == 200 ? 0U : 1U; });
      // The first character alone, as typed: at most three bytes in UTF-8.
      const std::string_view typed = query.substr(0, 3);
      const double suggest_ms =
          measure([&] { failed += snapshot->searcher->suggest(typed, 10) ? 0U : 1U; });
      if (round == 0) continue;  // the first round warms caches
      inside.push_back(search_ms);
      answered.push_back(answer_ms);
      suggested.push_back(suggest_ms);
    }
  }
  ordered_json out;
  out["operation"] = "search";
  out["queries"] = wording::bench_queries().size();
  out["search_with_facets"] = summary(std::move(inside));
  out["answer_as_json"] = summary(std::move(answered));
  out["suggest"] = summary(std::move(suggested));
  out["failed"] = failed;
  out.update(facts(**app));
  out["peers"] =
      find_peer_bench().empty() ? "./run bench" : "mitate bench search --sizes 10000,100000";
  print(out.dump(2));
  return failed == 0 ? kOk : kNo;
}

int bench_match(const Globals& globals, const BenchOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  Router router;
  api::register_api(router, **app, "bench");
  std::vector<double> answered;
  std::size_t failed = 0;
  for (std::size_t round = 0; round <= options.rounds; ++round) {
    for (const std::string_view need : wording::bench_needs()) {
      ordered_json body;
      body["text"] = need;
      Request http = make_request(Method::Post, "/api/v1/matches", body.dump());
      const double took = measure([&] { failed += router.dispatch(http).status == 200 ? 0U : 1U; });
      if (round > 0) answered.push_back(took);
    }
  }
  ordered_json out;
  out["operation"] = "match";
  out["needs"] = wording::bench_needs().size();
  out["parse_match_explain_json"] = summary(std::move(answered));
  out["failed"] = failed;
  out.update(facts(**app));
  print(out.dump(2));
  return failed == 0 ? kOk : kNo;
}

int bench_pages(const Globals& globals, const BenchOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto site = Site::make(**app);
  if (!site) return fail(globals, site.error());
  Router router;
  if (const auto registered = register_pages(router, **app); !registered) {
    return fail(globals, registered.error());
  }
  const auto snapshot = (*app)->snapshot();
  // Needs as they are kept, each with its answer: drawing the page is measured apart from matching.
  struct Answered {
    KeptNeed kept;
    ranker::Ranking ranking;
  };
  std::vector<Answered> answers;
  for (const std::string_view text : wording::bench_needs()) {
    auto parsed = snapshot->need_reader->read(text, std::nullopt, globals.today());
    if (!parsed) return fail(globals, parsed.error());
    Answered one;
    one.kept.need = std::move(parsed->need);
    soften(one.kept);
    auto ranking =
        snapshot->matcher->match(one.kept.need, match_options(one.kept, globals.today()));
    if (!ranking) return fail(globals, ranking.error());
    one.ranking = std::move(*ranking);
    answers.push_back(std::move(one));
  }
  const std::string id(32, '0');
  const Request asked = make_request(Method::Get, "/needs/" + id);
  std::vector<double> results;
  std::vector<double> results_processor;
  std::vector<double> lists;
  std::vector<double> records;
  std::size_t failed = 0;
  std::size_t fewest_cards = answers.empty() ? 0 : answers.front().ranking.matches.size();
  std::size_t largest = 0;
  for (std::size_t round = 0; round <= options.rounds; ++round) {
    for (const Answered& one : answers) {
      fewest_cards = std::min(fewest_cards, one.ranking.matches.size());
      Response page;
      const double before = processor_milliseconds();
      const double took =
          measure([&] { page = need_result(**site, asked, *snapshot, id, one.kept, one.ranking); });
      failed += page.status == 200 ? 0U : 1U;
      largest = std::max(largest, page.body.size());
      if (round == 0) continue;
      results.push_back(took);
      results_processor.push_back(processor_milliseconds() - before);
    }
    for (const auto& [target, samples] :
         {std::pair{std::string("/services"), &lists},
          std::pair{"/services/" + snapshot->catalog->services().front().id.text(), &records}}) {
      Request http = make_request(Method::Get, target);
      const double took = measure([&] { failed += router.dispatch(http).status == 200 ? 0U : 1U; });
      if (round > 0) samples->push_back(took);
    }
  }
  ordered_json out;
  out["operation"] = "pages";
  out["needs"] = answers.size();
  out["fewest_cards"] = fewest_cards;
  out["largest_result_bytes"] = largest;
  out["result_page_without_matching"] = summary(std::move(results));
  out["result_page_processor"] = summary(std::move(results_processor));
  out["list_page"] = summary(std::move(lists));
  out["record_page"] = summary(std::move(records));
  out["failed"] = failed;
  out.update(facts(**app));
  print(out.dump(2));
  return failed == 0 ? kOk : kNo;
}

int bench_start(const Globals& globals, const BenchOptions& options) {
  std::vector<double> samples;
  ordered_json known;
  for (std::size_t round = 0; round < std::max<std::size_t>(options.rounds, 1); ++round) {
    const auto start = Clock::now();
    const auto app = open_app(globals);
    samples.push_back(milliseconds(Clock::now() - start));
    if (!app) return fail(globals, app.error());
    if (round == 0) known = facts(**app);
  }
  ordered_json out;
  out["operation"] = "start";
  out["open"] = summary(std::move(samples));
  out.update(known);
  print(out.dump(2));
  return kOk;
}

}  // namespace mitate::web::cli
