// The OpenAPI 3.1 description, written from the table of calls, so that it covers what is
// registered. Component schemas name the fields that stay (openapi_schemas.cc). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "web/api/endpoint/endpoint.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json openapi_document(const std::vector<Endpoint>& endpoints);
/// #/components/schemas.
[[nodiscard]] nlohmann::ordered_json openapi_schemas();

}  // namespace mitate::web::api
