#include "ranker/criteria/evidence.h"

#include <algorithm>

#include "catalog/model/study_kind.h"
#include "ranker/criteria/labels.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

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

bool intersects(const std::vector<ConceptId>& sorted, const std::vector<AskedConcept>& asked) {
  return std::any_of(asked.begin(), asked.end(), [&](const AskedConcept& one) {
    return std::binary_search(sorted.begin(), sorted.end(), one.id);
  });
}

/// 0..1: how far the claim speaks to what this need wants.
double relevance(const Claim& claim, const Asked& asked, const Concepts& concepts,
                 const EvidenceParameters& scale) {
  double outcome = 1.0;
  if (!asked.outcomes.empty() && !claim.outcomes.empty()) {
    if (intersects(claim.outcomes, asked.outcomes)) return 1.0;
    // Indirectness of the outcome, as GRADE rates it down: the subject is right, the measure
    // another.
    if (!claim.is_guideline) outcome = scale.other_outcome;
  }
  if (asked.domains.empty()) return scale.direct_near * outcome;
  double near = 0;
  for (const ConceptId domain : claim.domains) {
    for (const AskedConcept& wanted : asked.domains) {
      near = std::max(near, concepts.nearness(domain, wanted.id));
    }
  }
  // Siblings share a chapter of the taxonomy, not an effect.
  if (near < 0.5) return 0;
  // A service of several domains does not say which of them its study was about.
  return outcome *
         (!claim.is_guideline && claim.domains.size() > 1 ? near * scale.direct_near : near);
}

/// Why claims that speak to the need earn nothing, the one that can be mended first.
std::string why_nothing(const std::vector<Claim>& claims) {
  const auto some = [&](auto holds) { return std::any_of(claims.begin(), claims.end(), holds); };
  if (some([](const Claim& c) { return !c.no_effect_shown && c.attested.share <= 0; })) {
    return "evidence.awaiting_check";
  }
  if (some([](const Claim& c) { return !c.no_effect_shown && c.strength <= 0; })) {
    return "evidence.result_unknown";
  }
  return "evidence.no_effect_shown";
}

/// Wording key of a study's result against the service; empty when none was found.
std::string_view result_against(const std::vector<Claim>& claims) {
  std::string_view found;
  for (const Claim& claim : claims) {
    if (claim.retracted || !claim.finding) continue;
    if (*claim.finding == catalog::StudyFinding::Harm) return "evidence.harm";
    if (*claim.finding == catalog::StudyFinding::NoDifference) found = "evidence.no_difference";
  }
  return found;
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

EvidenceAssessment assess_evidence(const ServiceFacts& facts, const Asked& asked,
                                   const Concepts& concepts, const EvidenceParameters& scale) {
  EvidenceAssessment out;
  // What is not known to exist may exist: nobody has told us of every study.
  out.value.high = facts.claims.empty() ? 1.0 : 0.0;
  for (std::size_t i = 0; i < facts.claims.size(); ++i) {
    const Claim& claim = facts.claims[i];
    const double relevant = relevance(claim, asked, concepts, scale);
    if (relevant <= 0) continue;
    out.any_relevant = true;
    const double earned = claim.strength * relevant * claim.attested.share;
    out.value.high = std::max(out.value.high, claim.possible * relevant);
    if (earned > out.value.low) {
      out.value.low = earned;
      out.strongest = i;
    }
  }
  if (!out.any_relevant) out.value.high = 1.0;
  return out;
}

Contribution explain_evidence(const EvidenceAssessment& assessment, const ServiceFacts& facts,
                              const Columns& columns, int weight) {
  Contribution out;
  out.criterion = "evidence";
  out.points = guaranteed_points(assessment.value, weight);
  out.possible = possible_points(assessment.value, weight);
  out.max = Tenths{weight * 10};
  const Concepts& concepts = *columns.concepts;
  const catalog::Catalog& source = *columns.catalog;
  if (assessment.strongest) {
    const Claim& claim = facts.claims[*assessment.strongest];
    if (claim.is_guideline) {
      const catalog::Recommendation* rec = source.recommendation(claim.recommendation);
      const catalog::Guideline* guideline =
          rec == nullptr ? nullptr : source.guideline(rec->guideline);
      out.reasons.push_back(
          {"evidence.recommendation",
           {{"guideline", guideline == nullptr ? std::string() : guideline->name},
            {"recommendation", claim.recommendation.text()},
            {"intervention", concepts.at(Vocabulary::Interventions, claim.intervention).label_ja},
            {"grade", std::to_string(claim.grade.value_or(0))},
            {"directness", std::string(catalog::name_of(claim.directness))}}});
    } else {
      out.reasons.push_back(
          {"evidence.study",
           {{"design", concepts.at(Vocabulary::EvidenceTypes, claim.design).label_ja},
            {"study", claim.study}}});
    }
    if (!claim.attested.source.empty()) {
      out.grounds.push_back({claim.attested.source,
                             std::string(catalog::name_of(claim.attested.verification)),
                             claim.attested.as_of});
    }
  } else if (facts.claims.empty()) {
    out.reasons.push_back({"evidence.none_known", {}});
  } else if (!assessment.any_relevant) {
    out.reasons.push_back({"evidence.other_outcome", {}});
  } else {
    out.reasons.push_back({why_nothing(facts.claims), {}});
  }
  // A result against the service stays in sight, whatever else earns.
  if (const std::string_view result = result_against(facts.claims); !result.empty()) {
    out.reasons.push_back({std::string(result), {}});
  }
  if (facts.unmapped) out.reasons.push_back({"evidence.unmapped", {}});
  return out;
}

}  // namespace mitate::ranker
