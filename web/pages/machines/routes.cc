#include "web/pages/machines/routes.h"

namespace mitate::web {

std::span<const PageRoute> machine_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/robots.txt", robots_file},
      {Method::Get, "/sitemap.xml", sitemap_file},
      {Method::Get, "/opensearch.xml", search_description},
      {Method::Get, "/opensearch/suggest", search_suggestions},
      {Method::Get, "/llms.txt", assistants_note},
  };
  return kRoutes;
}

}  // namespace mitate::web
