// Supply as it is known, as JSON: how many listed services speak to a domain, a prefecture and a
// buyer, and which research questions are open there. Counts say what the catalog knows, not what
// the market has. Not here: counting (catalog/curation/supply). Called by GET /gaps. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "catalog/curation/supply.h"
#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// Which cells are written.
enum class GapCells {
  All,
  Unnamed,  ///< no source names a place in the prefecture
  Empty,    ///< not even a nationwide or online offer
};

struct GapSelection {
  std::vector<std::string> domains;      ///< empty: all
  std::vector<std::string> prefectures;  ///< empty: all
  std::vector<std::string> buyers;       ///< empty: all
  GapCells cells = GapCells::All;
};

/// {listed, domains:[{domain, label, counts, guidelines, research_questions, research_projects}],
/// cells:[{domain, prefecture, buyer, counts…, research_questions?}]}. An empty cell names the open
/// questions of its domain.
[[nodiscard]] nlohmann::ordered_json gaps_json(const catalog::Catalog& catalog, Date as_of,
                                               const GapSelection& selection);

}  // namespace mitate::web::api
