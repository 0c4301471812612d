#include "web/pages/pages.h"

#include <span>

#include "web/pages/about/routes.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/english/routes.h"
#include "web/pages/evidence/routes.h"
#include "web/pages/frame/routes.h"
#include "web/pages/machines/routes.h"
#include "web/pages/needs/routes.h"
#include "web/pages/places/routes.h"
#include "web/pages/services/routes.h"

namespace mitate::web {

Result<void> register_pages(Router& router, App& app) {
  MITATE_TRY(const std::shared_ptr<const Site> site, Site::make(app));
  for (const std::span<const PageRoute> routes :
       {about_routes(), service_routes(), evidence_routes(), need_routes(), bundle_routes(),
        english_routes(), place_routes(), machine_routes(), static_routes()}) {
    for (const PageRoute& route : routes) {
      router.add(route.method, route.pattern, [site, page = route.page](const Request& request) {
        return page(*site, request);
      });
    }
  }
  router.set_problem_page([site](const Request& request, const Problem& problem) {
    return site->problem_page(request, problem);
  });
  return {};
}

}  // namespace mitate::web
