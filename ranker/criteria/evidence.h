// 根拠: how strongly evidence supports this for the outcome that is wanted. A guideline's grade
// rates a type of intervention and arrives only through an evidence link; studies count by design,
// subject and, where given, effect. The single strongest relevant claim decides: many weak ones
// never add up. Scales: parameters.csv, area "evidence"; shares: verification_levels.csv. Pure.
#pragma once
#include <optional>
#include <vector>

#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

struct EvidenceAssessment : Assessed {
  static constexpr std::string_view kSlug = "evidence";
  std::optional<std::size_t> strongest;  ///< index into ServiceFacts::claims that earned
  bool any_relevant = false;
};

[[nodiscard]] EvidenceAssessment assess_evidence(const ServiceFacts& facts, const Asked& asked,
                                                 const Concepts& concepts,
                                                 const EvidenceParameters& scale);

struct EvidenceCriterion {
  [[nodiscard]] static EvidenceAssessment assess(const Subject& subject);
  static void explain(const EvidenceAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
