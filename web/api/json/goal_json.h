// A problem of a need as JSON and back: kept with the need between pages and in the record of a
// replay. Not here: the goals of a bundle, which have minimums and persons (bundle_json.h).
#pragma once
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "ranker/need/need.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json goals_to_json(const std::vector<ranker::Goal>& goals);
/// nullopt: not a list of goals with a domain each.
[[nodiscard]] std::optional<std::vector<ranker::Goal>> goals_from_json(const nlohmann::json& list);

}  // namespace mitate::web::api
