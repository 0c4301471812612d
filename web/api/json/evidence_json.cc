#include "web/api/json/evidence_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/model/study_kind.h"

namespace mitate::web::api {
namespace {

using namespace catalog;

bool does(const Service& service, const std::string& intervention) {
  return std::any_of(service.interventions.begin(), service.interventions.end(),
                     [&](const InterventionUse& use) { return use.intervention == intervention; });
}

const EvidenceLink* link_to(const Service& service, const RecommendationId& recommendation) {
  const auto found =
      std::find_if(service.evidence_links.begin(), service.evidence_links.end(),
                   [&](const EvidenceLink& link) { return link.recommendation == recommendation; });
  return found == service.evidence_links.end() ? nullptr : &*found;
}

Json linked_services(const Catalog& catalog, const RecommendationId& recommendation) {
  Json out = Json::array();
  for (const Service& service : catalog.services()) {
    for (const EvidenceLink& link : service.evidence_links) {
      if (link.recommendation != recommendation) continue;
      Json one = service_brief(catalog, service);
      one["intervention"] = link.intervention;
      one["directness"] = catalog::name_of(link.directness);
      one["rationale"] = link.rationale;
      one["mapped_by"] = link.mapped_by;
      one["mapped_on"] = link.mapped_on.iso();
      out.push_back(std::move(one));
    }
  }
  return out;
}

Json other_documents(const Catalog& catalog, const Recommendation& recommendation) {
  Json out = Json::array();
  for (const Guideline& guideline : catalog.guidelines()) {
    if (guideline.id == recommendation.guideline) continue;
    for (const Recommendation& other : guideline.recommendations) {
      if (other.intervention != recommendation.intervention) continue;
      Json one;
      one["id"] = other.id.text();
      one["guideline"] = guideline.id.text();
      one["guideline_name"] = guideline.name;
      one["question"] = other.question;
      one["outcomes"] = other.outcomes;
      one["grade"] = other.grade ? Json(*other.grade) : Json(nullptr);
      one["native_grade"] = other.native_grade ? Json(*other.native_grade) : Json(nullptr);
      one["verification"] = catalog::name_of(other.verification);
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace

Json grade_matrix(const Catalog& catalog) {
  std::map<std::pair<std::string, std::string>, std::map<int, std::vector<std::string>>> cells;
  for (const Guideline& guideline : catalog.guidelines()) {
    for (const Recommendation& rec : guideline.recommendations) {
      cells[{guideline.domain, rec.intervention}][rec.grade.value_or(0)].push_back(rec.id.text());
    }
  }
  Json out = Json::array();
  for (const auto& [key, grades] : cells) {
    Json row;
    row["domain"] = key.first;
    row["intervention"] = key.second;
    row["label"] = catalog.taxonomy().label(Vocabulary::Interventions, key.second);
    row["grades"] = Json::object();
    for (const int grade : {1, 2, 3, 4, 5, 0}) {
      const auto found = grades.find(grade);
      row["grades"][grade == 0 ? "unknown" : std::to_string(grade)] =
          found == grades.end() ? Json::array() : Json(found->second);
    }
    out.push_back(std::move(row));
  }
  return out;
}

Json research_project_json(const Catalog& catalog, const ResearchProject& project) {
  Json out;
  out["id"] = project.id;
  out["title"] = project.title;
  out["principal_investigator"] =
      project.principal_investigator ? Json(*project.principal_investigator) : Json(nullptr);
  out["institution"] = project.institution ? Json(*project.institution) : Json(nullptr);
  out["domains"] = project.domains;
  out["period"] = project.period ? Json(*project.period) : Json(nullptr);
  const Service* service = project.service ? catalog.service(*project.service) : nullptr;
  out["service"] = service == nullptr ? Json(nullptr) : service_brief(catalog, *service);
  out["status"] = project.status;
  out["provenance"] = provenance_json(project.provenance);
  return out;
}

Json recommendation_record(const Catalog& catalog, const Recommendation& recommendation) {
  Json out = recommendation_json(catalog, recommendation);
  std::set<SourceId> ids;
  collect_sources(recommendation.provenance, ids);
  out["guideline_name"] = nullptr;
  out["guideline_version"] = nullptr;
  out["domain"] = nullptr;
  out["research_questions"] = Json::array();
  if (const Guideline* guideline = catalog.guideline(recommendation.guideline)) {
    out["guideline_name"] = guideline->name;
    out["guideline_version"] = guideline->version ? Json(*guideline->version) : Json(nullptr);
    out["domain"] = guideline->domain;
    for (const FutureResearchQuestion& question : guideline->research_questions) {
      if (question.recommendation != recommendation.id) continue;
      Json one;
      one["id"] = question.id;
      one["question"] = question.question;
      one["direction"] = question.direction ? Json(*question.direction) : Json(nullptr);
      out["research_questions"].push_back(std::move(one));
    }
  }
  out["services"] = linked_services(catalog, recommendation.id);
  out["services_without_link"] = Json::array();
  for (const Service& service : catalog.services()) {
    if (service.status != ListingStatus::Listed || !does(service, recommendation.intervention) ||
        link_to(service, recommendation.id) != nullptr) {
      continue;
    }
    out["services_without_link"].push_back(service_brief(catalog, service));
  }
  out["other_documents"] = other_documents(catalog, recommendation);
  out["sources"] = sources_json(catalog, ids);
  return out;
}

Json study_with_service(const Catalog& catalog, const Service& service, const Study& study) {
  Json out = study_json(study);
  out["service"] = service_brief(catalog, service);
  out["design_label"] = catalog.taxonomy().label(Vocabulary::EvidenceTypes, study.design);
  const Concept* outcome =
      study.outcome ? catalog.taxonomy().find(Vocabulary::Outcomes, *study.outcome) : nullptr;
  out["outcome_label"] = outcome == nullptr ? Json(nullptr) : Json(outcome->label_ja);
  out["smallest_important_difference"] =
      outcome != nullptr && outcome->smallest_important_difference
          ? Json(*outcome->smallest_important_difference)
          : Json(nullptr);
  out["smallest_important_difference_unit"] =
      outcome != nullptr && outcome->unit ? Json(*outcome->unit) : Json(nullptr);
  return out;
}

Json study_record(const Catalog& catalog, const Service& service, const Study& study) {
  Json out = study_with_service(catalog, service, study);
  std::set<SourceId> ids;
  collect_sources(study.provenance, ids);
  out["sources"] = sources_json(catalog, ids);
  return out;
}

Json outcome_table(const Catalog& catalog) {
  std::map<std::string, std::map<std::string, std::size_t>> counts;
  for (const Service& service : catalog.services()) {
    for (const Study& study : service.studies) {
      if (study.outcome) ++counts[*study.outcome][study.design];
    }
  }
  Json out = Json::array();
  for (const Concept& outcome : catalog.taxonomy().all(Vocabulary::Outcomes)) {
    Json one;
    one["outcome"] = outcome.slug;
    one["label"] = outcome.label_ja;
    one["smallest_important_difference"] = outcome.smallest_important_difference
                                               ? Json(*outcome.smallest_important_difference)
                                               : Json(nullptr);
    one["unit"] = outcome.unit ? Json(*outcome.unit) : Json(nullptr);
    one["studies"] = Json::object();
    for (const auto& [design, count] : counts[outcome.slug]) one["studies"][design] = count;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace mitate::web::api
