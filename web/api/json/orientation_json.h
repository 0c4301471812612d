// What stands beside an unknown price or a missing link: 相場の手がかり, and the written reasons
// why no recommendation is linked. Called by service_record. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// Groups with range or null and their single cases; empty when the buyer's price is known. Not the
/// service's price.
[[nodiscard]] nlohmann::ordered_json price_orientation_json(const catalog::Catalog& catalog,
                                                            const catalog::Service& service);
[[nodiscard]] nlohmann::ordered_json link_decisions_json(const catalog::Catalog& catalog,
                                                         const catalog::Service& service);

}  // namespace mitate::web::api
