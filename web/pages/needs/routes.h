// Pages about a need: the form, its result, conditions, rationale and exports. Each function takes
// the shared Site and one Request and returns a finished Response; none keeps state. Not here:
// matching.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> need_routes();

[[nodiscard]] Response needs_form_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_need(const Site& site, const Request& request);
[[nodiscard]] Response need_page(const Site& site, const Request& request);
[[nodiscard]] Response edit_need_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_edit(const Site& site, const Request& request);
[[nodiscard]] Response need_deleted_page(const Site& site, const Request& request);
[[nodiscard]] Response rationale_page(const Site& site, const Request& request);
[[nodiscard]] Response write_rationale(const Site& site, const Request& request);
[[nodiscard]] Response need_export(const Site& site, const Request& request);
[[nodiscard]] Response change_need(const Site& site, const Request& request);
[[nodiscard]] Response delete_need(const Site& site, const Request& request);
[[nodiscard]] Response confirm_need_page(const Site& site, const Request& request);

}  // namespace mitate::web
