#include "web/pages/needs/routes.h"

namespace mitate::web {

std::span<const PageRoute> need_routes() {
  static constexpr PageRoute kRoutes[] = {
      {Method::Get, "/needs/new", needs_form_page},
      {Method::Get, "/needs/deleted", need_deleted_page},
      {Method::Post, "/needs", submit_need},
      {Method::Get, "/needs/{id}", need_page},
      {Method::Post, "/needs/{id}", change_need},
      {Method::Get, "/needs/{id}/confirm", confirm_need_page},
      {Method::Get, "/needs/{id}/edit", edit_need_page},
      {Method::Post, "/needs/{id}/edit", submit_edit},
      {Method::Get, "/needs/{id}/rationale", rationale_page},
      {Method::Post, "/needs/{id}/rationale", write_rationale},
      {Method::Get, "/needs/{id}/export/{file}", need_export},
      {Method::Post, "/needs/{id}/delete", delete_need},
  };
  return kRoutes;
}

}  // namespace mitate::web
