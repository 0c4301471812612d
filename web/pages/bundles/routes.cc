#include "web/pages/bundles/routes.h"

namespace mitate::web {

std::span<const PageRoute> bundle_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/bundles/new", new_bundle_page},
      {Method::Get, "/bundles/examples", bundle_examples_page},
      {Method::Post, "/bundles", create_bundle},
      {Method::Get, "/bundles/{id}", bundle_page},
      {Method::Post, "/bundles/{id}", change_bundle},
      {Method::Post, "/bundles/{id}/delete", delete_bundle},
      {Method::Get, "/bundles/{id}/paper", bundle_paper},
      {Method::Get, "/bundles/{id}/export/{file}", bundle_export},
  };
  return kRoutes;
}

}  // namespace mitate::web
