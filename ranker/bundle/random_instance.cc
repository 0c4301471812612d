#include "ranker/bundle/random_instance.h"

#include <algorithm>
#include <random>

namespace mitate::ranker::bundle {
namespace {

/// Whole numbers only: distributions of the standard library differ between machines.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed * 2654435761U + 17) {}
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool percent(int share) { return between(0, 99) < share; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace

Instance random_instance(std::uint64_t seed, std::size_t options, std::size_t goals) {
  Dice dice(seed);
  Instance out;
  out.max_count = 8;
  for (std::size_t j = 0; j < goals; ++j) {
    out.goals.push_back({static_cast<std::int32_t>(dice.between(1, 10)), 0});
  }
  std::vector<std::int64_t> costs;
  for (std::size_t i = 0; i < options; ++i) {
    const std::int64_t quality = dice.between(30, 100);
    Option option;
    option.cost = 10'000 * dice.between(5, 100) * (50 + quality) / 150;
    option.provider = i;
    costs.push_back(option.cost);
    out.options.push_back(option);
    for (std::size_t j = 0; j < goals; ++j) {
      const bool serves = dice.percent(33);
      const std::int64_t value = serves ? quality * dice.between(2, 10) : 0;
      out.values.push_back(static_cast<std::int32_t>(value));
    }
  }
  std::sort(costs.begin(), costs.end());
  out.purses = {costs[costs.size() / 2] * dice.between(4, 6)};
  return out;
}

Instance random_ruled_instance(std::uint64_t seed) {
  Dice dice(seed + 1'000'000);
  const auto options = static_cast<std::size_t>(dice.between(1, 11));
  const auto goals = static_cast<std::size_t>(dice.between(1, 6));
  Instance out = random_instance(seed, options, goals);
  out.max_count = static_cast<std::size_t>(dice.between(1, 6));
  out.diminishing = dice.percent(40);
  if (dice.percent(30)) out.purses.push_back(out.purses[0] / 2);
  if (dice.percent(10)) out.purses[0] = 0;
  const bool coarse = dice.percent(30);  // many equal values
  for (std::int32_t& value : out.values) {
    if (coarse) value = value / 400 * 400;
  }
  for (Option& option : out.options) {
    option.purse =
        static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(out.purses.size()) - 1));
    option.provider = static_cast<std::size_t>(dice.between(0, 3));
    if (dice.percent(5)) option.cost = 0;
    if (dice.percent(4)) option.fixed = Fixed::In;
    if (dice.percent(4)) option.fixed = Fixed::Out;
  }
  if (dice.percent(30)) out.provider_cap = static_cast<std::size_t>(dice.between(1, 2));
  for (BundleGoal& goal : out.goals) {
    if (dice.percent(15)) goal.minimum = static_cast<std::int32_t>(dice.between(1, 700));
    if (dice.percent(5)) goal.weight = 0;
  }
  const auto any = [&] {
    return static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(options) - 1));
  };
  for (int i = 0; i < 3 && options > 1; ++i) {
    const std::size_t first = any();
    const std::size_t second = any();
    if (first == second) continue;
    if (dice.percent(20)) out.needs.emplace_back(first, second);
    if (dice.percent(20)) out.excludes.emplace_back(first, second);
  }
  return out;
}

}  // namespace mitate::ranker::bundle
