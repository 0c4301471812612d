#include "ranker/criteria/evidence.h"

#include <algorithm>

#include "ranker/criteria/labels.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

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

EvidenceAssessment EvidenceCriterion::assess(const Subject& subject) {
  return assess_evidence(subject.facts, subject.asked, subject.columns.concepts(),
                         subject.parameters.evidence());
}

void EvidenceCriterion::explain(const EvidenceAssessment& assessment, const Subject& subject,
                                Contribution& out) {
  const ServiceFacts& facts = subject.facts;
  const Concepts& concepts = subject.columns.concepts();
  const catalog::Catalog& source = subject.columns.catalog();
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
    add_ground(out, claim.attested);
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
}

}  // namespace mitate::ranker
