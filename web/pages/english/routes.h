// The same public facts in English. Each function takes the shared Site and one Request and returns
// a finished Response; none keeps state. Not here: the Japanese pages.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> english_routes();

[[nodiscard]] Response english_home_page(const Site& site, const Request& request);
[[nodiscard]] Response english_services_page(const Site& site, const Request& request);
[[nodiscard]] Response english_service_page(const Site& site, const Request& request);
[[nodiscard]] Response english_guidelines_page(const Site& site, const Request& request);
[[nodiscard]] Response english_guideline_page(const Site& site, const Request& request);
[[nodiscard]] Response english_methods_page(const Site& site, const Request& request);

}  // namespace mitate::web
