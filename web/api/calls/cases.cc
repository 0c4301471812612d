// GET /cases: documented uses across services, with their sources.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "ranker/need/need_slots.h"
#include "web/api/calls/calls.h"
#include "web/api/calls/selection.h"
#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using catalog::CaseStudy;
using catalog::Service;
using catalog::Vocabulary;

struct ListedCase {
  const CaseStudy* story;
  const Service* service;  ///< nullptr: no service of the catalog is known for it
};

/// What the parameters ask for; an empty list admits everything.
struct CaseFilter {
  std::vector<std::string> buyers, prefectures, domains, services;

  [[nodiscard]] bool takes(const catalog::Taxonomy& taxonomy, const ListedCase& one) const {
    return admits(buyers, one.story->buyer_type) && is_in_prefecture(*one.story) &&
           is_in_domain(taxonomy, one.service) &&
           (services.empty() ||
            (one.service != nullptr && admits(services, one.service->id.text())));
  }

 private:
  [[nodiscard]] bool is_in_prefecture(const CaseStudy& story) const {
    return prefectures.empty() ||
           std::any_of(story.area_codes.begin(), story.area_codes.end(),
                       [this](const std::string& area) {
                         return admits(prefectures, std::string_view(area).substr(0, 2));
                       });
  }
  /// A domain admits those below it, as the list of services does.
  [[nodiscard]] bool is_in_domain(const catalog::Taxonomy& taxonomy, const Service* service) const {
    if (domains.empty()) return true;
    if (service == nullptr) return false;
    for (const std::string& wanted : domains) {
      for (const std::string& domain : service->domains) {
        if (taxonomy.is_within(Vocabulary::Domains, domain, wanted)) return true;
      }
    }
    return false;
  }
};

/// In the order of the catalog. The cases of a service that is not public are not public.
std::vector<ListedCase> listed_cases(const catalog::Catalog& catalog, const CaseFilter& filter) {
  std::vector<ListedCase> out;
  const auto add = [&](const CaseStudy& story, const Service* service) {
    const ListedCase one{&story, service};
    if (filter.takes(catalog.taxonomy(), one)) out.push_back(one);
  };
  for (const Service& service : catalog.services()) {
    if (!is_public(service)) continue;
    for (const CaseStudy& story : service.case_studies) add(story, &service);
  }
  for (const CaseStudy& story : catalog.unlinked_case_studies()) add(story, nullptr);
  return out;
}

Answer list_cases(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  MITATE_TRY_VOID(check_slugs(call, "domain", Vocabulary::Domains));
  MITATE_TRY_VOID(check_prefectures(call));
  for (const std::string& id : call.values("service")) {
    const Service* service = catalog.service(ServiceId(id));
    if (service == nullptr || !is_public(*service)) {
      return Refused(
          invalid_parameter("service", wording::unknown_value("service", "services"), id));
    }
  }
  const auto cases = listed_cases(catalog, {call.values("buyer"), call.values("prefecture"),
                                            call.values("domain"), call.values("service")});
  const auto page = static_cast<std::size_t>(call.integer("page", 1));
  const auto per_page = static_cast<std::size_t>(call.integer("per_page", 20));
  Json out;
  out["total"] = cases.size();
  out["page"] = page;
  out["per_page"] = per_page;
  out["cases"] = Json::array();
  std::set<SourceId> sources;
  for (std::size_t i = (page - 1) * per_page; i < std::min(cases.size(), page * per_page); ++i) {
    Json one = case_study_json(*cases[i].story);
    one["service"] =
        cases[i].service == nullptr ? Json(nullptr) : service_brief(catalog, *cases[i].service);
    collect_sources(cases[i].story->provenance, sources);
    out["cases"].push_back(std::move(one));
  }
  out["sources"] = sources_json(catalog, sources);
  out["as_of"] = call.as_of.iso();
  return out;
}

}  // namespace

std::vector<Endpoint> case_endpoints() {
  return {
      {.pattern = "/api/v1/cases",
       .operation = "listCases",
       .summary = "Documented uses with buyer, place, result and sources; never an effect.",
       .parameters = {{"buyer",
                       ParameterKind::Values,
                       "Kinds of buyers.",
                       0,
                       0,
                       {ranker::kBuyerTypeChoices.begin(), ranker::kBuyerTypeChoices.end()}},
                      {"prefecture", ParameterKind::Values, "Prefecture codes 01 to 47."},
                      domain_parameter(),
                      {"service", ParameterKind::Values, "Service ids."},
                      {"page", ParameterKind::Integer, "Page, from 1.", 1, 100'000},
                      {"per_page", ParameterKind::Integer, "Cases per page.", 1, 100},
                      as_of_parameter()},
       .answers = "CaseList",
       .answer = list_cases},
  };
}

}  // namespace mitate::web::api
