#include "ranker/insight/stability.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mitate::ranker {
namespace {

/// A small generator of our own: the standard library's distributions differ between builds, and
/// the label must be the same bytes everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  double uniform() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    x ^= x >> 31U;
    return static_cast<double>(x >> 11U) * 0x1.0p-53;
  }
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::uint64_t state_;
};

constexpr std::uint64_t kSeed = 20261124;
constexpr std::size_t kFirstPlaces = 3;

}  // namespace

StabilityDraws::StabilityDraws(double spread) : multipliers_(kDraws * kCriteriaCount) {
  Random random(kSeed);
  for (double& multiplier : multipliers_) multiplier = std::exp(spread * random.normal());
}

std::vector<std::string> StabilityDraws::label(std::span<const Candidate> first,
                                               const Weights& weights) const {
  const std::size_t count = first.size();
  // A criterion that may weigh nothing and does takes no draws: the labels are those without it.
  std::vector<std::size_t> counting;
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    if (weights[k] > 0 || kCriteria[k].least_weight > 0) counting.push_back(k);
  }
  std::vector<int> kept(count, 0);
  std::vector<Random> random;
  for (const Candidate& one : first) random.emplace_back(one.tie ^ kSeed);
  std::vector<std::pair<double, std::size_t>> drawn(count);
  for (std::size_t d = 0; d < kDraws; ++d) {
    const auto draw = std::span(multipliers_).subspan(d * counting.size(), counting.size());
    double total = 0;
    for (std::size_t j = 0; j < counting.size(); ++j) total += weights[counting[j]] * draw[j];
    for (std::size_t i = 0; i < count; ++i) {
      double score = 0;
      for (std::size_t j = 0; j < counting.size(); ++j) {
        const Value value = first[i].assessment.criteria[counting[j]].value;
        score += weights[counting[j]] * draw[j] *
                 (value.low + (value.high - value.low) * random[i].uniform());
      }
      // A band is worth more than any score: it is not drawn.
      const double place = -1000.0 * static_cast<double>(first[i].band);
      drawn[i] = {-(place + (total > 0 ? 100.0 * score / total : 0.0)), i};
    }
    std::partial_sort(drawn.begin(),
                      drawn.begin() + static_cast<std::ptrdiff_t>(std::min(kFirstPlaces, count)),
                      drawn.end());
    for (std::size_t i = 0; i < std::min(kFirstPlaces, count); ++i) ++kept[drawn[i].second];
  }
  std::vector<std::string> labels(count);
  for (std::size_t i = 0; i < count; ++i) {
    const int percent = kept[i] * 100 / static_cast<int>(kDraws);
    labels[i] = percent >= 80 ? "high" : percent >= 50 ? "middle" : "low";
  }
  return labels;
}

}  // namespace mitate::ranker
