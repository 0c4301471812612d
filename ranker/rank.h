// The ranking itself, without text search and clocks: columns + resolved need + text hits ->
// Ranking. Gate, fit bands, additive score, order, provider cap, explanation. Pure: same inputs,
// same bytes, whatever order the inputs come in. Called by Matcher and by property tests.
#pragma once
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/insight/stability.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"
#include "ranker/question/match_options.h"
#include "search/search.h"

namespace mitate::ranker {

/// `provider_cap`: false only to look at the order before it (tests, fairness figures).
/// `discuss`: false leaves out what would change the order and how stable it is (tests of the
/// order).
[[nodiscard]] Ranking rank(const Columns& columns, const Policy& policy, const Asked& asked,
                           const MatchOptions& options, const StabilityDraws& draws,
                           std::vector<search::TextMatch> hits, bool provider_cap = true,
                           bool discuss = true);

}  // namespace mitate::ranker
