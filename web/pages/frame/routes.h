// Routes of static files: styles, scripts, pictures. Not here: what any page shows. Read by
// pages.cc.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> static_routes();

[[nodiscard]] Response static_file(const Site& site, const Request& request);

}  // namespace mitate::web
