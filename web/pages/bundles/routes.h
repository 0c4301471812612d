// Pages about bundles: the start, a kept bundle, its exports and papers, worked examples. Each
// function takes the shared Site and one Request and returns a finished Response; none keeps state.
// Not here: solving (ranker/bundle).
#pragma once
#include <span>

#include "web/pages/frame/page_route.h"

namespace mitate::web {

[[nodiscard]] std::span<const PageRoute> bundle_routes();

[[nodiscard]] Response new_bundle_page(const Site& site, const Request& request);
[[nodiscard]] Response create_bundle(const Site& site, const Request& request);
[[nodiscard]] Response bundle_examples_page(const Site& site, const Request& request);
[[nodiscard]] Response bundle_page(const Site& site, const Request& request);
[[nodiscard]] Response change_bundle(const Site& site, const Request& request);
[[nodiscard]] Response delete_bundle(const Site& site, const Request& request);
[[nodiscard]] Response bundle_export(const Site& site, const Request& request);
[[nodiscard]] Response bundle_paper(const Site& site, const Request& request);

}  // namespace mitate::web
