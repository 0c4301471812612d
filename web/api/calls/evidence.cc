// GET /guidelines, /guidelines/{id}, /recommendations, /recommendations/{id}, /evidence,
// /evidence/{id}, /certifications, /gaps, /services/{id}/costs, /data.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/model/study_kind.h"
#include "ranker/order/policy.h"
#include "web/api/api.h"
#include "web/api/calls/contract_parameters.h"
#include "web/api/json/costs.h"
#include "web/api/json/data_report.h"
#include "web/api/json/evidence_json.h"
#include "web/api/json/gaps.h"
#include "web/api/json/model_json.h"
#include "web/api/json/search_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using catalog::Catalog;
using catalog::Guideline;
using catalog::Recommendation;
using catalog::Vocabulary;

Response list_guidelines(const Call& call) {
  Json out;
  out["guidelines"] = Json::array();
  for (const Guideline& guideline : call.snapshot.catalog->guidelines()) {
    out["guidelines"].push_back(guideline_brief(guideline));
  }
  out["matrix"] = grade_matrix(*call.snapshot.catalog);
  out["research_projects"] = Json::array();
  for (const catalog::ResearchProject& project : call.snapshot.catalog->research_projects()) {
    out["research_projects"].push_back(research_project_json(*call.snapshot.catalog, project));
  }
  return json_response(out.dump(), Caching::Revalidate);
}

Response one_guideline(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const Guideline* guideline = call.snapshot.catalog->guideline(GuidelineId(id));
  if (guideline == nullptr) return problem_response(not_found(wording::Thing::Guideline, id));
  return json_response(guideline_record(*call.snapshot.catalog, *guideline).dump(),
                       Caching::Revalidate);
}

/// Drafts never were public.
bool is_public(const catalog::Service& service) {
  return service.status != catalog::ListingStatus::Draft &&
         service.status != catalog::ListingStatus::InReview;
}

/// True when the parameter was not sent or names this value.
bool admits(const std::vector<std::string>& wanted, std::string_view value) {
  if (wanted.empty()) return true;
  for (const std::string& one : wanted) {
    if (one == value) return true;
  }
  return false;
}

Response list_recommendations(const Call& call) {
  const Catalog& catalog = *call.snapshot.catalog;
  search::Filters slugs;
  if (auto values = call.values("intervention"); !values.empty()) slugs["intervention"] = values;
  if (auto values = call.values("domain"); !values.empty()) slugs["domain"] = values;
  if (auto bad = check_filters(call.snapshot, slugs)) return problem_response(std::move(*bad));
  for (const std::string& id : call.values("guideline")) {
    if (catalog.guideline(GuidelineId(id)) != nullptr) continue;
    return problem_response(
        invalid_parameter("guideline", wording::unknown_value("guideline", "guidelines"), id));
  }
  const auto guidelines = call.values("guideline");
  const auto grades = call.values("grade");
  const auto interventions = call.values("intervention");
  const auto domains = call.values("domain");
  Json items = Json::array();
  for (const Guideline& guideline : catalog.guidelines()) {
    if (!admits(guidelines, guideline.id.text()) || !admits(domains, guideline.domain)) continue;
    for (const Recommendation& recommendation : guideline.recommendations) {
      const std::string grade =
          recommendation.grade ? std::to_string(*recommendation.grade) : "unknown";
      if (!admits(grades, grade) || !admits(interventions, recommendation.intervention)) continue;
      items.push_back(recommendation_json(catalog, recommendation));
    }
  }
  Json out;
  out["total"] = items.size();
  out["recommendations"] = std::move(items);
  out["grades"] = Json::array();
  for (const catalog::Grade& grade : catalog.grades()) {
    out["grades"].push_back(
        {{"grade", grade.grade}, {"label_ja", grade.label_ja}, {"label_en", grade.label_en}});
  }
  return json_response(out.dump(), Caching::Revalidate);
}

/// A holding that is valid today and does not last to the contract's end.
void mark_holders(Json& scheme, const ranker::ContractWindow& contract, Date as_of) {
  for (Json& holder : scheme["holders"]) {
    std::optional<Date> end;
    if (holder["state"] == "valid" && holder["valid_to"].is_string()) {
      end = Date::parse(holder["valid_to"].get<std::string>());
    }
    holder["expires_within_contract"] =
        ranker::lapse_of(end, contract, as_of) != ranker::Lapse::None;
  }
}

