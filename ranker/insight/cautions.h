// What a buyer must know and what earns no points: stage, freshness, buyer, unread grades,
// documents that disagree. Called by rank.cc for the services that are shown.
#pragma once
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/order/assessment.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

[[nodiscard]] std::vector<Reason> cautions_for(const ServiceFacts& facts,
                                               const Assessment& assessment, const Asked& asked,
                                               const Columns& columns, const Policy& policy,
                                               Date as_of);
/// Criteria whose possible maximum is above what is guaranteed.
[[nodiscard]] std::vector<UnknownFact> unknown_facts(const Assessment& assessment,
                                                     const ServiceFacts& facts, const Asked& asked);

}  // namespace mitate::ranker
