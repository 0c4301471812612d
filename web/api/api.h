// All JSON calls: registered on the router, listed for /openapi.json. Called by web/cli (serve),
// tests and benches.
#pragma once
#include <vector>

#include "web/api/endpoint/endpoint.h"
#include "web/http/router.h"

namespace mitate::web::api {

/// /api/v1/..., /healthz, /readyz and /metrics. REQUIRES the app to outlive the router.
/// `instance` is told by /healthz so that a second start can recognise this server.
void register_api(Router& router, const App& app, const std::string& instance);

[[nodiscard]] std::vector<Endpoint> service_endpoints();
[[nodiscard]] std::vector<Endpoint> need_endpoints();
[[nodiscard]] std::vector<Endpoint> evidence_endpoints();
[[nodiscard]] std::vector<Endpoint> place_endpoints();
[[nodiscard]] std::vector<Endpoint> reference_endpoints();
/// Every JSON call, in the order of the documentation.
[[nodiscard]] std::vector<Endpoint> all_endpoints();

}  // namespace mitate::web::api
