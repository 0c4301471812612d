// The two worked examples that the method was published with (weight set "reference"): 69.3
// and 70.5 points. A policy under which they no longer come out is refused. Called by policy_diff
// and tests.
#pragma once
#include <array>
#include <cstdint>

#include "ranker/order/policy.h"

namespace mitate::ranker {

/// Tenths of a point of the criteria that the method was published with: fit, evidence, assurance,
/// price, delivery, track_record.
using GoldenPoints = std::array<std::int32_t, 6>;
/// REQUIRES a weight set "reference".
[[nodiscard]] GoldenPoints first_golden_example(const Policy& policy);
[[nodiscard]] GoldenPoints second_golden_example(const Policy& policy);
/// False when the set is missing or one of the parts differs from the published one.
[[nodiscard]] bool golden_examples_hold(const Policy& policy);

}  // namespace mitate::ranker
