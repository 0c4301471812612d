// Pages about guidelines, recommendations, studies, schemes and what is missing. Each function
// takes the shared Site and one Request and returns a finished Response; none keeps state.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> evidence_routes();

[[nodiscard]] Response guidelines_page(const Site& site, const Request& request);
[[nodiscard]] Response guideline_page(const Site& site, const Request& request);
[[nodiscard]] Response recommendation_page(const Site& site, const Request& request);
[[nodiscard]] Response studies_page(const Site& site, const Request& request);
[[nodiscard]] Response study_page(const Site& site, const Request& request);
[[nodiscard]] Response certifications_page(const Site& site, const Request& request);
[[nodiscard]] Response gaps_page(const Site& site, const Request& request);

}  // namespace mitate::web
