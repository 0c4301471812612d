// What this kind of buyer may want to know beside the ranking, with its source: that a company
// counts as small for the 健康経営優良法人, and the subsidies whose screening gives points to
// recognised ones. Worth no points and never an input of the order. Called by rank.cc.
#pragma once
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

/// In a fixed order; empty for most needs.
[[nodiscard]] std::vector<Information> information_for(const Asked& asked, const Columns& columns,
                                                       const Policy& policy);

}  // namespace mitate::ranker
