// What a service costs the buyer over the whole contract, in whole yen, and how that is known: the
// catalog's price, a quote, an assumption, or not at all. Unknown is never 0. Conversions of
// catalog prices: ranker/question/price.h; a part of a yen is rounded up. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ranker/bundle/asked_bundle.h"
#include "ranker/facts/facts.h"
#include "ranker/question/price.h"

namespace mitate::ranker::bundle {

/// More than any budget; a product that would be larger counts as this.
inline constexpr std::int64_t kBeyondAnyBudget = 1'000'000'000'000'000;

enum class CostBasis { Catalog, Assumed, Quoted, Orientation, Unknown };
constexpr auto spellings(CostBasis) {
  using enum CostBasis;
  return std::to_array<Spelling<CostBasis>>({{Catalog, "catalog"},
                                             {Assumed, "assumed"},
                                             {Quoted, "quoted"},
                                             {Orientation, "orientation"},
                                             {Unknown, "unknown"}});
}

enum class WhyUnknown {
  NotPublished,
  OnRequest,
  Stale,
  UserPaidOnly,
  NotComparable,
  FromOnly,
  Unverified
};
constexpr auto spellings(WhyUnknown) {
  using enum WhyUnknown;
  return std::to_array<Spelling<WhyUnknown>>({{NotPublished, "not_published"},
                                              {OnRequest, "on_request"},
                                              {Stale, "stale"},
                                              {UserPaidOnly, "user_paid"},
                                              {NotComparable, "not_comparable"},
                                              {FromOnly, "from_only"},
                                              {Unverified, "unverified"}});
}

struct ServiceCost {
  std::optional<std::int64_t> yen;  ///< over the contract, with tax; nullopt: not known
  CostBasis basis = CostBasis::Unknown;
  WhyUnknown why = WhyUnknown::NotPublished;  ///< basis Unknown only
  std::optional<Date> on;                     ///< of the quote or assumption
  bool uses_assumed = false;                  ///< counted with assumed uses
  std::optional<std::int64_t> persons;        ///< with whom it was multiplied
  std::vector<std::string> conversions;       ///< wording codes of what was assumed to convert
  std::optional<Ground> ground;               ///< of a catalog price
};

struct CostQuestion {
  std::optional<std::int64_t> persons;  ///< nullopt: not told, so nothing is multiplied
  int months = 12;
  double tax_percent = 10;
  Date as_of;
  double fresh_months = 24;
};

[[nodiscard]] ServiceCost service_cost(const ServiceFacts& facts, const Assumption* assumption,
                                       const CostQuestion& question);
/// A budget over the contract, with tax; nullopt: per person, and how many is not known.
[[nodiscard]] std::optional<std::int64_t> budget_yen(const Budget& budget,
                                                     const CostQuestion& question);
/// An amount over the contract as one of `unit`, cut to whole yen.
[[nodiscard]] std::optional<std::int64_t> in_unit(std::int64_t yen, BudgetUnit unit,
                                                  const CostQuestion& question);

}  // namespace mitate::ranker::bundle
