// Supply as it is known: how many listed services speak to a domain, a prefecture and a buyer, and
// which research questions are open there. Counts say what the catalog knows, not what the market
// has. Called by GET /gaps. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// {cells:[{domain, prefecture, buyer, services: {named, anywhere}}], domains:[{domain,
/// research_questions, projects, grades}], listed}. Empty lists mean all; only cells without any
/// service named for the prefecture are written, so the answer is the map of gaps.
[[nodiscard]] nlohmann::ordered_json gaps_json(const catalog::Catalog& catalog,
                                               const std::vector<std::string>& domains,
                                               const std::vector<std::string>& prefectures,
                                               const std::vector<std::string>& buyers);

}  // namespace mitate::web::api
