// How strongly one service answers a need, for saying that nothing answers it strongly. It orders
// nothing. Called by selection, rank.cc and insight. Not here: the threshold (policy).
#pragma once
#include <cstddef>
#include <vector>

#include "ranker/criteria/fit.h"
#include "ranker/order/gate.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

/// 0..1: mean of fit, literal words, text and buyer; the amounts of shared words that count one
/// half grow with what the need says, and every condition that is not known to be met takes off.
[[nodiscard]] double strength_of(const FitAssessment& fit, const WordsFound& words,
                                 const Parameters& policy, std::size_t unconfirmed);
/// Slots whose strict values are not known to be met, each once; broken ones are not counted.
[[nodiscard]] std::size_t open_conditions(const std::vector<Verdict>& verdicts);

}  // namespace mitate::ranker
