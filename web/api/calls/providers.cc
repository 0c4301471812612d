// GET /providers/{id}: who runs services, with certificates, documented uses and what the register
// of corporations says. Size, money and membership are no facts of a provider here.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "web/api/calls/calls.h"
#include "web/api/json/model_json.h"
#include "web/api/json/provider_json.h"
#include "web/api/json/provider_services.h"

namespace mitate::web::api {
namespace {

/// Certificates that reach any of the services, each once.
Json certificates(const catalog::Catalog& catalog,
                  const std::vector<const catalog::Service*>& services, Date as_of) {
  Json out = Json::array();
  std::set<std::pair<std::string, std::string>> seen;
  for (const catalog::Service* service : services) {
    for (Json& one : holdings(catalog, *service, as_of, true)) {
      if (!seen.emplace(one["scheme"].dump(), one["number"].dump()).second) continue;
      out.push_back(std::move(one));
    }
  }
  return out;
}

Answer provider(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  const std::string id = call.request.parameters.get("id");
  const catalog::Provider* found = catalog.provider(ProviderId(id));
  const auto services =
      found == nullptr ? std::vector<const catalog::Service*>{} : services_of(catalog, *found);
  if (services.empty()) {
    return Refused(Problem{.status = 404,
                           .code = "not_found",
                           .detail = call.app.wording().text("provider.not_found")});
  }
  std::set<SourceId> sources;
  collect_sources(found->provenance, sources);
  for (const catalog::ProviderEvent& event : found->history) sources.insert(event.source.source);
  Json out;
  out["provider"] = provider_record(*found);
  out["services"] = Json::array();
  out["cases"] = Json::array();
  for (const catalog::Service* service : services) {
    out["services"].push_back(service_brief(catalog, *service));
    for (const catalog::CaseStudy& story : service->case_studies) {
      Json one = case_study_json(story);
      one["service"] = service_brief(catalog, *service);
      collect_sources(story.provenance, sources);
      out["cases"].push_back(std::move(one));
    }
  }
  out["certifications"] = certificates(catalog, services, call.as_of);
  out["sources"] = sources_json(catalog, sources);
  out["generation"] = call.snapshot.generation;
  out["as_of"] = call.as_of.iso();
  return out;
}

}  // namespace

std::vector<Endpoint> provider_endpoints() {
  return {
      {.pattern = "/api/v1/providers/{id}",
       .operation = "getProvider",
       .summary = "Who runs services: register, certificates and documented uses of a provider.",
       .parameters = {as_of_parameter()},
       .answers = "Provider",
       .answer = provider},
  };
}

}  // namespace mitate::web::api
