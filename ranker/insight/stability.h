// 順位の安定度: how often a service stays among the first three when weights and unknown values are
// drawn at random with a fixed seed. A label beside the order, never an input to it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "ranker/order/candidate.h"

namespace mitate::ranker {

/// Draws made once and reused for every answer: multipliers exp(N(0, spread)) per criterion.
class StabilityDraws {
 public:
  static constexpr std::size_t kDraws = 1000;
  explicit StabilityDraws(double spread);
  /// high (at least 80 % of the draws among the first three), middle (at least 50 %), low; one per
  /// candidate, in their order. Bands stay what they are.
  [[nodiscard]] std::vector<std::string> label(std::span<const Candidate> first,
                                               const Weights& weights) const;

 private:
  std::vector<double> multipliers_;  ///< one row per draw, as wide as the criteria that count
};

}  // namespace mitate::ranker
