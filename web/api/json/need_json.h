// A Need as JSON and back. Slot names and values follow the acceptance rules of needs; each slot
// also has `strength` (must | wish) and `source` ({start, end} in code points) where it came from
// text. Reading accepts a bare value ("sleep") or an object ({"value": "sleep", "strength":
// "must"}) and refuses unknown fields by name. Not here: judging whether slugs exist (the matcher
// does). Used by web/api, web/cli and pages that keep needs. Pure. Never logs.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "ranker/need/need.h"
#include "web/http/problem.h"

namespace mitate::web::api {

/// All slots in a fixed order, absent ones as null or []; `must` lists the slots that are strict.
/// The text itself is not written.
[[nodiscard]] nlohmann::ordered_json need_to_json(const ranker::Need& need);
/// The need, or the 400 that names the field ("need.budget.unit") and the rule; values are echoed
/// only for slugs and codes, never for words of a text. `text` stays empty.
[[nodiscard]] Result<ranker::Need, Problem> need_from_json(const nlohmann::json& json);

}  // namespace mitate::web::api
