// /providers/{id}: who runs services, with certificates, documented uses, 法人番号 and what the
// register recorded. Only providers with a public service have a page.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "web/api/json/provider_services.h"
#include "web/html/links.h"
#include "web/pages/facts/case_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json services_json(const FactContext& context,
                   const std::vector<const catalog::Service*>& services) {
  json out = json::array();
  for (const catalog::Service* service : services) {
    out.push_back({{"href", "/services/" + service->id.text()},
                   {"name", service->name},
                   {"what", or_false(service->summary_short)},
                   {"service_type", context.catalog.taxonomy().label(
                                        catalog::Vocabulary::ServiceTypes, service->service_type)},
                   {"badges", stage_badges(context, *service)}});
  }
  return out;
}

/// Each certificate once, though several services may show it.
json certificates_json(const FactContext& context,
                       const std::vector<const catalog::Service*>& services, Date as_of,
                       SourceIndex& sources) {
  json out = json::array();
  std::set<std::string> seen;
  for (const catalog::Service* service : services) {
    for (json& one : scheme_rows(context, *service, true, as_of, sources)) {
      const std::string key = one["scheme_id"].dump() + one["number"].dump();
      if (!seen.insert(key).second) continue;
      one["service"] = service->name;
      out.push_back(std::move(one));
    }
  }
  return out;
}
}  // namespace

Response provider_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  const FactContext context{catalog, site.wording()};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const catalog::Provider* provider = catalog.provider(ProviderId(request.parameters.get("id")));
  const auto services = provider == nullptr ? std::vector<const catalog::Service*>{}
                                            : api::services_of(catalog, *provider);
  if (services.empty()) return problem_response(not_found(site, "provider.not_found"));
  SourceIndex sources(context);
  sources.judge_freshness(*as_of);
  json cases = json::array();
  for (const catalog::Service* service : services) {
    for (const catalog::CaseStudy& story : service->case_studies) {
      cases.push_back(case_view(context, {&story, service}, sources));
    }
  }
  json model{{"name", provider->name},
             {"kana", or_false(provider->name_kana)},
             {"aliases", or_false(joined(context, provider->aliases))},
             {"number", or_false(provider->corporate_number)},
             {"number_note", or_false(provider->corporate_number_note)},
             {"seat", provider->municipality_code
                          ? json(catalog.places().label(*provider->municipality_code))
                          : json(false)},
             {"url", or_false(external_href(provider->url.value_or("")).value_or(""))},
             {"cite", sources.cite(provider->provenance, "record")}};
  model["services"] = services_json(context, services);
  model["service_count"] = std::to_string(services.size());
  model["certifications"] = certificates_json(context, services, *as_of, sources);
  model["case_count"] = std::to_string(cases.size());
  model["cases"] = std::move(cases);
  model["history"] = provider_history_rows(context, *provider, sources);
  model["source_list"] = sources.list();
  const Frame frame{
      .title = provider->name,
      .section = "services",
      .crumbs = {{context.text("nav.home"), "/"},
                 {context.text("services.title"), "/services"},
                 {provider->name}},
      .description = context.text("provider.description", {{"name", provider->name}})};
  return site.page(request, *snapshot, frame, "provider", std::move(model));
}

}  // namespace mitate::web
