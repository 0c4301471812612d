// Pages about the house itself: the start page, the data, the methods, terms and help. Each
// function takes the shared Site and one Request and returns a finished Response; none keeps state.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> about_routes();

[[nodiscard]] Response home_page(const Site& site, const Request& request);
[[nodiscard]] Response data_page(const Site& site, const Request& request);
[[nodiscard]] Response methods_page(const Site& site, const Request& request);
[[nodiscard]] Response about_page(const Site& site, const Request& request);
[[nodiscard]] Response accessibility_page(const Site& site, const Request& request);
[[nodiscard]] Response help_page(const Site& site, const Request& request);
[[nodiscard]] Response terms_page(const Site& site, const Request& request);
[[nodiscard]] Response weights_page(const Site& site, const Request& request);

}  // namespace mitate::web
