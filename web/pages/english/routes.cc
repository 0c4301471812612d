#include "web/pages/english/routes.h"

namespace mitate::web {

std::span<const PageRoute> english_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/en", english_home_page},
      {Method::Get, "/en/services", english_services_page},
      {Method::Get, "/en/services/{id}", english_service_page},
      {Method::Get, "/en/guidelines", english_guidelines_page},
      {Method::Get, "/en/guidelines/{id}", english_guideline_page},
      {Method::Get, "/en/methods", english_methods_page},
  };
  return kRoutes;
}

}  // namespace mitate::web
