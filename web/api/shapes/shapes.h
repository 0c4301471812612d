// Every shape of the JSON interface, in the order of the documentation. A member is added here and
// in its writer, nowhere else. Called by the writer of /openapi.json, the reader of bodies and the
// tests. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "web/api/shapes/shape.h"

namespace mitate::web::api {

[[nodiscard]] const std::vector<Shape>& all_shapes();
/// REQUIRES that a shape has this name: it is written in our own tables, never sent.
[[nodiscard]] const Shape& shape_named(std::string_view name);

// The parts of the list, one file each.
[[nodiscard]] std::vector<Shape> common_shapes();
[[nodiscard]] std::vector<Shape> service_shapes();
[[nodiscard]] std::vector<Shape> need_shapes();
[[nodiscard]] std::vector<Shape> match_shapes();
[[nodiscard]] std::vector<Shape> bundle_shapes();
[[nodiscard]] std::vector<Shape> evidence_shapes();
[[nodiscard]] std::vector<Shape> data_shapes();

}  // namespace mitate::web::api
