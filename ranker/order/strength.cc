#include "ranker/order/strength.h"

#include <algorithm>
#include <array>

namespace mitate::ranker {
namespace {

double saturating(double amount, double half) {
  return amount <= 0 ? 0.0 : amount / (amount + half);
}

}  // namespace

double strength_of(const FitAssessment& fit, const WordsFound& words, const Parameters& policy,
                   std::size_t unconfirmed) {
  const OtherParameters& scale = policy.other();
  // What a short need says is soon shared; a long one is answered only by a record that shares
  // more.
  const double stretch = std::max(1.0, words.asked / scale.strong_usual_information);
  const double text = saturating(words.score, policy.fit().text_half * stretch);
  const double standing = saturating(words.literal, policy.fit().words_half * stretch);
  std::array<std::pair<double, double>, kAspectCount> aspects{};
  for (std::size_t i = 0; i < kAspectCount; ++i) {
    const auto aspect = static_cast<Aspect>(i);
    const double value = aspect == Aspect::Text    ? text
                         : aspect == Aspect::Words ? standing
                                                   : fit.aspects[i].value.low;
    aspects[i] = {fit.aspects[i].weight, value};
  }
  const AspectFit& buyer = fit.of(Aspect::Buyer);
  const std::pair<double, double> parts[] = {
      {1.0, weighted_mean(aspects)},
      {scale.strong_words_weight, saturating(words.literal, scale.strong_words_half * stretch)},
      {scale.strong_text_weight, text},
      {buyer.asked ? scale.strong_buyer_weight : 0.0, buyer.value.low}};
  const double open = scale.strong_unconfirmed * static_cast<double>(unconfirmed);
  return std::max(0.0, weighted_mean(parts) - open);
}

std::size_t open_conditions(const std::vector<Verdict>& verdicts) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const bool known = std::any_of(
        verdicts.begin(), verdicts.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Verdict& before) { return before.condition == verdicts[i].condition; });
    count += known || verdicts[i].broken ? 0 : 1;
  }
  return count;
}

}  // namespace mitate::ranker
