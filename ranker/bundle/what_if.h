// Questions about a solved choice: what other budgets would bring, which set comes next, up to what
// cost an option would come in, what other weights and costs change, and the smallest changes that
// make an impossible choice possible. Over whole-number instances only; each question is a few more
// searches. Pure and deterministic.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ranker/bundle/exact_search.h"
#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

/// How hard each of the further questions may be worked on.
struct Effort {
  std::int64_t work = 6'000'000;  ///< cells per search
  std::function<bool()> stop;
  bool stopped = false;  ///< set when a search was ended by `stop`
  /// best_set() within this effort; nothing once a search was stopped.
  [[nodiscard]] Solution solve(const Instance& instance,
                               std::optional<std::int64_t> beyond = std::nullopt);
};

struct FrontierPoint {
  std::int64_t budget = 0;
  std::optional<Chosen> chosen;  ///< nullopt: nothing is allowed with this money
  std::int64_t worth = 0;
  std::int64_t cost = 0;
  bool proven = false;
};
/// With one purse: a tenth of its money to twice of it, in `points` steps; empty with several.
[[nodiscard]] std::vector<FrontierPoint> frontier(const Instance& instance, std::size_t points,
                                                  Effort& effort);

/// The best set that lacks at least one member of `chosen`; nullopt: there is none.
[[nodiscard]] std::optional<Chosen> next_best(const Instance& instance, const Chosen& chosen,
                                              Effort& effort);

/// The most that `option` may cost so that a set with it is worth more than `beyond`; cut to steps
/// of a two-thousandth of its purse. nullopt: not even for nothing.
[[nodiscard]] std::optional<std::int64_t> entry_cost(const Instance& instance, std::size_t option,
                                                     std::int64_t beyond, Effort& effort);

/// One weight or cost moved by a fifth.
struct Shift {
  bool of_goal = false;  ///< else of an option's cost
  std::size_t index = 0;
  int percent = 0;  ///< -20 or 20
  std::optional<Chosen> better =
      {};                     ///< what is then better than `chosen`; nullopt: it stays the best
  bool still_allowed = true;  ///< `chosen` itself
};
[[nodiscard]] std::vector<Shift> sensitivity(const Instance& instance, const Chosen& chosen,
                                             const std::vector<std::size_t>& assumed_options,
                                             Effort& effort);

struct Loosening {
  enum class Kind {
    Budget,
    DropDemand,
    LowerDemand,
    MoreServices,
    ProviderCap,
    DropNeed,
    DropExclude,
    DropTaken
  };
  Kind kind = Kind::Budget;
  std::size_t index = 0;  ///< of purse, goal, pair or option
  std::int64_t to = 0;    ///< new budget, minimum, count or cap
};
/// Single changes of an instance without any allowed set, each of which makes one possible.
[[nodiscard]] std::vector<Loosening> loosenings(const Instance& instance, Effort& effort);

}  // namespace mitate::ranker::bundle
