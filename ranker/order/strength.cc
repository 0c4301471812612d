#include "ranker/order/strength.h"

namespace mitate::ranker {

double strength_of(const FitAssessment& fit, const WordsFound& words,
                   const OtherParameters& scale) {
  const double literal =
      words.literal <= 0 ? 0.0 : words.literal / (words.literal + scale.strong_words_half);
  const AspectFit& buyer = fit.of(Aspect::Buyer);
  const std::pair<double, double> parts[] = {
      {1.0, fit.value.low},
      {scale.strong_words_weight, literal},
      {scale.strong_text_weight, fit.of(Aspect::Text).value.low},
      {buyer.asked ? scale.strong_buyer_weight : 0.0, buyer.value.low}};
  return weighted_mean(parts);
}

}  // namespace mitate::ranker
