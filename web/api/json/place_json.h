// A municipality in public figures as JSON, and what a code of the past leads to. A number that was
// not obtained is null, never zero. Called by web/api/calls/places.cc. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "catalog/curation/municipal_picture.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json place_json(const catalog::Catalog& catalog,
                                                const catalog::MunicipalPicture& picture);
/// REQUIRES at least one row, all of one code.
[[nodiscard]] nlohmann::ordered_json former_place_json(
    const catalog::Catalog& catalog, const std::vector<const catalog::FormerCode*>& former);

}  // namespace mitate::web::api
