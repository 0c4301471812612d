// A criterion's value on its fixed scale 0..1, and how values become shown points. Called by every
// factor. Header-only because it is three lines of arithmetic that must be the same everywhere.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include "ranker/answer/ranking.h"

namespace mitate::ranker {

/// low: guaranteed by what is known; high: if everything unknown turns out best. 0 <= low <= high
/// <= 1.
struct Value {
  double low = 0;
  double high = 0;
};

/// Mean of low and of high; {0, 0} for no item.
[[nodiscard]] inline Value mean_of(std::span<const Value> items) {
  Value sum;
  for (const Value& item : items) {
    sum.low += item.low;
    sum.high += item.high;
  }
  if (items.empty()) return sum;
  const double count = static_cast<double>(items.size());
  return {sum.low / count, sum.high / count};
}

/// Guaranteed points: the nearest tenth, an exact half goes down so that nothing is promised.
[[nodiscard]] inline Tenths guaranteed_points(Value value, int weight) {
  const double tenths = std::clamp(value.low, 0.0, 1.0) * static_cast<double>(weight) * 10.0;
  return Tenths{static_cast<std::int32_t>(std::ceil(tenths - 0.5 - 1e-9))};
}

/// Points that unknown facts could bring: what is already guaranteed plus the open part cut to
/// whole tenths, so that a shown possible maximum is never more than could come true.
[[nodiscard]] inline Tenths possible_points(Value value, int weight) {
  const double open = (std::clamp(value.high, 0.0, 1.0) - std::clamp(value.low, 0.0, 1.0)) *
                      static_cast<double>(weight) * 10.0;
  const Tenths low = guaranteed_points(value, weight);
  const auto added = static_cast<std::int32_t>(std::floor(std::max(0.0, open) + 1e-9));
  return Tenths{std::min(low.value + added, weight * 10)};
}

}  // namespace mitate::ranker
