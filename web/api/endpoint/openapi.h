// The OpenAPI 3.1 description, written from the table of calls and the table of shapes, so that it
// covers what is registered and answered. Answers may gain members, so its schemas are open. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "web/api/endpoint/endpoint.h"
#include "web/api/shapes/shape.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json openapi_document(const std::vector<Endpoint>& endpoints);
/// A parameter of a path or a query as JSON Schema, without its description.
[[nodiscard]] nlohmann::ordered_json schema_of(const Parameter& parameter);
/// One shape as JSON Schema 2020-12; other shapes by reference.
[[nodiscard]] nlohmann::ordered_json schema_of(const Shape& shape);

}  // namespace mitate::web::api
