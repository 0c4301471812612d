// The figures about the data itself as JSON, once for `mitate data --json` and GET /data. Not here:
// counting (catalog/curation/completeness). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/curation/completeness.h"

namespace mitate::web::api {

/// Facts older than this are shown as old. The ranking has its own limits per kind of fact.
inline constexpr int kFreshnessMonths = 24;

[[nodiscard]] nlohmann::ordered_json data_report_json(const catalog::Completeness& figures,
                                                      Date as_of);

}  // namespace mitate::web::api
