// What a recommendation or a study may earn before anybody asks for it: the scales of 根拠 applied
// to one record. Not here: which claim speaks to a need (criteria/evidence.h). Pure.
#pragma once
#include "catalog/model/catalog.h"
#include "ranker/facts/facts.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

/// certainty × directness × (base + (1 − base)·clamp(lower / (2·important), 0, 1)); 0 when the
/// estimate is not a benefit. `estimate` and `lower` point in the direction of benefit, same unit
/// as `important`, the smallest important difference. All shares 0..1.
[[nodiscard]] double effect_value(double certainty, double directness, double base, double estimate,
                                  double lower, double important);

[[nodiscard]] Claim guideline_claim(const catalog::Recommendation& recommendation,
                                    catalog::Directness directness,
                                    const EvidenceParameters& scale);
/// `outcome`: the study's outcome concept, nullptr when not stated.
[[nodiscard]] Claim study_claim(const catalog::Study& study, const catalog::Concept* outcome,
                                const EvidenceParameters& scale);

}  // namespace mitate::ranker
