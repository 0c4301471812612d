// The choice of a bundle as whole numbers: options with costs, goals with weights, what each option
// is worth for each goal, and the limits. Knows nothing of services, needs or money units; made by
// plan.cc from the matcher's answers and by random_instance.cc. Plain data; everything that solves,
// checks or explains a bundle reads it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mitate::ranker::bundle {

/// Worth of a set: Σ goals weight × (shares applied to the best, second, third value of the goal).
/// Best of the set: the best value four times. Diminishing: a second service adds half of its
/// value, a third a quarter, more add nothing.
inline constexpr std::array<std::int64_t, 3> kBestShares{4, 0, 0};
inline constexpr std::array<std::int64_t, 3> kDiminishingShares{4, 2, 1};

inline constexpr std::int32_t kMostValue = 1000;   ///< of one option for one goal
inline constexpr std::int32_t kMostWeight = 1000;  ///< of one goal
inline constexpr std::size_t kMostGoals = 100;
inline constexpr std::size_t kMostOptions = 2000;

struct BundleGoal {
  std::int32_t weight = 1;   ///< 0..kMostWeight; 0: only its minimum matters
  std::int32_t minimum = 0;  ///< the best value of the set must reach this; 0: no demand
};

enum class Fixed : std::uint8_t { Free, In, Out };

struct Option {
  std::int64_t cost = 0;      ///< yen over the contract, >= 0
  std::size_t purse = 0;      ///< which budget pays it
  std::size_t provider = 0;   ///< equal numbers: the same provider
  Fixed fixed = Fixed::Free;  ///< what the buyer decided beforehand
};

struct Instance {
  std::vector<BundleGoal> goals;
  std::vector<Option> options;
  std::vector<std::int32_t> values;  ///< option by option, one per goal, 0..kMostValue
  std::vector<std::int64_t> purses;  ///< budgets in yen; at least one
  std::size_t max_count = 8;
  std::size_t provider_cap = SIZE_MAX;
  std::vector<std::pair<std::size_t, std::size_t>> needs;     ///< first only together with second
  std::vector<std::pair<std::size_t, std::size_t>> excludes;  ///< never both
  bool diminishing = false;

  [[nodiscard]] std::int32_t value(std::size_t option, std::size_t goal) const {
    return values[option * goals.size() + goal];
  }
  [[nodiscard]] const std::array<std::int64_t, 3>& shares() const {
    return diminishing ? kDiminishingShares : kBestShares;
  }
};

/// A set of options, ascending.
using Chosen = std::vector<std::size_t>;

/// What a set is worth; whether it is allowed is another question.
[[nodiscard]] std::int64_t worth_of(const Instance& instance, const Chosen& chosen);
[[nodiscard]] std::int64_t worth_for_goal(const Instance& instance, const Chosen& chosen,
                                          std::size_t goal);
[[nodiscard]] std::int64_t cost_of_set(const Instance& instance, const Chosen& chosen);
/// Every limit, demand and decision holds.
[[nodiscard]] bool is_allowed(const Instance& instance, const Chosen& chosen);
/// What each member adds, in the order in which the set is told: the one that adds most first, then
/// the one that adds most to it, and so on. The gains sum to worth_of() exactly.
struct Step {
  std::size_t option = 0;
  std::int64_t gain = 0;
};
[[nodiscard]] std::vector<Step> told_in_steps(const Instance& instance, const Chosen& chosen);

}  // namespace mitate::ranker::bundle
