#include "web/pages/evidence/routes.h"

namespace mitate::web {

std::span<const PageRoute> evidence_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/guidelines", guidelines_page},
      {Method::Get, "/guidelines/{id}", guideline_page},
      {Method::Get, "/recommendations/{id}", recommendation_page},
      {Method::Get, "/evidence", studies_page},
      {Method::Get, "/evidence/{id}", study_page},
      {Method::Get, "/certifications", certifications_page},
      {Method::Get, "/gaps", gaps_page},
  };
  return kRoutes;
}

}  // namespace mitate::web
