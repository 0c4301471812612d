// What a partner's page may show in a frame: the search box and one service's card. No cookie, no
// form that changes anything, links open outside the frame; the headers of these addresses alone
// allow framing (web/http/security_headers). `/embed` explains the snippets.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/public_search.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;

Frame embed_frame(std::string title) {
  return {.title = std::move(title), .section = "embed", .noindex = true, .stateless = true};
}
}  // namespace

Response embed_help_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  json model;
  // A service that exists, so that the example works as it stands.
  auto services = catalog::public_services(*snapshot->catalog);
  model["example_id"] =
      services.begin() == services.end() ? std::string("svc-…") : services.front().id.text();
  const Frame frame{
      .title = site.wording().text("embed.title"), .section = "embed", .scripts = {"copy.js"}};
  return site.page(request, *snapshot, frame, "embed_help", std::move(model));
}

Response embed_search_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  auto asked = read_public_search(site, request);
  if (!asked) return problem_response(asked.error());
  PublicSearch& wanted = *asked;
  wanted.request.per_page = 1;
  const auto result = snapshot->searcher->search(wanted.request);
  if (!result) return problem_response(problem_from(result.error()));
  json kept = json::array();
  for (const auto& [name, value] : wanted.pairs(wanted.request.filters, "")) {
    if (!value.empty()) kept.push_back({{"name", name}, {"value", value}});
  }
  std::vector<std::string> conditions;
  for (const auto& [facet, values] : wanted.request.filters) {
    for (const search::Facet& known : result->facets) {
      if (known.name != facet) continue;
      for (const search::FacetValue& value : known.values) {
        if (value.selected) conditions.push_back(value.label);
      }
    }
  }
  json model{{"q", wanted.request.text},
             {"kept", std::move(kept)},
             {"conditions", or_false(joined(context, conditions))},
             {"href", wanted.with("/services", wanted.request.filters)},
             {"total", grouped(static_cast<std::int64_t>(result->total))}};
  return site.page(request, *snapshot, embed_frame(wording.text("embed.search.title")),
                   "embed_search", std::move(model));
}

Response embed_service_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const catalog::Service* service =
      catalog::public_service(*snapshot->catalog, ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  json model = service_card(context, *service, nullptr, {});
  model["summary"] = service->summary;
  model["provider"] = or_false(std::string(snapshot->catalog->provider_name(*service)));
  return site.page(request, *snapshot, embed_frame(service->name), "embed_service",
                   std::move(model));
}

}  // namespace mitate::web
