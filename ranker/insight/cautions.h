// What a buyer must know and what earns no points: stage, freshness, buyer, unread grades,
// documents that disagree. Called by rank.cc for the services that are shown.
#pragma once
#include <vector>

#include "ranker/asked.h"
#include "ranker/assessment.h"
#include "ranker/columns.h"
#include "ranker/policy.h"
#include "ranker/ranking.h"

namespace mitate::ranker {

[[nodiscard]] std::vector<Reason> cautions_for(const ServiceFacts& facts,
                                               const Assessment& assessment, const Asked& asked,
                                               const Columns& columns, const Policy& policy,
                                               Date as_of);
/// Criteria whose possible maximum is above what is guaranteed.
[[nodiscard]] std::vector<UnknownFact> unknown_facts(const Assessment& assessment,
                                                     const ServiceFacts& facts, const Asked& asked);

}  // namespace mitate::ranker
