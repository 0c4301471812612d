// 費用: what the buyer pays against the budget, or against a frozen scale when no budget is stated.
// Prices the user pays are shown and are not the buyer's cost. Unknown earns 0 and shows what it
// could add. Conversion: ranker/question/price.h. Pure.
#pragma once
#include "ranker/criteria/criterion.h"
#include "ranker/question/price.h"

namespace mitate::ranker {

/// r = price / budget: 1 up to `full_until`, then linearly to `full_until` at r = 1 (1.5 − r for
/// .5), from there to 0 at `zero_from`. A budget of 0 is met only by a price of 0.
[[nodiscard]] double price_against_budget(double price, double budget, double full_until,
                                          double zero_from);
/// 1 at or below `p10`, 0 at or above `p90`, linear between.
[[nodiscard]] double price_on_scale(double price, double p10, double p90);

struct PriceAssessment : Assessed {
  static constexpr std::string_view kSlug = "price";
  BuyerCost cost;
  bool against_budget = false;
  double counted_yen = 0;
  std::optional<Cost> each;                    ///< per person, where the budget is for all
  std::optional<std::int64_t> persons_within;  ///< how many persons the budget is enough for
};

[[nodiscard]] PriceAssessment assess_price(const ServiceFacts& facts, const Asked& asked,
                                           const Parameters& policy, Date as_of);

struct PriceCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"price.against_budget", {"yen", "unit"}},
      CodeRow{"price.assume_headcount"},
      CodeRow{"price.assume_household"},
      CodeRow{"price.assume_once_over_contract"},
      CodeRow{"price.assume_tax"},
      CodeRow{"price.assume_total_over_contract"},
      CodeRow{"price.assume_year"},
      CodeRow{"price.free"},
      CodeRow{"price.from", {"yen", "unit"}},
      CodeRow{"price.incomparable"},
      CodeRow{"price.on_request"},
      CodeRow{"price.on_scale", {"yen", "unit"}},
      CodeRow{"price.persons_within", {"count", "yen", "unit"}},
      CodeRow{"price.stale"},
      CodeRow{"price.unknown"},
      CodeRow{"price.user_paid_only"},
      CodeRow{"unknown.price", {"points"}},
  });
  [[nodiscard]] static PriceAssessment assess(const Subject& subject);
  static void explain(const PriceAssessment& assessment, const Subject& subject, Contribution& out);
};

}  // namespace mitate::ranker
