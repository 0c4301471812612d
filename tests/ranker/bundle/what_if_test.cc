// The further questions against solving anew: what they promise is what happens.
#include "ranker/bundle/what_if.h"

#include <catch2/catch.hpp>

#include "ranker/bundle/random_instance.h"

using namespace mitate::ranker::bundle;

TEST_CASE("more money is never worth less, and the middle point is the budget itself",
          "[ranker][bundle][property]") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Instance instance = random_instance(seed, 20, 5);
    Effort effort;
    const auto points = frontier(instance, 20, effort);
    REQUIRE(points.size() == 20);
    CHECK(points[9].budget == instance.purses[0]);
    CHECK(points[9].worth == best_set(instance).worth);
    for (std::size_t i = 1; i < points.size(); ++i) {
      CHECK(points[i].worth >= points[i - 1].worth);
      CHECK(points[i].cost <= points[i].budget);
    }
  }
}

TEST_CASE("the next best set lacks a member and nothing between the two was missed",
          "[ranker][bundle][property]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Instance instance = random_instance(seed, 12, 4);
    Effort effort;
    const Solution best = best_set(instance);
    const auto next = next_best(instance, *best.chosen, effort);
    REQUIRE(next);
    CHECK(is_allowed(instance, *next));
    std::int64_t most = 0;
    for (const std::size_t member : *best.chosen) {
      Instance other = instance;
      other.options[member].fixed = Fixed::Out;
      most = std::max(most, best_set(other).worth);
    }
    CHECK(worth_of(instance, *next) == most);
  }
}

TEST_CASE("an option comes in at the cost that was told, and not much above",
          "[ranker][bundle][property]") {
  std::size_t seen = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Instance instance = random_instance(seed, 15, 4);
    instance.options[0].fixed = Fixed::Out;
    const Solution without = best_set(instance);
    Effort effort;
    const auto cost = entry_cost(instance, 0, without.worth, effort);
    if (!cost) continue;
    ++seen;
    Instance with = instance;
    with.options[0].fixed = Fixed::Free;
    with.options[0].cost = *cost;
    CHECK(best_set(with).worth > without.worth);
    if (*cost == instance.purses[0]) continue;
    with.options[0].cost = *cost + instance.purses[0] / 1000 + 2;
    CHECK(best_set(with).worth == without.worth);
  }
  CHECK(seen > 5);
}

TEST_CASE("every proposed change makes an impossible choice possible",
          "[ranker][bundle][property]") {
  std::size_t proposed = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Instance instance = random_ruled_instance(seed);
    if (best_set(instance).chosen) continue;
    Effort effort;
    for (const Loosening& one : loosenings(instance, effort)) {
      Instance other = instance;
      const auto at = static_cast<std::ptrdiff_t>(one.index);
      switch (one.kind) {
        case Loosening::Kind::Budget:
          other.purses[one.index] = one.to;
          break;
        case Loosening::Kind::DropDemand:
        case Loosening::Kind::LowerDemand:
          other.goals[one.index].minimum = static_cast<std::int32_t>(one.to);
          break;
        case Loosening::Kind::MoreServices:
          other.max_count = static_cast<std::size_t>(one.to);
          break;
        case Loosening::Kind::ProviderCap:
          other.provider_cap = static_cast<std::size_t>(one.to);
          break;
        case Loosening::Kind::DropNeed:
          other.needs.erase(other.needs.begin() + at);
          break;
        case Loosening::Kind::DropExclude:
          other.excludes.erase(other.excludes.begin() + at);
          break;
        case Loosening::Kind::DropTaken:
          other.options[one.index].fixed = Fixed::Free;
          break;
      }
      INFO("seed " << seed << " kind " << static_cast<int>(one.kind));
      CHECK(best_set(other).chosen);
      ++proposed;
    }
  }
  CHECK(proposed > 30);
}
