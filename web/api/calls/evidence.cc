// GET /guidelines, /guidelines/{id}, /recommendations, /recommendations/{id}, /evidence,
// /evidence/{id}, /certifications.
#include <nlohmann/json.hpp>

#include "catalog/model/study_kind.h"
#include "web/api/calls/calls.h"
#include "web/api/calls/contract_parameters.h"
#include "web/api/calls/selection.h"
#include "web/api/json/evidence_json.h"
#include "web/api/json/model_json.h"
#include "web/api/json/search_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using catalog::Catalog;
using catalog::Guideline;
using catalog::Recommendation;
using catalog::Vocabulary;

Answer list_guidelines(const Call& call) {
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
  return out;
}

Answer one_guideline(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const Guideline* guideline = call.snapshot.catalog->guideline(GuidelineId(id));
  if (guideline == nullptr) return not_found(wording::Thing::Guideline, id);
  return guideline_record(*call.snapshot.catalog, *guideline);
}

Answer list_recommendations(const Call& call) {
  const Catalog& catalog = *call.snapshot.catalog;
  search::Filters slugs;
  if (auto values = call.values("intervention"); !values.empty()) slugs["intervention"] = values;
  if (auto values = call.values("domain"); !values.empty()) slugs["domain"] = values;
  MITATE_TRY_VOID(check_filters(call.snapshot, slugs));
  for (const std::string& id : call.values("guideline")) {
    if (catalog.guideline(GuidelineId(id)) != nullptr) continue;
    return Refused(
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
  out["grades"] = grades_json(catalog);
  return out;
}

Answer list_certifications(const Call& call) {
  MITATE_TRY(const auto contract, contract_of(call));
  Json out;
  out["schemes"] = Json::array();
  for (const catalog::Scheme& scheme : call.snapshot.catalog->schemes()) {
    out["schemes"].push_back(scheme_json(*call.snapshot.catalog, scheme, call.as_of, contract));
  }
  if (contract) out["contract"] = contract_json(*contract);
  out["as_of"] = call.as_of.iso();
  return out;
}

Answer one_recommendation(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const Recommendation* found = call.snapshot.catalog->recommendation(RecommendationId(id));
  if (found == nullptr) return not_found(wording::Thing::Recommendation, id);
  return recommendation_record(*call.snapshot.catalog, *found);
}

Answer list_studies(const Call& call) {
  const Catalog& catalog = *call.snapshot.catalog;
  const auto outcomes = call.values("outcome");
  const auto designs = call.values("design");
  const auto kinds = call.values("kind");
  MITATE_TRY_VOID(check_slugs(call, "outcome", Vocabulary::Outcomes));
  MITATE_TRY_VOID(check_slugs(call, "design", Vocabulary::EvidenceTypes));
  Json studies = Json::array();
  for (const catalog::Service& service : catalog.services()) {
    if (!is_public(service)) continue;
    for (const catalog::Study& study : service.studies) {
      if (!admits(designs, study.design) || !admits(outcomes, study.outcome.value_or("")) ||
          !admits(kinds, catalog::name_of(catalog::study_kind(study.design)))) {
        continue;
      }
      studies.push_back(study_with_service(catalog, service, study));
    }
  }
  Json out;
  out["total"] = studies.size();
  out["studies"] = std::move(studies);
  out["outcomes"] = outcome_table(catalog);
  return out;
}

Answer one_study(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  for (const catalog::Service& service : call.snapshot.catalog->services()) {
    if (!is_public(service)) continue;
    for (const catalog::Study& study : service.studies) {
      if (study.id != id) continue;
      return study_record(*call.snapshot.catalog, service, study);
    }
  }
  return not_found(wording::Thing::Study, id);
}

}  // namespace

std::vector<Endpoint> evidence_endpoints() {
  return {
      {.pattern = "/api/v1/guidelines",
       .operation = "listGuidelines",
       .summary = "Guidelines with the number of recommendations that could be read.",
       .parameters = {as_of_parameter()},
       .answers = "GuidelineList",
       .answer = list_guidelines},
      {.pattern = "/api/v1/guidelines/{id}",
       .operation = "getGuideline",
       .summary = "One guideline with its questions, grades, research questions and sources.",
       .parameters = {as_of_parameter()},
       .answers = "GuidelineRecord",
       .answer = one_guideline},
      {.pattern = "/api/v1/recommendations",
       .operation = "listRecommendations",
       .summary =
           "Recommendations across guidelines; grades rate types of intervention, never services.",
       .parameters = {{"guideline", ParameterKind::Values, "Guideline ids."},
                      {"grade",
                       ParameterKind::Values,
                       "Grades 1 to 5, or unknown.",
                       0,
                       0,
                       {"1", "2", "3", "4", "5", "unknown"}},
                      {"intervention", ParameterKind::Values, "Intervention slugs."},
                      domain_parameter(),
                      as_of_parameter()},
       .answers = "RecommendationList",
       .answer = list_recommendations},
      {.pattern = "/api/v1/recommendations/{id}",
       .operation = "getRecommendation",
       .summary =
           "One recommendation: document, native wording, linked services, services of the same type of "
           "intervention without a link, and what other documents say.",
       .parameters = {as_of_parameter()},
       .answers = "RecommendationRecord",
       .answer = one_recommendation},
      {.pattern = "/api/v1/evidence",
       .operation = "listEvidence",
       .summary = "Studies and reports with the outcome table; reports of use are never effects.",
       .parameters = {{"outcome", ParameterKind::Values, "Outcome slugs."},
                      {"design", ParameterKind::Values, "Slugs of the vocabulary evidence_types."},
                      {"kind",
                       ParameterKind::Values,
                       "What the design can say.",
                       0,
                       0,
                       {"effect", "accuracy", "report", "ongoing", "unknown"}},
                      as_of_parameter()},
       .answers = "StudyList",
       .answer = list_studies},
      {.pattern = "/api/v1/evidence/{id}",
       .operation = "getEvidence",
       .summary = "One study or report with design, outcome, effect, citation and sources.",
       .parameters = {as_of_parameter()},
       .answers = "StudyRecord",
       .answer = one_study},
      {.pattern = "/api/v1/certifications",
       .operation = "listCertifications",
       .summary = "Certification schemes and recognitions with the services that hold them.",
       .parameters = with_contract(),
       .answers = "SchemeList",
       .answer = list_certifications},
  };
}

}  // namespace mitate::web::api