Response list_certifications(const Call& call) {
  const auto contract = contract_of(call);
  if (!contract) return problem_response(problem_from(contract.error()));
  Json out;
  out["schemes"] = Json::array();
  for (const catalog::Scheme& scheme : call.snapshot.catalog->schemes()) {
    Json one = scheme_json(*call.snapshot.catalog, scheme, call.as_of);
    if (*contract) mark_holders(one, **contract, call.as_of);
    out["schemes"].push_back(std::move(one));
  }
  if (*contract) {
    out["contract"] = Json{{"start", (*contract)->start.iso()}, {"end", (*contract)->end.iso()}};
  }
  out["as_of"] = call.as_of.iso();
  return json_response(out.dump(), Caching::Revalidate);
}

Response list_gaps(const Call& call) {
  search::Filters slugs;
  if (auto values = call.values("domain"); !values.empty()) slugs["domain"] = values;
  if (auto values = call.values("buyer"); !values.empty()) slugs["buyer"] = values;
  if (auto bad = check_filters(call.snapshot, slugs)) return problem_response(std::move(*bad));
  for (const std::string& code : call.values("prefecture")) {
    if (call.snapshot.catalog->places().prefecture(code) != nullptr) continue;
    return problem_response(
        invalid_parameter("prefecture", wording::unknown_value("prefecture", "prefectures"), code));
  }
  const std::string cells = call.text("cells");
  return json_response(
      gaps_json(*call.snapshot.catalog, call.as_of,
                {call.values("domain"), call.values("prefecture"), call.values("buyer"),
                 cells == "empty"     ? GapCells::Empty
                 : cells == "unnamed" ? GapCells::Unnamed
                                      : GapCells::All})
          .dump(),
      Caching::Revalidate);
}

Response one_recommendation(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const Recommendation* found = call.snapshot.catalog->recommendation(RecommendationId(id));
  if (found == nullptr) return problem_response(not_found(wording::Thing::Recommendation, id));
  return json_response(recommendation_record(*call.snapshot.catalog, *found).dump(),
                       Caching::Revalidate);
}

Response list_studies(const Call& call) {
  const Catalog& catalog = *call.snapshot.catalog;
  const auto outcomes = call.values("outcome");
  const auto designs = call.values("design");
  const auto kinds = call.values("kind");
  for (const auto& [name, vocabulary] : {std::pair("outcome", Vocabulary::Outcomes),
                                         std::pair("design", Vocabulary::EvidenceTypes)}) {
    for (const std::string& slug : call.values(name)) {
      if (catalog.taxonomy().find(vocabulary, slug) != nullptr) continue;
      return problem_response(invalid_parameter(
          name, wording::unknown_value(name, catalog::name_of(vocabulary)), slug));
    }
  }
  Json studies = Json::array();
  for (const catalog::Service& service : catalog.services()) {
    if (!is_public(service)) continue;
    for (const catalog::Study& study : service.studies) {
      if (!admits(designs, study.design) || !admits(outcomes, study.outcome.value_or("")) ||
          !admits(kinds, catalog::name_of(catalog::study_kind(study.design)))) {
        continue;
      }
      Json one = study_record(catalog, service, study);
      one.erase("sources");
      studies.push_back(std::move(one));
    }
  }
  Json out;
  out["total"] = studies.size();
  out["studies"] = std::move(studies);
  out["outcomes"] = outcome_table(catalog);
  return json_response(out.dump(), Caching::Revalidate);
}

Response one_study(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  for (const catalog::Service& service : call.snapshot.catalog->services()) {
    if (!is_public(service)) continue;
    for (const catalog::Study& study : service.studies) {
      if (study.id != id) continue;
      return json_response(study_record(*call.snapshot.catalog, service, study).dump(),
                           Caching::Revalidate);
    }
  }
  return problem_response(not_found(wording::Thing::Study, id));
}

/// Yen with tax at the reviewed rate; the policy is the one that ranks.
Response service_costs(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
  if (service == nullptr || !is_public(*service)) {
    return problem_response(not_found(wording::Thing::Service, id));
  }
  const auto policy = ranker::Policy::read(*call.snapshot.catalog);
  if (!policy) return problem_response(problem_from(policy.error()));
  CostQuestion question;
  const std::int64_t people = call.integer("headcount", 0);
  if (people > 0) question.headcount = people;
  question.contract_months = static_cast<int>(call.integer(
      "contract_months", static_cast<std::int64_t>(policy->price().default_contract_months)));
  question.tax_percent = policy->price().tax_percent;
  question.as_of = call.as_of;
  Json out;
  out["service"] = service_brief(*call.snapshot.catalog, *service);
  out["headcount"] = question.headcount ? Json(*question.headcount) : Json(nullptr);
  out["contract_months"] = question.contract_months;
  out.update(costs_json(*service, question, call.app.wording()));
  out["as_of"] = call.as_of.iso();
  return json_response(out.dump(), Caching::Revalidate);
}

