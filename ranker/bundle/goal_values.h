// What each service is worth for each goal: the matcher's guaranteed points without the criterion
// of cost, because here money is a limit and would else count twice. Same conditions, same parts,
// same explanation as any match. Called by the planner.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/bundle/asked_bundle.h"
#include "ranker/matcher.h"

namespace mitate::ranker::bundle {

/// Services that a goal's list may hold.
inline constexpr std::size_t kMostPerGoal = 100;

struct GoalMatches {
  std::vector<Match> matches;         ///< as the matcher ordered them
  std::vector<Confirmation> waiting;  ///< a stated condition is not known to be met
  std::size_t excluded = 0;           ///< services that break a condition
  bool no_strong_match = false;
};

struct GoalValues {
  std::vector<ServiceId> services;   ///< of any goal's matches, ascending
  std::vector<std::int32_t> tenths;  ///< service by service, one per goal; 0: not among its matches
  std::vector<GoalMatches> goals;
  std::string policy_id, policy_hash;
  std::uint64_t sequence = 0;
  [[nodiscard]] std::int32_t at(std::size_t service, std::size_t goal) const {
    return tenths[service * goals.size() + goal];
  }
};

/// The need as one goal asks it, by the rule of part_of(): what the other goals hold is gone, the
/// budget, and with several goals every word of the text that no slot of this one was read from.
[[nodiscard]] Need need_for(const Need& need, const std::vector<AskedGoal>& goals,
                            std::size_t mine);
/// Points of a match without cost.
[[nodiscard]] Tenths value_without_cost(const Match& match);

/// Errors: InvalidArgument naming "goals[i].…" or the slot of the need; Unavailable when `stop`
/// ended it.
[[nodiscard]] Result<GoalValues> goal_values(const Matcher& matcher, const AskedBundle& asked,
                                             const std::function<bool()>& stop = {});

}  // namespace mitate::ranker::bundle
