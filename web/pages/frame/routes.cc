#include "web/pages/frame/routes.h"

namespace mitate::web {

std::span<const PageRoute> static_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/static/{file}", static_file},
      {Method::Get, "/static/{folder}/{file}", static_file},
  };
  return kRoutes;
}

}  // namespace mitate::web
