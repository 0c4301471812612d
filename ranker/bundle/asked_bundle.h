// What a buyer of a bundle asks: a need, its goals, one budget or one per goal, rules, and what the
// buyer assumes or was quoted. Confidential like a need, and more so: quotes belong to it. Made by
// web/api from JSON and by the pages; checked by check(). Plain data.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/result.h"
#include "catalog/base/strong_id.h"
#include "ranker/answer/ranking.h"
#include "ranker/need/need.h"
#include "ranker/need/need_limits.h"
#include "ranker/question/match_options.h"

namespace mitate::ranker::bundle {

inline constexpr std::size_t kMostAskedGoals = 20;
inline constexpr std::size_t kMostMembers = 12;
inline constexpr std::size_t kUsualMembers = 5;
inline constexpr std::size_t kMostAssumptions = 200;
inline constexpr std::size_t kMostPairs = 50;
inline constexpr std::int64_t kMostUses = 100'000'000;  ///< per year

struct AskedGoal {
  Goal goal;                            ///< at least one domain
  std::vector<std::string> outcomes;    ///< taxonomy slugs
  std::optional<int> weight;            ///< 1..100; nullopt: by persons where all goals say them
  std::optional<std::int64_t> persons;  ///< whom the goal is about; nullopt: the need's headcount
  int participation = 100;              ///< percent of them who take part, 1..100
  bool must = false;                    ///< a set that leaves it open is none
  Tenths minimum{1};                    ///< what a must-goal has to reach, points of its value
  std::optional<Budget> budget;         ///< its own; then every goal has one
};

enum class PriceSaid { Assumed, Quoted, Orientation };
constexpr auto spellings(PriceSaid) {
  using enum PriceSaid;
  return std::to_array<Spelling<PriceSaid>>(
      {{Assumed, "assumed"}, {Quoted, "quoted"}, {Orientation, "orientation"}});
}

/// A price that the buyer types in; it is labelled with what it is and its day wherever it counts.
struct Assumption {
  ServiceId service;
  std::optional<std::int64_t> amount;  ///< yen, from 1; nullopt: only the uses are assumed
  BudgetUnit unit = BudgetUnit::Total;
  bool with_tax = true;
  PriceSaid said = PriceSaid::Assumed;
  std::optional<Date> on;
  std::optional<std::int64_t> uses_per_year;  ///< for prices per use, also the catalog's
};

struct AskedBundle {
  Need need;
  std::vector<AskedGoal> goals;
  std::optional<Budget> budget;
  std::size_t max_count = kUsualMembers;
  std::optional<std::size_t> provider_cap;
  bool diminishing = false;
  bool each_region = false;  ///< every asked region is served by a member, as far as sources say
  std::vector<std::pair<ServiceId, ServiceId>> needs;     ///< first only together with second
  std::vector<std::pair<ServiceId, ServiceId>> excludes;  ///< never both
  std::vector<ServiceId> take;                            ///< surely in
  std::vector<ServiceId> leave;                           ///< surely out
  std::vector<Assumption> assumptions;
  MatchOptions options;
};

/// One goal per problem that the reader found; where it found one that is about several domains
/// (「睡眠とこころの健康」), and where a need has no text, one per domain.
[[nodiscard]] std::vector<AskedGoal> goals_of(const Need& need, const std::vector<Goal>& read);

/// Rules that need no catalog. Errors: InvalidArgument whose place.field is the member.
[[nodiscard]] Result<void> check(const AskedBundle& asked);

}  // namespace mitate::ranker::bundle
