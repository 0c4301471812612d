// The two sentences and the one question that a card has room for: facts of this service from its
// own record first, then what most speaks for it, and the open question that decides most. Chosen
// from what the answer says anyway, worth no points. Called by rank.cc for the matches shown.
#pragma once
#include <optional>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/order/need_words.h"

namespace mitate::ranker {

/// At most two. REQUIRES match.contributions to be filled.
[[nodiscard]] std::vector<Reason> why_of(const ServiceFacts& facts, const Match& match,
                                         const Columns& columns, const NeedWords& words);
/// nullopt: nothing is open. REQUIRES match.unconfirmed, cautions and unknown to be filled.
[[nodiscard]] std::optional<Reason> check_of(const Match& match);

}  // namespace mitate::ranker
