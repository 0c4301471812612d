// 経済的エビデンス: what a source reports of costs and effects together, such as
// cost-effectiveness, costs of care that were avoided, or a return on the money spent. Amounts
// alone (a budget, a grant, a price) are none. The estimate of a provider without a comparison
// counts half. Pure.
#pragma once
#include <optional>
#include <string>

#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

struct EconomicsAssessment : Assessed {
  static constexpr std::string_view kSlug = "economics";
  int reports = 0;
  std::string kind;  ///< of the strongest, as its source calls it
  Attested strongest;
};

/// `kind` of economics.csv: 0 an amount alone, ½ an estimate, 1 a comparison of costs and effects.
[[nodiscard]] double economic_share(std::string_view kind);

struct EconomicsCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"economics.none_known"},
      CodeRow{"economics.reported", {"count", "kind"}},
      CodeRow{"unknown.economics", {"points"}},
  });
  [[nodiscard]] static EconomicsAssessment assess(const Subject& subject);
  static void explain(const EconomicsAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
