// The start page and the method in English.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/pages/about/method_tables.h"
#include "web/pages/english/english_views.h"
#include "web/pages/english/routes.h"

namespace mitate::web {
using nlohmann::json;

Response english_home_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  std::size_t recommendations = 0;
  for (const catalog::Guideline& one : catalog.guidelines()) {
    recommendations += one.recommendations.size();
  }
  json model{{"services", grouped_count(catalog::count_public(catalog))},
             {"guidelines", grouped_count(catalog.guidelines().size())},
             {"recommendations", grouped_count(recommendations)},
             {"sources", grouped_count(catalog.sources().size())}};
  Frame frame = english_frame(site.wording(), site.wording().text("en.home.title"), "home", "/");
  frame.crumbs.clear();
  frame.description = site.wording().text("en.home.description");
  return site.page(request, *snapshot, frame, "en_home", std::move(model));
}

Response english_methods_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording(), kEnglish};
  json model{{"criteria", criterion_names(context)},
             {"sets", weight_sets(context)},
             {"levels", verification_shares(context)},
             {"policy_hash", snapshot->matcher->policy_hash()}};
  Frame frame = english_frame(site.wording(), context.text("methods.title"), "methods", "/methods");
  frame.crumbs.push_back({context.text("nav.methods")});
  return site.page(request, *snapshot, frame, "en_methods", std::move(model));
}

}  // namespace mitate::web
