// mitate bench bundle: the solver on drawn instances, as JSON. Seeded, so that the same numbers of
// sets and nodes come out everywhere; only the durations differ.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "ranker/bundle/choice.h"
#include "ranker/bundle/exact_search.h"
#include "ranker/bundle/planner.h"
#include "ranker/bundle/quick_answer.h"
#include "ranker/bundle/random_instance.h"
#include "ranker/bundle/what_if.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using nlohmann::ordered_json;
namespace bundle = ranker::bundle;

constexpr std::pair<std::size_t, std::size_t> kSizes[] = {{150, 30}, {400, 60}};
constexpr std::uint64_t kInstances = 20;
constexpr std::size_t kFrontierBudgets = 20;
constexpr double kWanted = 200;  ///< ms

template <typename Work>
double took_ms(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double three_decimals(double value) { return std::round(value * 1000) / 1000; }

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return three_decimals(values[values.size() / 2]);
}

ordered_json solved(std::size_t options, std::size_t goals) {
  std::vector<double> quick_ms;
  std::vector<double> exact_ms;
  double gaps = 0;
  double worst_gap = 0;
  std::int64_t nodes = 0;
  int proven = 0;
  int in_time = 0;
  for (std::uint64_t seed = 0; seed < kInstances; ++seed) {
    const bundle::Instance instance = bundle::random_instance(seed, options, goals);
    std::optional<bundle::Chosen> quick;
    quick_ms.push_back(took_ms([&] { quick = bundle::quick_answer(instance); }));
    bundle::Solution best;
    exact_ms.push_back(took_ms([&] { best = bundle::best_set(instance); }));
    nodes += best.nodes;
    if (!best.proven) continue;
    ++proven;
    in_time += exact_ms.back() <= kWanted ? 1 : 0;
    const double worth = quick ? static_cast<double>(bundle::worth_of(instance, *quick)) : 0.0;
    const double gap =
        100 * (1 - worth / static_cast<double>(std::max<std::int64_t>(best.worth, 1)));
    gaps += gap;
    worst_gap = std::max(worst_gap, gap);
  }
  ordered_json out;
  out["services"] = options;
  out["goals"] = goals;
  out["instances"] = kInstances;
  out["proven"] = proven;
  out["proven_within_200_ms"] = in_time;
  out["exact_median_ms"] = median_of(exact_ms);
  out["exact_max_ms"] = three_decimals(*std::max_element(exact_ms.begin(), exact_ms.end()));
  out["nodes"] = nodes;
  out["instant_median_ms"] = median_of(quick_ms);
  out["instant_max_ms"] = three_decimals(*std::max_element(quick_ms.begin(), quick_ms.end()));
  out["instant_mean_gap_percent"] = proven > 0 ? three_decimals(gaps / proven) : 0.0;
  out["instant_max_gap_percent"] = three_decimals(worst_gap);
  return out;
}

/// A question with three goals over the loaded catalog, every price assumed: the frontier of twenty
/// budgets, and the whole answer with the matching before it.
Result<ordered_json> over_catalog(const Globals& globals, const BenchOptions& options) {
  MITATE_TRY(const auto app, open_app(globals));
  const auto snapshot = app->snapshot();
  bundle::AskedBundle asked;
  asked.options.as_of = globals.today();
  asked.need.buyer_type =
      ranker::Slot<ranker::BuyerType>{ranker::BuyerType::Insurer, ranker::Strength::Wish, {}};
  for (const char* domain : {"hypertension", "mental-health", "smoking"}) {
    asked.need.domains.push_back({domain, ranker::Strength::Wish, {}});
  }
  asked.goals = bundle::goals_of(asked.need, {});
  asked.budget = ranker::Budget{9'000'000, ranker::BudgetOp::AtMost, ranker::BudgetUnit::TotalYear,
                                ranker::BudgetTax::Included};
  asked.max_count = 8;
  bundle::Bundle prepared;
  MITATE_TRY_VOID(bundle::ChoiceMaker(*snapshot->matcher, asked).prepare(prepared));
  std::int64_t amount = 400'000;
  for (const ServiceId& id : prepared.values.services) {
    bundle::Assumption assumption;
    assumption.service = id;
    assumption.amount = amount;
    assumption.unit = ranker::BudgetUnit::TotalYear;
    if (asked.assumptions.size() < bundle::kMostAssumptions)
      asked.assumptions.push_back(assumption);
    amount = 400'000 + (amount * 7 + 130'000) % 3'600'000;
  }
  bundle::ChoiceMaker maker(*snapshot->matcher, asked);
  bundle::Bundle priced;
  MITATE_TRY_VOID(maker.prepare(priced));
  const bundle::Choice choice = maker.within_budget(priced);
  std::vector<double> frontier_ms;
  std::vector<double> whole_ms;
  for (std::size_t round = 0; round < std::max<std::size_t>(options.rounds, 1); ++round) {
    bundle::Effort effort;
    frontier_ms.push_back(
        took_ms([&] { (void)bundle::frontier(choice.instance, kFrontierBudgets, effort); }));
    whole_ms.push_back(took_ms([&] { (void)bundle::plan(*snapshot->matcher, asked); }));
  }
  ordered_json out;
  out["services"] = choice.instance.options.size();
  out["goals"] = asked.goals.size();
  out["budgets"] = kFrontierBudgets;
  out["frontier_median_ms"] = median_of(frontier_ms);
  out["whole_answer_median_ms"] = median_of(whole_ms);
  return out;
}

}  // namespace

int bench_bundle(const Globals& globals, const BenchOptions& options) {
  ordered_json out;
  out["operation"] = "bundle";
  out["random"] = ordered_json::array();
  bool all = true;
  for (const auto& [services, goals] : kSizes) {
    out["random"].push_back(solved(services, goals));
    all = all && out["random"].back()["proven"] == kInstances;
  }
  const auto catalog = over_catalog(globals, options);
  if (!catalog) return fail(globals, catalog.error());
  out["catalog"] = *catalog;
  print(out.dump(2));
  return all ? kOk : kNo;
}

}  // namespace mitate::web::cli
