// Studies, reports of use, guidelines and their recommendations as JSON.
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "catalog/model/study_kind.h"
#include "web/api/json/model_json.h"
#include "web/api/json/or_null.h"

namespace mitate::web::api {

using namespace catalog;

Json study_json(const Study& study) {
  Json out;
  out["id"] = study.id;
  out["design"] = study.design;
  const StudyKind kind = study_kind(study.design);
  out["kind"] = catalog::name_of(kind);
  out["subject"] = name_of(study.subject);
  out["summary"] = study.summary;
  out["population"] = or_null(study.population);
  out["n"] = or_null(study.n);
  out["comparator"] = or_null(study.comparator);
  out["outcome"] = or_null(study.outcome);
  out["finding"] = study.finding ? Json(name_of(*study.finding)) : Json(nullptr);
  // What a report of use claims is told as what it is, and never as an effect.
  const bool report = kind == StudyKind::Report;
  out["effect"] = report ? Json(nullptr) : or_null(study.effect);
  out["effect_value"] = report ? Json(nullptr) : or_null(study.effect_value);
  out["ci_low"] = report ? Json(nullptr) : or_null(study.ci_low);
  out["ci_high"] = report ? Json(nullptr) : or_null(study.ci_high);
  out["reported"] = report ? or_null(study.effect) : Json(nullptr);
  out["unit"] = or_null(study.unit);
  out["funding"] = or_null(study.funding);
  out["citation"] = or_null(study.citation);
  out["doi"] = or_null(study.doi);
  out["trial_id"] = or_null(study.trial_id);
  out["published_on"] = or_null(study.published_on);
  out["retracted"] = or_null(study.retracted);
  out["provenance"] = provenance_json(study.provenance);
  return out;
}

Json case_study_json(const CaseStudy& story) {
  Json out;
  out["id"] = story.id;
  out["buyer"] = story.buyer;
  out["buyer_type"] = text_or_null(story.buyer_type);
  out["region"] = or_null(story.region_text);
  out["area_codes"] = story.area_codes;
  out["year"] = or_null(story.year);
  out["result"] = story.result;
  out["has_outcome_figure"] = story.has_outcome_figure;
  out["figure_kinds"] = story.figure_kinds;
  out["reported_by"] = or_null(story.reported_by);
  out["design_note"] = or_null(story.design_note);
  out["provenance"] = provenance_json(story.provenance);
  return out;
}

Json grades_json(const Catalog& catalog) {
  Json out = Json::array();
  for (const Grade& grade : catalog.grades()) {
    out.push_back(
        {{"grade", grade.grade}, {"label_ja", grade.label_ja}, {"label_en", grade.label_en}});
  }
  return out;
}

Json recommendation_json(const Catalog& catalog, const Recommendation& recommendation) {
  Json out;
  out["id"] = recommendation.id.text();
  out["guideline"] = recommendation.guideline.text();
  out["question"] = recommendation.question;
  out["intervention"] = recommendation.intervention;
  out["intervention_label"] =
      catalog.taxonomy().label(Vocabulary::Interventions, recommendation.intervention);
  out["population"] = text_or_null(recommendation.population);
  out["outcome"] = text_or_null(recommendation.outcome_text);
  out["outcomes"] = recommendation.outcomes;
  out["grade"] = or_null(recommendation.grade);
  out["grade_label"] = nullptr;
  for (const Grade& grade : catalog.grades()) {
    if (recommendation.grade == grade.grade) out["grade_label"] = grade.label_ja;
  }
  out["native_grade"] = or_null(recommendation.native_grade);
  out["certainty"] =
      recommendation.certainty ? Json(std::string(1, *recommendation.certainty)) : Json(nullptr);
  out["effect_summary"] = or_null(recommendation.effect_summary);
  out["agreement_rate"] = or_null(recommendation.agreement_rate);
  out["verification"] = catalog::name_of(recommendation.verification);
  out["note"] = or_null(recommendation.note);
  out["services"] = Json::array();
  for (const Service& service : catalog::public_services(catalog)) {
    for (const EvidenceLink& link : service.evidence_links) {
      if (link.recommendation != recommendation.id) continue;
      Json one;
      one["id"] = service.id.text();
      one["name"] = service.name;
      one["directness"] = catalog::name_of(link.directness);
      out["services"].push_back(std::move(one));
    }
  }
  out["provenance"] = provenance_json(recommendation.provenance);
  return out;
}

Json guideline_brief(const Guideline& guideline) {
  Json out;
  out["id"] = guideline.id.text();
  out["name"] = guideline.name;
  out["clinical"] = guideline.clinical;
  out["version"] = or_null(guideline.version);
  out["domain"] = text_or_null(guideline.domain);
  out["lead_societies"] = guideline.lead_societies;
  out["published_on"] = or_null(guideline.published_on);
  out["publication_note"] = or_null(guideline.publication_note);
  out["url"] = or_null(guideline.url);
  out["hq_total"] = or_null(guideline.hq_total);
  out["recommendations"] = guideline.recommendations.size();
  out["research_questions"] = guideline.research_questions.size();
  return out;
}

Json guideline_record(const Catalog& catalog, const Guideline& guideline) {
  Json out = guideline_brief(guideline);
  out["cooperating_bodies"] = guideline.cooperating_bodies;
  out["life_stage"] = or_null(guideline.life_stage);
  out["prevention_phase"] = or_null(guideline.prevention_phase);
  out["development_period"] = or_null(guideline.development_period);
  out["method_note"] = or_null(guideline.method_note);
  out["related_evidence"] = guideline.related_evidence;
  out["note"] = or_null(guideline.note);
  out["recommendations"] = Json::array();
  std::set<SourceId> ids;
  collect_sources(guideline.provenance, ids);
  for (const Recommendation& recommendation : guideline.recommendations) {
    collect_sources(recommendation.provenance, ids);
    out["recommendations"].push_back(recommendation_json(catalog, recommendation));
  }
  out["research_questions"] = Json::array();
  for (const FutureResearchQuestion& question : guideline.research_questions) {
    collect_sources(question.provenance, ids);
    Json one;
    one["id"] = question.id;
    one["recommendation"] =
        question.recommendation ? Json(question.recommendation->text()) : Json(nullptr);
    one["question"] = question.question;
    one["direction"] = or_null(question.direction);
    one["provenance"] = provenance_json(question.provenance);
    out["research_questions"].push_back(std::move(one));
  }
  out["provenance"] = provenance_json(guideline.provenance);
  out["sources"] = sources_json(catalog, ids);
  return out;
}

}  // namespace mitate::web::api
