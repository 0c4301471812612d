// Pages about municipalities and wards in public figures. Takes the shared Site and one Request and
// returns a finished Response; keeps no state. Not here: the services offered there.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> place_routes();

[[nodiscard]] Response place_page(const Site& site, const Request& request);

}  // namespace mitate::web
