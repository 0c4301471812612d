// Services side by side as rows of facts; unknown cells are null. Rows that differ come first.
// Called by GET /compare of the API; pages and exports may read the same rows. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// {services:[brief], rows:[{fact, differs, cells:[{value, as_of, verification}]}], as_of}; the
/// cells are in the order of the services.
[[nodiscard]] nlohmann::ordered_json compare_json(
    const catalog::Catalog& catalog, const std::vector<const catalog::Service*>& services,
    Date as_of);

}  // namespace mitate::web::api
