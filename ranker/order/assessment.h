// One service against one need: all six criteria as numbers, band and points. What is explained
// later is exactly this object. Called by rank.cc and by insight (what would change).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/criteria/assurance.h"
#include "ranker/criteria/delivery.h"
#include "ranker/criteria/evidence.h"
#include "ranker/criteria/fit.h"
#include "ranker/criteria/price.h"
#include "ranker/criteria/track_record.h"
#include "ranker/facts/columns.h"
#include "ranker/policy/policy.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

struct Assessment {
  FitAssessment fit;
  EvidenceAssessment evidence;
  AssuranceAssessment assurance;
  PriceAssessment price;
  DeliveryAssessment delivery;
  TrackRecordAssessment track_record;
  std::array<Value, kCriteriaCount> values{};
  std::array<Tenths, kCriteriaCount> points{};
  std::array<Tenths, kCriteriaCount> possible{};
  Tenths score;
  int unknown = 0;  ///< criteria that unknown facts could raise
};

/// nullopt: below the last band, not listed.
[[nodiscard]] std::optional<Band> band_of(double fit, const FitParameters& scale);
/// 0 offered, 1 research, trial or model programme, 2 reference: decides between services of one
/// band that earn the same and have as many open questions.
[[nodiscard]] int stage_order(const ServiceFacts& facts);

/// `fit` was assessed before (it decides whether the rest is needed at all).
[[nodiscard]] Assessment assess(const ServiceFacts& facts, FitAssessment fit, const Asked& asked,
                                const Columns& columns, const Policy& policy,
                                const Weights& weights, Date as_of);

[[nodiscard]] std::vector<Contribution> explain(const Assessment& assessment,
                                                const ServiceFacts& facts, const Asked& asked,
                                                const Columns& columns, const Weights& weights,
                                                const std::vector<std::string>& phrases,
                                                const std::vector<std::string>& standing);

}  // namespace mitate::ranker
