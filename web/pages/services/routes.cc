#include "web/pages/services/routes.h"

namespace mitate::web {

std::span<const PageRoute> service_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/services", services_page},
      {Method::Get, "/services/{id}", service_page},
      {Method::Get, "/services/{id}/history", service_history_page},
      {Method::Get, "/services/{id}/inquiry.txt", inquiry_text_file},
      {Method::Get, "/services/export/{file}", services_export},
      {Method::Get, "/inquiry", inquiry_page},
      {Method::Get, "/cases", cases_page},
      {Method::Get, "/providers/{id}", provider_page},
      {Method::Get, "/compare", compare_page},
      {Method::Get, "/shortlist", shortlist_page},
      {Method::Post, "/shortlist", change_shortlist},
      {Method::Get, "/report", report_page},
      {Method::Post, "/report", submit_report},
      {Method::Get, "/embed", embed_help_page},
      {Method::Get, "/embed/search", embed_search_page},
      {Method::Get, "/embed/services/{id}", embed_service_page},
  };
  return kRoutes;
}

}  // namespace mitate::web
