// 近隣の自治体での実績: documented uses of a service by municipalities near the one that asks. Near
// is defined as the same prefecture (places that a case study's source names); inside it the
// distance between the two offices' coordinates orders them. Neighbours across a prefecture's
// border are not counted, because the catalog has no sourced list of adjacent municipalities. Never
// a statement about where a service is offered. Called by rank.cc and track_record.
#pragma once
#include <string_view>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

/// True when a source places the case in a prefecture that is asked for.
[[nodiscard]] bool is_near(const CaseFact& one, const Asked& asked);

/// Of buyers of the asked kind, nearest first, at most `most`. Empty without a region or where the
/// buyer does not look at them (buyer_logic.csv).
[[nodiscard]] std::vector<NearbyCase> nearby_cases(const ServiceFacts& facts, const Asked& asked,
                                                   const Columns& columns, const Parameters& policy,
                                                   std::size_t most);

}  // namespace mitate::ranker
