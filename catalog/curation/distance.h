// How far two municipalities lie apart: between the coordinates of their offices, on a sphere of
// the Earth's mean radius. Not here: what counts as near (ranker/criteria/nearby_cases.h). Pure.
#pragma once
#include "catalog/model/taxonomy.h"

namespace mitate::catalog {

/// Kilometres, great circle.
[[nodiscard]] double distance_km(const Municipality& a, const Municipality& b);

}  // namespace mitate::catalog
