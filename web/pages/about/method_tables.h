// The numbers of the method in both wordings: weights of each set, and what a verification level
// may earn. Read from the data, nothing typed here. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_context.h"

namespace mitate::web {

/// The sets that have a title in this wording; others are for tests.
[[nodiscard]] nlohmann::json weight_sets(const FactContext& context);
/// Names of the criteria in the order in which results show them.
[[nodiscard]] nlohmann::json criterion_names(const FactContext& context);
/// Share of the points per verification level, highest first.
[[nodiscard]] nlohmann::json verification_shares(const FactContext& context);

}  // namespace mitate::web
