// The first page: one box for a need, three guided starts, search, and four real numbers.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/pages/about/routes.h"
#include "web/pages/facts/domain_groups.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {
namespace {
nlohmann::json numbers_of(const catalog::Catalog& catalog, const Wording& wording) {
  std::size_t recommendations = 0;
  std::size_t pending = 0;
  for (const catalog::Guideline& guideline : catalog.guidelines()) {
    for (const catalog::Recommendation& recommendation : guideline.recommendations) {
      ++recommendations;
      if (recommendation.verification == catalog::Verification::AiSummary ||
          recommendation.verification == catalog::Verification::Unverified) {
        ++pending;
      }
    }
  }
  std::string latest;
  std::int64_t offered = 0;  // others are kept to read: they are matched only when asked for
  for (const catalog::Service& service : catalog::public_services(catalog)) {
    if (service.status == catalog::ListingStatus::Listed) ++offered;
    latest = std::max(latest, service.last_verified.iso());
  }
  const auto all = static_cast<std::int64_t>(catalog::count_public(catalog));
  return {{"services", grouped(all)},
          {"offered", grouped(offered)},
          {"to_read", grouped(all - offered)},
          {"recommendations", grouped(static_cast<std::int64_t>(recommendations))},
          {"pending", grouped(static_cast<std::int64_t>(pending))},
          {"sources", grouped(static_cast<std::int64_t>(catalog.sources().size()))},
          {"verified_on", latest.empty() ? wording.text("unknown") : wording.date(latest)}};
}

/// Counts as a click on the facet would return them.
nlohmann::json domain_chips(const Snapshot& snapshot, const Wording& wording, Date as_of) {
  nlohmann::json chips = nlohmann::json::array();
  search::SearchRequest all;
  all.per_page = 1;
  all.as_of = as_of;
  const auto found = snapshot.searcher->search(all);
  if (!found) return chips;
  std::vector<nlohmann::json> groups(kDomainGroups, nlohmann::json::array());
  for (const search::Facet& facet : found->facets) {
    if (facet.name != "domain") continue;
    for (const search::FacetValue& value : facet.values) {
      if (value.count == 0) continue;
      groups[domain_group(value.value)].push_back(
          {{"label", value.label},
           {"count", std::to_string(value.count)},
           {"href", with_query("/services", {{"domain", value.value}})}});
    }
  }
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].empty()) continue;
    const std::string name(domain_group_name(at));
    chips.push_back({{"label", wording.text("domain_group." + name)},
                     {"icon", name},
                     {"domains", std::move(groups[at])}});
  }
  return chips;
}
}  // namespace

Response home_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  nlohmann::json personas = nlohmann::json::array();
  for (const std::string& buyer : slugs_of<catalog::BuyerType>()) {
    const std::string key = "home.persona." + buyer;
    personas.push_back({{"href", "/needs/new?buyer=" + buyer},
                        {"title", wording.text(key + ".title")},
                        {"text", wording.text(key + ".text")},
                        {"fields", wording.text(key + ".fields")},
                        {"icon", buyer == "employer"  ? "people"
                                 : buyer == "insurer" ? "shield"
                                                      : "house"}});
  }
  nlohmann::json model{{"numbers", numbers_of(*snapshot->catalog, wording)},
                       {"is_empty", catalog::count_public(*snapshot->catalog) == 0},
                       {"personas", std::move(personas)},
                       {"groups", domain_chips(*snapshot, wording, site.app().today())}};
  const Frame frame{.title = wording.text("home.title"),
                    .section = "home",
                    .description = wording.text("home.description"),
                    .scripts = {"suggest.js"},
                    .alternate = "/en"};
  return site.page(request, *snapshot, frame, "home", std::move(model));
}

}  // namespace mitate::web
