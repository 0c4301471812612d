#include "ranker/facts/claims.h"

#include <algorithm>

#include "catalog/model/study_kind.h"

namespace mitate::ranker {

namespace {

double directness_share(catalog::Directness directness, const EvidenceParameters& scale) {
  switch (directness) {
    case catalog::Directness::Same:
      return scale.direct_same;
    case catalog::Directness::Near:
      return scale.direct_near;
    case catalog::Directness::Far:
      return scale.direct_far;
  }
  return 0;
}

double certainty_share(std::optional<char> certainty, const EvidenceParameters& scale) {
  if (!certainty) return scale.certainty_unknown;
  switch (*certainty) {
    case 'A':
      return scale.certainty_a;
    case 'B':
      return scale.certainty_b;
    case 'C':
      return scale.certainty_c;
    case 'D':
      return scale.certainty_d;
    default:
      return 0;
  }
}

double design_share(std::string_view design, const EvidenceParameters& scale) {
  if (design == "rct") return scale.design_rct;
  if (design == "controlled") return scale.design_controlled;
  if (design == "cohort") return scale.design_cohort;
  if (design == "pre-post") return scale.design_pre_post;
  if (design == "rct-secondary") return scale.design_rct_secondary;
  if (design == "validation") return scale.design_validation;
  if (design == "usage-report") return scale.design_usage_report;
  if (design == "ongoing") return scale.design_ongoing;
  return 0;  // a design the scale does not know earns nothing until it is reviewed
}

}  // namespace

double effect_value(double certainty, double directness, double base, double estimate, double lower,
                    double important) {
  if (estimate <= 0) return 0;
  const double size = important > 0 ? std::clamp(lower / (2 * important), 0.0, 1.0) : 0.0;
  return certainty * directness * (base + (1 - base) * size);
}

Claim guideline_claim(const catalog::Recommendation& recommendation, catalog::Directness directness,
                      const EvidenceParameters& scale) {
  Claim claim;
  claim.is_guideline = true;
  claim.recommendation = recommendation.id;
  claim.grade = recommendation.grade;
  claim.directness = directness;
  const double direct = directness_share(directness, scale);
  double by_grade = 0;
  if (recommendation.grade == 1) by_grade = scale.grade_1;
  if (recommendation.grade == 2) by_grade = scale.grade_2;
  claim.no_effect_shown = by_grade <= 0;
  claim.strength = by_grade * direct * certainty_share(recommendation.certainty, scale);
  // An unread grade could still turn out to be the best one; an unread certainty likewise.
  const double open_grade = recommendation.grade ? by_grade : scale.grade_1;
  const double open_certainty = recommendation.certainty
                                    ? certainty_share(recommendation.certainty, scale)
                                    : scale.certainty_a;
  claim.possible = std::max(claim.strength, open_grade * direct * open_certainty);
  return claim;
}

Claim study_claim(const catalog::Study& study, const catalog::Concept* outcome,
                  const EvidenceParameters& scale) {
  Claim claim;
  claim.study = study.id;
  claim.retracted = study.retracted.value_or(false);
  const double design = design_share(study.design, scale);
  const double subject = study.subject == catalog::StudySubject::ThisService
                             ? scale.subject_this_service
                             : scale.subject_method;
  claim.finding = study.finding;
  const bool compares = catalog::study_kind(study.design) == catalog::StudyKind::Effect;
  const bool settled_against =
      compares && study.finding && *study.finding != catalog::StudyFinding::Benefit;
  claim.no_effect_shown = design <= 0 || claim.retracted || settled_against;
  if (claim.no_effect_shown) {
    // A usage report can be followed by a study; a result that was read is settled.
    claim.possible = claim.retracted || settled_against ? 0.0 : 1.0;
    return claim;
  }
  if (compares && !study.finding) {  // nobody could read the result: it earns nothing until then
    claim.possible = design * subject;
    return claim;
  }
  const bool sized = study.effect_value && study.ci_low && study.ci_high && outcome != nullptr &&
                     outcome->smallest_important_difference && study.unit && outcome->unit &&
                     *study.unit == *outcome->unit;
  if (sized) {
    // Sources write a reduction with a negative sign; the sign of the estimate gives the direction
    // of benefit only together with the limit on the same side.
    const double estimate = *study.effect_value;
    const double important = *outcome->smallest_important_difference;
    const bool falling = important < 0;
    const double lower = falling ? -*study.ci_high : *study.ci_low;
    claim.strength =
        effect_value(design, subject, scale.effect_base, falling ? -estimate : estimate, lower,
                     falling ? -important : important);
    claim.possible = std::max(claim.strength, design * subject);
    return claim;
  }
  claim.strength = design * subject * scale.effect_base;
  claim.possible = design * subject;
  return claim;
}

}  // namespace mitate::ranker
