// Pages about services: the list, one record with its history and inquiry, comparison, shortlist,
// reports of errors, downloads and what partners embed. Each function takes the shared Site and one
// Request and returns a finished Response; none keeps state. Not here: needs and evidence.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> service_routes();

[[nodiscard]] Response services_page(const Site& site, const Request& request);
[[nodiscard]] Response service_page(const Site& site, const Request& request);
[[nodiscard]] Response report_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_report(const Site& site, const Request& request);
[[nodiscard]] Response shortlist_page(const Site& site, const Request& request);
[[nodiscard]] Response change_shortlist(const Site& site, const Request& request);
[[nodiscard]] Response cases_page(const Site& site, const Request& request);
[[nodiscard]] Response provider_page(const Site& site, const Request& request);
[[nodiscard]] Response compare_page(const Site& site, const Request& request);
[[nodiscard]] Response service_history_page(const Site& site, const Request& request);
[[nodiscard]] Response inquiry_text_file(const Site& site, const Request& request);
[[nodiscard]] Response inquiry_page(const Site& site, const Request& request);
[[nodiscard]] Response services_export(const Site& site, const Request& request);
[[nodiscard]] Response embed_help_page(const Site& site, const Request& request);
[[nodiscard]] Response embed_search_page(const Site& site, const Request& request);
[[nodiscard]] Response embed_service_page(const Site& site, const Request& request);

}  // namespace mitate::web
