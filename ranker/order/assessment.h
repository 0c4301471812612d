// One service against one need: every criterion as a number, with points. What is explained later
// is exactly this object. Called by selection and by insight (what would change).
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/criteria/criteria.h"
#include "ranker/order/policy.h"

namespace mitate::ranker {

/// One criterion's result in an assessment.
struct CriterionResult {
  std::shared_ptr<const Assessed> assessed;  ///< never null after assess()
  Value value;
  Tenths points;    ///< guaranteed
  Tenths possible;  ///< with everything unknown at its best
};

struct Assessment {
  std::array<CriterionResult, kCriteriaCount> criteria;  ///< in the order of kCriteria
  Tenths score;
  int unknown = 0;  ///< criteria that unknown facts could raise

  /// What a criterion found, by the type of its assessment. REQUIRES assess().
  template <typename One>
  [[nodiscard]] const One& of() const {
    return static_cast<const One&>(*criteria[kCriterionOf<One>].assessed);
  }
};

/// nullopt: below the last band, not listed.
[[nodiscard]] std::optional<Band> band_of(double fit, const FitParameters& scale);
/// 0 offered, 1 research, trial or model programme, 2 reference: decides between services of one
/// band that earn the same and have as many open questions.
[[nodiscard]] int stage_order(const ServiceFacts& facts);

/// Where cheap is wished for without an amount: 0 free for the buyer, or free for those who use it
/// and no price for the buyer known; else 1, where a known price counts by its points. 0 for all
/// where cheap is not wished for.
[[nodiscard]] int price_order(const Assessment& assessment, const Subject& subject);

/// `fit` was assessed before (it decides whether the rest is needed at all).
[[nodiscard]] Assessment assess(const Subject& subject, FitAssessment fit, const Weights& weights);

/// One contribution per criterion in the order of kCriteria; one that weighs nothing is left out
/// unless it has something to say.
[[nodiscard]] std::vector<Contribution> explain(const Assessment& assessment,
                                                const Subject& subject, const Weights& weights);

}  // namespace mitate::ranker
