// The two worked examples that the method was published with (weight set "reference"): 69.3
// and 70.5 points. A policy under which they no longer come out is refused. Called by policy_diff
// and tests.
#pragma once
#include <array>
#include <cstdint>

#include "ranker/policy/policy.h"

namespace mitate::ranker {

/// Tenths of a point per criterion, in canonical order.
using GoldenPoints = std::array<std::int32_t, kCriteriaCount>;
/// REQUIRES a weight set "reference".
[[nodiscard]] GoldenPoints first_golden_example(const Policy& policy);
[[nodiscard]] GoldenPoints second_golden_example(const Policy& policy);
/// False when the set is missing or one of the parts differs from the published one.
[[nodiscard]] bool golden_examples_hold(const Policy& policy);

}  // namespace mitate::ranker
