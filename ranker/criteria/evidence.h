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
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"evidence.awaiting_check"},
      CodeRow{"evidence.harm"},
      CodeRow{"evidence.no_difference"},
      CodeRow{"evidence.no_effect_shown"},
      CodeRow{"evidence.none_known"},
      CodeRow{"evidence.other_outcome"},
      CodeRow{"evidence.recommendation",
              {"guideline", "recommendation", "intervention", "grade", "directness"}},
      CodeRow{"evidence.result_unknown"},
      CodeRow{"evidence.study", {"design", "study"}},
      CodeRow{"evidence.unmapped"},
      CodeRow{"unknown.evidence", {"points"}},
  });
  [[nodiscard]] static EvidenceAssessment assess(const Subject& subject);
  static void explain(const EvidenceAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
