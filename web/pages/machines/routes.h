// What programs read beside the JSON interface: robots.txt, the site map, the search description of
// browsers, a note for assistants. Not here: what people read. Read by pages.cc.
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> machine_routes();

/// What may be read by crawlers, and where the site map is. Needs and results are never indexed.
[[nodiscard]] Response robots_file(const Site& site, const Request& request);
/// Every public page with an address of its own (sitemaps.org 0.9); services with the day on which
/// they were last verified.
[[nodiscard]] Response sitemap_file(const Site& site, const Request& request);
/// OpenSearch 1.1: the search field of a browser.
[[nodiscard]] Response search_description(const Site& site, const Request& request);
/// [query, [completion, …]] for that field.
[[nodiscard]] Response search_suggestions(const Site& site, const Request& request);
/// llmstxt.org: what this site is and how assistants read it.
[[nodiscard]] Response assistants_note(const Site& site, const Request& request);

}  // namespace mitate::web
