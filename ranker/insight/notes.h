// What is said of a whole answer rather than of one service: what this kind of buyer is expected to
// say and did not, and that nothing answers strongly. Worth no points. Called by rank.cc.
#pragma once
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/order/policy.h"
#include "ranker/order/selection.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

/// One note per missing slot that buyer_logic.csv requires of this kind of buyer.
[[nodiscard]] std::vector<Reason> missing_fields(const Asked& asked, const Policy& policy);

/// "There is none" can only be said of a need whose subject was understood, or when nothing at all
/// was found; else the question back says what is missing.
[[nodiscard]] bool nothing_is_strong(const Asked& asked, const Selection& selection,
                                     const Policy& policy);
/// What goes with it: what waits for a confirmation, and the research questions of the field.
[[nodiscard]] std::vector<Reason> no_strong_match_notes(const Asked& asked,
                                                        const Selection& selection,
                                                        const Columns& columns);

}  // namespace mitate::ranker
