// The list of guidelines in both wordings: domain, date, how many questions could be read and with
// which grades. Not here: one guideline, and the page around the list. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_context.h"

namespace mitate::web {

/// Guidelines for prevention first, then clinical ones; grade not read is counted as a grade of its
/// own.
[[nodiscard]] nlohmann::json guideline_rows(const FactContext& context);

}  // namespace mitate::web
