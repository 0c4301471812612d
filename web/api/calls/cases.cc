// GET /cases: documented uses across services, with their sources.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "ranker/need/need_slots.h"
#include "web/api/calls/calls.h"
#include "web/api/calls/selection.h"
#include "web/api/json/case_list.h"
#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using catalog::Vocabulary;

Answer list_cases(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  MITATE_TRY_VOID(check_slugs(call, "domain", Vocabulary::Domains));
  MITATE_TRY_VOID(check_prefectures(call));
  for (const std::string& id : call.values("service")) {
    if (catalog::public_service(catalog, ServiceId(id)) == nullptr) {
      return Refused(
          invalid_parameter("service", wording::unknown_value("service", "services"), id));
    }
  }
  const auto cases = listed_cases(catalog, {.buyers = call.values("buyer"),
                                            .prefectures = call.values("prefecture"),
                                            .domains = call.values("domain"),
                                            .services = call.values("service"),
                                            .figures = call.values("figure"),
                                            .sizes = call.values("size")});
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
                       {kSlugs<ranker::BuyerType>.begin(), kSlugs<ranker::BuyerType>.end()}},
                      {"prefecture", ParameterKind::Values, "Prefecture codes 01 to 47."},
                      domain_parameter(),
                      {"service", ParameterKind::Values, "Service ids."},
                      {"figure",
                       ParameterKind::Values,
                       "What the source's figures tell; none: a use without figures.",
                       0,
                       0,
                       {std::begin(kFigureKinds), std::end(kFigureKinds)}},
                      {"size",
                       ParameterKind::Values,
                       "People of 65 and over in the municipality; unknown for other buyers.",
                       0,
                       0,
                       {kSlugs<CaseSize>.begin(), kSlugs<CaseSize>.end()}},
                      {"page", ParameterKind::Integer, "Page, from 1.", 1, 100'000},
                      {"per_page", ParameterKind::Integer, "Cases per page.", 1, 100},
                      as_of_parameter()},
       .answers = "CaseList",
       .answer = list_cases},
  };
}

}  // namespace mitate::web::api
