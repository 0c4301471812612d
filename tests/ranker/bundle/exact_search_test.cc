// The search against trying every set, on small drawn instances with every kind of rule; and what a
// larger one promises: allowed sets, true limits, the same answer each time, an end when asked.
#include "ranker/bundle/exact_search.h"

#include <catch2/catch.hpp>

#include "ranker/bundle/quick_answer.h"
#include "ranker/bundle/random_instance.h"

using namespace mitate::ranker::bundle;

namespace {

/// -1: no set is allowed.
std::int64_t best_by_trying(const Instance& instance) {
  std::int64_t best = -1;
  for (std::uint32_t mask = 0; mask < (1U << instance.options.size()); ++mask) {
    Chosen chosen;
    for (std::size_t i = 0; i < instance.options.size(); ++i) {
      if (((mask >> i) & 1U) != 0) chosen.push_back(i);
    }
    if (is_allowed(instance, chosen)) best = std::max(best, worth_of(instance, chosen));
  }
  return best;
}

}  // namespace

TEST_CASE("the proven best set is the one that trying every set finds",
          "[ranker][bundle][property]") {
  std::size_t infeasible = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Instance instance = random_ruled_instance(seed);
    const std::int64_t best = best_by_trying(instance);
    const Solution found = best_set(instance);
    INFO("seed " << seed);
    REQUIRE(found.proven);
    REQUIRE(found.chosen.has_value() == (best >= 0));
    infeasible += best < 0 ? 1U : 0U;
    if (best < 0) continue;
    REQUIRE(is_allowed(instance, *found.chosen));
    REQUIRE(worth_of(instance, *found.chosen) == best);
    REQUIRE(found.worth == best);
    REQUIRE(found.limit == best);
  }
  CHECK(infeasible > 100);  // the draw holds both kinds
  CHECK(infeasible < 1500);
}

TEST_CASE("the instant answer is allowed and never worth more than the best set",
          "[ranker][bundle][property]") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const Instance instance = random_ruled_instance(seed);
    const auto quick = quick_answer(instance);
    if (!quick) continue;
    INFO("seed " << seed);
    REQUIRE(is_allowed(instance, *quick));
    REQUIRE(worth_of(instance, *quick) <= best_set(instance).worth);
  }
}

TEST_CASE("what members add sums to what the set is worth", "[ranker][bundle][property]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Instance instance = random_ruled_instance(seed);
    const Solution found = best_set(instance);
    if (!found.chosen) continue;
    std::int64_t sum = 0;
    for (const Step& step : told_in_steps(instance, *found.chosen)) sum += step.gain;
    REQUIRE(sum == found.worth);
  }
}

TEST_CASE("with little work allowed the limit is still true", "[ranker][bundle][property]") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Instance instance = random_instance(seed, 60, 25);
    const Solution whole = best_set(instance);
    REQUIRE(whole.proven);
    SearchLimits limits;
    limits.work = 20'000;
    const Solution cut = best_set(instance, limits);
    REQUIRE(cut.chosen);
    CHECK(is_allowed(instance, *cut.chosen));
    CHECK(cut.worth <= whole.worth);
    CHECK(cut.limit >= whole.worth);
    CHECK(cut.proven == (cut.limit == cut.worth));
  }
}

TEST_CASE("the same instance gives the same set, and a search that nobody waits for ends",
          "[ranker][bundle]") {
  const Instance instance = random_instance(7, 150, 30);
  const Solution first = best_set(instance);
  const Solution second = best_set(instance);
  CHECK(first.chosen == second.chosen);
  CHECK(first.nodes == second.nodes);
  SearchLimits limits;
  limits.stop = [] { return true; };
  const Solution stopped = best_set(instance, limits);
  CHECK(stopped.stopped);
  CHECK_FALSE(stopped.proven);
  CHECK(stopped.work < first.work);
}

TEST_CASE("only sets worth more than asked for are looked for", "[ranker][bundle]") {
  const Instance instance = random_instance(3, 40, 20);
  const Solution best = best_set(instance);
  SearchLimits limits;
  limits.beyond = best.worth - 1;
  CHECK(best_set(instance, limits).worth == best.worth);
  limits.beyond = best.worth;
  const Solution none = best_set(instance, limits);
  CHECK(none.proven);
  CHECK_FALSE(none.chosen);
}

TEST_CASE("an instance without options, goals or places has the empty set", "[ranker][bundle]") {
  Instance empty;
  empty.purses = {0};
  Solution found = best_set(empty);
  CHECK(found.proven);
  REQUIRE(found.chosen);
  CHECK(found.chosen->empty());
  Instance no_places = random_instance(1, 10, 3);
  no_places.max_count = 0;
  found = best_set(no_places);
  CHECK(found.proven);
  REQUIRE(found.chosen);
  CHECK(found.chosen->empty());
}
