#include "ranker/order/fit_bound.h"

#include <algorithm>
#include <bit>

namespace mitate::ranker {

FitBound::FitBound(const Asked& asked, const Concepts& concepts, const FitParameters& scale)
    : asked_(asked),
      concepts_(concepts),
      scale_(scale),
      masks_are_exact_(concepts.domain_count() <= 64) {
  if (!asked.segments.empty()) always_ += scale.segment_weight;
  if (!asked.outcomes.empty()) always_ += scale.outcome_weight;
  if (!asked.regions.empty()) always_ += region_weight(asked, scale);
  weights_ = always_;
  if (!asked.domains.empty()) weights_ += scale.domain_weight;
  if (!asked.interventions.empty()) weights_ += scale.intervention_weight;
  if (!asked.types.empty()) weights_ += scale.type_weight;
  if (!asked.delivery.empty()) weights_ += scale.delivery_weight;
  if (asked.buyer) weights_ += scale.buyer_weight;
  if (asked.has_text) weights_ += scale.text_weight + scale.words_weight;
  const auto& interventions = concepts.taxonomy().all(catalog::Vocabulary::Interventions);
  for (const AskedConcept& one : asked.interventions) {
    for (std::size_t other = 0; other < interventions.size(); ++other) {
      if (concepts.intervention_nearness(one.id, static_cast<ConceptId>(other)) > 0) {
        near_interventions_ |= 1ULL << (other & 63U);
      }
    }
  }
  for (const AskedConcept& mode : asked.delivery) {
    const std::uint32_t bit = 1U << (mode.id & 31U);
    delivery_ |= bit;
    if ((concepts.online_mode() & bit) != 0) delivery_ |= concepts.screen_modes();
  }
}

double FitBound::domain(std::uint64_t mask) const {
  if (!masks_are_exact_) return 1;
  double best = 0;
  double sum = 0;
  for (const AskedConcept& wanted : asked_.domains) {
    double nearest = 0;
    for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1) {
      const auto offered = static_cast<ConceptId>(std::countr_zero(rest));
      nearest = std::max(nearest, concepts_.nearness(wanted.id, offered));
    }
    best = std::max(best, nearest);
    sum += nearest;
  }
  return scale_.best_share * best +
         (1 - scale_.best_share) * sum / static_cast<double>(asked_.domains.size());
}

double FitBound::of(const Glance& glance) const {
  if (weights_ <= 0) return 1;
  double sum = always_;
  if (!asked_.domains.empty()) sum += scale_.domain_weight * domain(glance.domain_mask);
  if ((glance.intervention_mask & near_interventions_) != 0) sum += scale_.intervention_weight;
  if (std::any_of(asked_.types.begin(), asked_.types.end(),
                  [&](const AskedConcept& type) { return type.id == glance.type; })) {
    sum += scale_.type_weight;
  }
  if ((glance.delivery_modes & delivery_) != 0) sum += scale_.delivery_weight;
  if (asked_.buyer) {
    const bool served = (glance.buyers & bit_of(*asked_.buyer)) != 0;
    const bool reached = (glance.buyers & asked_.reach) != 0;
    sum += scale_.buyer_weight * (served               ? 1.0
                                  : reached            ? scale_.buyer_reach_share
                                  : glance.buyers == 0 ? scale_.buyer_unknown_share
                                                       : 0.0);
  }
  return sum / weights_;
}

}  // namespace mitate::ranker
