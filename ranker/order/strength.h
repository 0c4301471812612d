// Is a service a strong answer, or only the nearest there is? Fit says what kind of service it is;
// a strong one also speaks of the circumstance in its own words and is sold to this kind of buyer.
// Decides only the sentence 「強く合うサービスは見つかりませんでした」, never an order. Pure.
#pragma once
#include "ranker/criteria/fit.h"

namespace mitate::ranker {

/// 0..1: mean of fit (weight 1), literal words (saturating at `strong_words_half`), text and buyer
/// type (left out when none is asked), weighted by parameters of area "answer".
[[nodiscard]] double strength_of(const FitAssessment& fit, const WordsFound& words,
                                 const OtherParameters& scale);

}  // namespace mitate::ranker
