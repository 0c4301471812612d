#include "web/pages/about/routes.h"

namespace mitate::web {

std::span<const PageRoute> about_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/", home_page},
      {Method::Get, "/data", data_page},
      {Method::Get, "/methods", methods_page},
      {Method::Get, "/methods/weights/{id}", weights_page},
      {Method::Get, "/about", about_page},
      {Method::Get, "/terms", terms_page},
      {Method::Get, "/accessibility", accessibility_page},
      {Method::Get, "/help", help_page},
  };
  return kRoutes;
}

}  // namespace mitate::web
