// The answer to a bundle: the set, what each member adds and costs, what covers each goal, what
// stays open and why, how far from the best it can be, and what other money, weights and prices
// would change. Gains sum to the worth and costs to the total exactly. Plain data; codes and names,
// no sentences.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ranker/bundle/asked_bundle.h"
#include "ranker/bundle/goal_values.h"
#include "ranker/bundle/service_cost.h"

namespace mitate::ranker::bundle {

/// Worth is counted in fortieths of a weighted point: weight × tenths of a point × 4 (shares).
inline constexpr std::int64_t kWorthPerPoint = 40;

struct Covered {
  std::size_t goal = 0;
  Tenths value;       ///< points of this service for the goal
  bool best = false;  ///< no member is worth more for it
};

struct Member {
  ServiceId service;
  ServiceCost cost;
  std::int64_t gain = 0;  ///< worth that it adds to the members before it
  std::vector<Covered> covers;
};

enum class Open { NoneKnown, PriceUnknown, TooDear, CrowdedOut };
constexpr auto spellings(Open) {
  using enum Open;
  return std::to_array<Spelling<Open>>({{NoneKnown, "none_known"},
                                        {PriceUnknown, "price_unknown"},
                                        {TooDear, "too_dear"},
                                        {CrowdedOut, "crowded_out"}});
}

struct GoalOutcome {
  int weight = 1;
  std::optional<std::int64_t> participants;
  std::optional<ServiceId> by;  ///< the member that is worth most; nullopt: not covered
  Tenths value;                 ///< its points
  Tenths most;                  ///< points of the best service at all, whatever it costs
  std::int64_t worth = 0;       ///< in the bundle
  std::optional<Open> open;     ///< why it is not covered
  std::size_t candidates = 0;   ///< services that serve it
  std::size_t priced = 0;       ///< of these, with a price that counts
};

/// A set and what it is worth, for lists of sets.
struct OtherSet {
  std::vector<ServiceId> services;  ///< the one that adds most first
  std::int64_t worth = 0;
  std::optional<std::int64_t> cost;  ///< nullopt: a member's is unknown, or there is none
  std::int64_t known_cost = 0;       ///< of the members whose cost is known
  std::size_t unpriced = 0;
  bool proven = false;
};

struct BudgetPoint {
  std::int64_t budget = 0;
  std::optional<OtherSet> set;  ///< nullopt: none is allowed
};

/// A service without a price: it would come into the best set up to this cost.
struct WouldEnter {
  std::size_t goal = 0;
  ServiceId service;
  Tenths value;
  WhyUnknown why = WhyUnknown::NotPublished;
  std::optional<std::int64_t> up_to;  ///< over the contract; nullopt: not even for nothing
};

/// A weight or a typed price moved by a fifth.
struct Moved {
  std::optional<std::size_t> goal;   ///< its weight
  std::optional<ServiceId> service;  ///< its assumed cost
  int percent = 0;
  std::optional<OtherSet> better;  ///< nullopt: the set stays the best
};

struct Loosened {
  std::string change;  ///< budget, drop_must, lower_minimum, max_count, provider_cap, requires,
                       ///< excludes, take, each_region
  std::optional<std::size_t> goal;
  std::vector<ServiceId> services;
  std::int64_t to = 0;  ///< yen over the contract, tenths of a point or a number
};

struct Bundle {
  std::vector<AskedGoal> asked_goals;
  std::vector<GoalOutcome> goals;
  bool with_budget = false;
  std::vector<std::int64_t> budgets;  ///< over the contract, one or one per goal
  CostQuestion costs;                 ///< persons, months, tax that amounts were converted with
  bool possible = true;               ///< false: see loosened
  std::vector<Member> members;        ///< the one that adds most first
  std::int64_t worth = 0;
  std::int64_t known_cost = 0;
  std::size_t unpriced_members = 0;  ///< only without a budget
  bool proven = false;
  std::optional<double> bound;  ///< share of the best worth that could be missing; nullopt: unknown
  std::vector<OtherSet> by_count;  ///< whatever they cost: the best one, two, three …
  std::vector<WouldEnter> would_enter;
  std::vector<BudgetPoint> frontier;
  std::optional<OtherSet> next_best;
  std::vector<Moved> moved;
  std::vector<Loosened> loosened;
  GoalValues values;
  std::vector<ServiceCost> service_costs;  ///< of values.services, in their order
  std::vector<Assumption> assumptions;
  Date as_of;
};

}  // namespace mitate::ranker::bundle
