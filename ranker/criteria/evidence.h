// 根拠: how strongly evidence supports this for the outcome that is wanted. A guideline's grade
// rates a type of intervention and arrives only through an evidence link; studies count by design,
// subject and, where given, effect. The single strongest relevant claim decides: many weak ones
// never add up. Scales: parameters.csv, area "evidence"; shares: verification_levels.csv. Pure.
#pragma once
#include <optional>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/criteria/value.h"
#include "ranker/facts/columns.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

struct EvidenceAssessment {
  Value value;
  std::optional<std::size_t> strongest;  ///< index into ServiceFacts::claims that earned
  bool any_relevant = false;
};

[[nodiscard]] EvidenceAssessment assess_evidence(const ServiceFacts& facts, const Asked& asked,
                                                 const Concepts& concepts,
                                                 const EvidenceParameters& scale);

[[nodiscard]] Contribution explain_evidence(const EvidenceAssessment& assessment,
                                            const ServiceFacts& facts, const Columns& columns,
                                            int weight);

}  // namespace mitate::ranker
