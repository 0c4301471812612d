// Prices as sources write them, made comparable with a budget, and only when that is honest: the
// assumption behind each conversion is returned so that it can be printed. Not here: points
// (criteria/price.h). Called by gate and criterion.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "ranker/facts/facts.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

/// What an amount is per. Only equal measures compare.
enum class Measure { PersonMonth, TotalMonth, PerUse };

/// Yen including tax per measure. `Total` and yearly budgets are spread over the months.
struct Spend {
  double yen = 0;
  Measure measure = Measure::PersonMonth;
  BudgetOp op = BudgetOp::AtMost;
  BudgetUnit unit = BudgetUnit::PersonMonth;  ///< as the buyer wrote it
  double written_per_yen = 1;                 ///< amount in `unit` and its tax form = yen × this
  bool tax_stated = false;                    ///< with or without tax is said
};

struct Conversion {
  std::optional<std::int64_t> headcount;
  int contract_months = 12;
  double tax_factor = 1.10;
  /// The lowest that a price can mean for this buyer: tax is added only where both sides say that
  /// it is apart, and a fee paid once is no part of a monthly or yearly amount.
  bool at_lowest = false;
  bool budget_states_tax = false;  ///< of the budget it is held against; at_lowest only
  bool budget_is_total = false;    ///< likewise
};

/// A total budget stays a total (per month); with `headcount` it can be compared per person later.
[[nodiscard]] Spend spend_of(const Budget& budget, const Conversion& with);

/// A service's cost to the buyer in one measure.
struct Cost {
  double yen = 0;
  Measure measure = Measure::PersonMonth;
  bool at_least = false;        ///< "from": may be more
  bool as_written_tax = false;  ///< without tax, or the source does not say; counted with tax
  std::string_view assumption;  ///< wording code; empty when none was needed
  bool by_headcount = false;    ///< multiplied or divided by the number of people
};

/// Into `wanted`; nullopt when that would be a guess: price paid by the user, unknown unit, a
/// per-use price against a monthly budget, a total without a headcount.
[[nodiscard]] std::optional<Cost> cost_of(const PriceFact& price, Measure wanted,
                                          const Conversion& with);

enum class PriceKnowledge { Known, UserPaidOnly, Stale, OnRequest, Incomparable, Unknown };

/// The cheapest known cost to the buyer that is valid and fresh on `as_of`.
struct BuyerCost {
  PriceKnowledge knowledge = PriceKnowledge::Unknown;
  std::optional<Cost> cost;          ///< Known only
  const PriceFact* price = nullptr;  ///< the price meant, also for Stale and UserPaidOnly
};
[[nodiscard]] BuyerCost buyer_cost(const std::vector<PriceFact>& prices, Measure wanted,
                                   const Conversion& with, Date as_of, double fresh_months);

[[nodiscard]] std::string_view label_of(Measure measure);
[[nodiscard]] std::string_view label_of(BudgetUnit unit);

}  // namespace mitate::ranker