Response data_report(const Call& call) {
  const auto figures = catalog::completeness(*call.snapshot.catalog, call.as_of, kFreshnessMonths);
  return json_response(data_report_json(figures, call.as_of).dump(), Caching::Revalidate);
}

}  // namespace

std::vector<Endpoint> evidence_endpoints() {
  const Parameter domain{"domain", ParameterKind::Values, "Domain slugs."};
  return {
      {Method::Get,
       "/api/v1/guidelines",
       "listGuidelines",
       "Guidelines with the number of recommendations that could be read.",
       {as_of_parameter()},
       "",
       "GuidelineList",
       list_guidelines},
      {Method::Get,
       "/api/v1/guidelines/{id}",
       "getGuideline",
       "One guideline with its questions, grades, research questions and sources.",
       {as_of_parameter()},
       "",
       "GuidelineRecord",
       one_guideline},
      {Method::Get,
       "/api/v1/recommendations",
       "listRecommendations",
       "Recommendations across guidelines; grades rate types of intervention, never services.",
       {{"guideline", ParameterKind::Values, "Guideline ids."},
        {"grade",
         ParameterKind::Values,
         "Grades 1 to 5, or unknown.",
         0,
         0,
         {"1", "2", "3", "4", "5", "unknown"}},
        {"intervention", ParameterKind::Values, "Intervention slugs."},
        domain,
        as_of_parameter()},
       "",
       "RecommendationList",
       list_recommendations},
      {Method::Get,
       "/api/v1/recommendations/{id}",
       "getRecommendation",
       "One recommendation: document, native wording, linked services, services of the same type of "
       "intervention without a link, and what other documents say.",
       {as_of_parameter()},
       "",
       "RecommendationRecord",
       one_recommendation},
      {Method::Get,
       "/api/v1/evidence",
       "listEvidence",
       "Studies and reports with the outcome table; reports of use are never effects.",
       {{"outcome", ParameterKind::Values, "Outcome slugs."},
        {"design", ParameterKind::Values, "Slugs of the vocabulary evidence_types."},
        {"kind",
         ParameterKind::Values,
         "What the design can say.",
         0,
         0,
         {"effect", "accuracy", "report", "ongoing", "unknown"}},
        as_of_parameter()},
       "",
       "StudyList",
       list_studies},
      {Method::Get,
       "/api/v1/evidence/{id}",
       "getEvidence",
       "One study or report with design, outcome, effect, citation and sources.",
       {as_of_parameter()},
       "",
       "StudyRecord",
       one_study},
      {Method::Get, "/api/v1/certifications", "listCertifications",
       "Certification schemes and recognitions with the services that hold them.", with_contract(),
       "", "SchemeList", list_certifications},
      {Method::Get,
       "/api/v1/gaps",
       "listGaps",
       "Where supply is thin: services per domain, prefecture and buyer, with open research "
       "questions.",
       {domain,
        {"prefecture", ParameterKind::Values, "Prefecture codes 01 to 47."},
        {"buyer", ParameterKind::Values, "Buyer types."},
        {"cells",
         ParameterKind::Choice,
         "Which cells are written: all, unnamed (no source names a place) or empty.",
         0,
         0,
         {"all", "unnamed", "empty"}},
        as_of_parameter()},
       "",
       "Gaps",
       list_gaps},
      {Method::Get,
       "/api/v1/services/{id}/costs",
       "getServiceCosts",
       "Prices as yen per person and month and per year, with the assumptions; never a guess.",
       {{"headcount", ParameterKind::Integer, "Number of people.", 1, 100'000'000},
        {"contract_months", ParameterKind::Integer, "Length of the contract.", 1, 120},
        as_of_parameter()},
       "",
       "ServiceCosts",
       service_costs},
      {Method::Get,
       "/api/v1/data",
       "getDataReport",
       "How complete, verified and old the catalog is, and what in it does not fit together.",
       {as_of_parameter()},
       "",
       "DataReport",
       data_report},
  };
}

}  // namespace mitate::web::api
