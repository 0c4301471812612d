// The parts of the JSON interface, in the order of the documentation; each is a file of this folder
// with a table of its calls. Used by the registration (reference.cc) only.
#pragma once
#include <vector>

#include "web/api/endpoint/endpoint.h"

namespace mitate::web::api {

[[nodiscard]] std::vector<Endpoint> service_endpoints();
[[nodiscard]] std::vector<Endpoint> need_endpoints();
[[nodiscard]] std::vector<Endpoint> bundle_endpoints();
[[nodiscard]] std::vector<Endpoint> evidence_endpoints();
[[nodiscard]] std::vector<Endpoint> supply_endpoints();
[[nodiscard]] std::vector<Endpoint> place_endpoints();
[[nodiscard]] std::vector<Endpoint> case_endpoints();
[[nodiscard]] std::vector<Endpoint> provider_endpoints();
[[nodiscard]] std::vector<Endpoint> reference_endpoints();

inline constexpr std::vector<Endpoint> (*kParts[])() = {
    service_endpoints, need_endpoints, bundle_endpoints,   evidence_endpoints,  supply_endpoints,
    place_endpoints,   case_endpoints, provider_endpoints, reference_endpoints,
};

}  // namespace mitate::web::api
