#include "web/api/json/model_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "catalog/model/study_kind.h"
#include "web/api/json/orientation_json.h"
#include "web/api/json/provider_json.h"

namespace mitate::web::api {
namespace {

using namespace catalog;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json or_null(const std::optional<PartialDate>& value) {
  return value ? Json(value->text()) : Json(nullptr);
}
Json or_null(const std::optional<Date>& value) {
  return value ? Json(value->iso()) : Json(nullptr);
}
Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

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

namespace {

/// A grade with the question it belongs to and the mapping that leads to this service.
Json mapped_recommendation(const Catalog& catalog, const EvidenceLink& link, bool full) {
  Json out;
  out["recommendation"] = link.recommendation.text();
  out["intervention"] = link.intervention;
  const Recommendation* found = catalog.recommendation(link.recommendation);
  out["grade"] = found == nullptr ? Json(nullptr) : or_null(found->grade);
  out["native_grade"] = found == nullptr ? Json(nullptr) : or_null(found->native_grade);
  out["verification"] = found == nullptr ? Json(nullptr) : Json(name_of(found->verification));
  out["directness"] = name_of(link.directness);
  if (!full || found == nullptr) return out;
  out["guideline"] = found->guideline.text();
  if (const Guideline* guideline = catalog.guideline(found->guideline)) {
    out["guideline_name"] = guideline->name;
    out["guideline_version"] = or_null(guideline->version);
  }
  out["question"] = found->question;
  out["population"] = found->population;
  out["outcome"] = text_or_null(found->outcome_text);
  out["certainty"] = found->certainty ? Json(std::string(1, *found->certainty)) : Json(nullptr);
  out["note"] = or_null(found->note);
  out["rationale"] = link.rationale;
  out["mapped_by"] = link.mapped_by;
  out["mapped_on"] = link.mapped_on.iso();
  return out;
}

Json recommendations(const Catalog& catalog, const Service& service, bool full) {
  Json out = Json::array();
  for (const EvidenceLink& link : service.evidence_links) {
    out.push_back(mapped_recommendation(catalog, link, full));
  }
  return out;
}

Json sources_named(const Catalog& catalog, const Service& service) {
  std::set<SourceId> ids;
  collect_sources(service.provenance, ids);
  for (const Study& study : service.studies) collect_sources(study.provenance, ids);
  for (const Price& price : service.prices) collect_sources(price.provenance, ids);
  for (const CaseStudy& story : service.case_studies) collect_sources(story.provenance, ids);
  for (const Economics& economics : service.economics) collect_sources(economics.provenance, ids);
  for (const ServiceFact& fact : service.facts) ids.insert(fact.source.source);
  if (service.provider) {
    if (const Provider* provider = catalog.provider(*service.provider)) {
      collect_sources(provider->provenance, ids);
      for (const ProviderEvent& event : provider->history) ids.insert(event.source.source);
    }
  }
  return sources_json(catalog, ids);
}

void put_provider(Json& out, const Provider& provider) {
  out["name_kana"] = or_null(provider.name_kana);
  out["aliases"] = provider.aliases;
  out["kind"] = text_or_null(provider.kind);
  out["corporate_number"] = or_null(provider.corporate_number);
  out["corporate_number_note"] = or_null(provider.corporate_number_note);
  out["municipality_code"] = or_null(provider.municipality_code);
  out["url"] = or_null(provider.url);
  out["facts"] = provider.facts;
  out["history"] = Json::array();
  for (const ProviderEvent& event : provider.history) {
    Json one;
    one["recorded_on"] = event.recorded_on.iso();
    one["event"] = event.event;
    one["took_effect_on"] =
        event.took_effect_on ? Json(event.took_effect_on->iso()) : Json(nullptr);
    one["name_before"] = or_null(event.name_before);
    one["name_after"] = or_null(event.name_after);
    one["other_name"] = or_null(event.other_name);
    one["other_number"] = or_null(event.other_number);
    one["source"] = event.source.source.text();
    out["history"].push_back(std::move(one));
  }
  out["provenance"] = provenance_json(provider.provenance);
}

Json provider_record(const Catalog& catalog, const Service& service) {
  Json out = provider_brief(catalog, service);
  if (!service.provider) return out;
  const Provider* provider = catalog.provider(*service.provider);
  if (provider != nullptr) put_provider(out, *provider);
  return out;
}

Json coverage_json(const Catalog& catalog, const Service& service) {
  Json out;
  out["kind"] = name_of(service.coverage);
  out["text"] = or_null(service.coverage_text);
  out["places"] = Json::array();
  for (const CoveredPlace& place : service.places) {
    Json one;
    one["code"] = place.area_code;
    one["name"] = place.name;
    one["label"] = catalog.places().label(place.area_code);
    out["places"].push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json source_json(const Source& source) {
  Json out;
  out["id"] = source.id.text();
  out["title"] = source.title;
  out["locator"] = text_or_null(source.locator);
  out["url"] = or_null(source.url);
  out["publisher_kind"] = source.publisher_kind;
  out["verification"] = catalog::name_of(source.verification);
  out["retrieved_on"] = source.retrieved_on.iso();
  out["published_on"] = or_null(source.published_on);
  out["gone"] = source.gone;
  return out;
}

void collect_sources(const Provenance& provenance, std::set<SourceId>& ids) {
  for (const FactSource& entry : provenance.entries) ids.insert(entry.source);
}

Json sources_json(const Catalog& catalog, const std::set<SourceId>& ids) {
  Json out = Json::object();
  for (const SourceId& id : ids) {
    if (const Source* source = catalog.source(id)) out[id.text()] = source_json(*source);
  }
  return out;
}

Json provenance_json(const Provenance& provenance) {
  Json out = Json::array();
  for (const FactSource& entry : provenance.entries) {
    Json one;
    one["fact"] = entry.fact;
    one["source"] = entry.source.text();
    one["as_of"] = or_null(entry.as_of);
    one["verification"] = catalog::name_of(entry.verification);
    one["curator_assigned"] = entry.curator_assigned;
    one["stated"] = entry.stated;
    one["note"] = text_or_null(entry.note);
    out.push_back(std::move(one));
  }
  return out;
}

Json provider_brief(const Catalog& catalog, const Service& service) {
  const std::string_view name = catalog.provider_name(service);
  if (name.empty()) return nullptr;
  Json out;
  out["id"] = service.provider ? Json(service.provider->text()) : Json(nullptr);
  out["name"] = name;
  return out;
}

Json service_brief(const Catalog& catalog, const Service& service) {
  Json out;
  out["id"] = service.id.text();
  out["name"] = service.name;
  out["provider"] = provider_brief(catalog, service);
  out["status"] = catalog::name_of(service.status);
  return out;
}

/// What a certificate says of itself, alike on the record and on the scheme.
static void put_holding(Json& out, const SchemeHolding& holding, Date as_of) {
  out["subject"] = holding.subject;
  out["inherited_from"] =
      holding.inherited_from ? Json(holding.inherited_from->text()) : Json(nullptr);
  out["number"] = or_null(holding.number);
  out["category"] = or_null(holding.category);
  out["valid_from"] = or_null(holding.validity.from);
  out["valid_to"] = or_null(holding.validity.to);
  out["state"] = name_of(holding.validity.at(as_of));
  out["note"] = or_null(holding.note);
}

Json holdings(const Catalog& catalog, const Service& service, Date as_of, bool certifications) {
  Json out = Json::array();
  for (const SchemeHolding& holding : service.schemes) {
    const Scheme* scheme = catalog.scheme(holding.scheme);
    if (scheme == nullptr || scheme->is_certification() != certifications) continue;
    Json one;
    one["scheme"] = holding.scheme.text();
    one["name"] = scheme->name;
    one["kind"] = scheme->kind;
    put_holding(one, holding, as_of);
    one["valid_from_text"] = or_null(holding.valid_from_text);
    out.push_back(std::move(one));
  }
  return out;
}

Json price_json(const Price& price, Date as_of) {
  Json out;
  out["id"] = price.id;
  out["kind"] = catalog::name_of(price.kind);
  out["amount_yen"] = or_null(price.amount_yen);
  out["unit"] = catalog::name_of(price.unit);
  out["payer"] = catalog::name_of(price.payer);
  out["tax"] = catalog::name_of(price.tax);
  out["qualifier"] = catalog::name_of(price.qualifier);
  out["headcount_min"] = or_null(price.headcount_min);
  out["headcount_max"] = or_null(price.headcount_max);
  out["as_of"] = or_null(price.as_of);
  out["valid_from"] = or_null(price.validity.from);
  out["valid_to"] = or_null(price.validity.to);
  out["state"] = name_of(price.validity.at(as_of));
  out["original_text"] = price.original_text;
  out["provenance"] = provenance_json(price.provenance);
  return out;
}

namespace {

/// What a list item and a record say alike. Evidence, coverage and the depth of recommendations
/// differ and are put by each.
void put_head(Json& out, const Catalog& catalog, const Service& service, Date as_of, bool full) {
  out["id"] = service.id.text();
  out["name"] = service.name;
  out["provider"] = full ? provider_record(catalog, service) : provider_brief(catalog, service);
  out["summary"] = service.summary;
  out["type"] = service.service_type;
  out["domains"] = service.domains;
  out["buyer_types"] = service.buyer_types;
  out["delivery_modes"] = service.delivery_modes;
  out["coverage"] =
      full ? coverage_json(catalog, service) : Json(catalog::name_of(service.coverage));
  out["status"] = catalog::name_of(service.status);
  out["stage"] = catalog::name_of(service.stage);
  out["as_of"] = or_null(service.as_of);
  out["recommendations"] = recommendations(catalog, service, full);
  out["recommendation_status"] = service.evidence_links.empty() ? "unmapped" : "mapped";
  out["evidence"]["status"] = text_or_null(service.evidence_best);
  out["certifications"] = holdings(catalog, service, as_of, true);
}

Json interventions_json(const Catalog& catalog, const Service& service) {
  Json out = Json::array();
  for (const InterventionUse& use : service.interventions) {
    Json one;
    one["intervention"] = use.intervention;
    one["label"] = catalog.taxonomy().label(Vocabulary::Interventions, use.intervention);
    one["described"] = use.described;
    one["rationale"] = text_or_null(use.rationale);
    out.push_back(std::move(one));
  }
  return out;
}

Json facts_json(const Service& service) {
  Json out = Json::array();
  for (const ServiceFact& fact : service.facts) {
    Json one;
    one["fact"] = fact.fact;
    one["value"] = fact.value;
    one["quote"] = text_or_null(fact.quote);
    Provenance single;
    single.entries.push_back(fact.source);
    one["provenance"] = provenance_json(single);
    out.push_back(std::move(one));
  }
  return out;
}

Json economics_json(const Service& service) {
  Json out = Json::array();
  for (const Economics& economics : service.economics) {
    Json one;
    one["id"] = economics.id;
    one["kind"] = economics.kind;
    one["summary"] = economics.summary;
    one["amount_yen"] = or_null(economics.amount_yen);
    one["provenance"] = provenance_json(economics.provenance);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json service_card(const Catalog& catalog, const Service& service, Date as_of) {
  Json out;
  put_head(out, catalog, service, as_of, false);
  out["evidence"]["label"] = text_or_null(
      service.evidence_best.empty()
          ? std::string_view{}
          : catalog.taxonomy().label(Vocabulary::EvidenceTypes, service.evidence_best));
  out["evidence"]["studies"] = service.studies.size();
  return out;
}

Json service_record(const Catalog& catalog, const Service& service, Date as_of) {
  Json out;
  put_head(out, catalog, service, as_of, true);
  out["name_kana"] = or_null(service.name_kana);
  out["aliases"] = service.aliases;
  out["provider_as_written"] = or_null(service.provider_as_written);
  out["partners"] = service.partners;
  out["segments"] = service.segments;
  out["buyer_types_basis"] = catalog::name_of(service.buyer_types_basis);
  out["aspects"] = service.aspects;
  out["stage_text"] = text_or_null(service.stage_text);
  out["status_reason"] = or_null(service.status_reason);
  out["status_on"] = or_null(service.status_on);
  out["last_verified"] = service.last_verified.iso();
  out["url"] = or_null(service.url);
  out["notes"] = or_null(service.notes);
  out["interventions"] = interventions_json(catalog, service);
  out["link_decisions"] = link_decisions_json(catalog, service);
  out["evidence"]["studies"] = Json::array();
  for (const Study& study : service.studies) {
    out["evidence"]["studies"].push_back(study_json(study));
  }
  out["prices"] = Json::array();
  for (const Price& price : service.prices) out["prices"].push_back(price_json(price, as_of));
  out["price_status"] = service.prices.empty() ? "unknown" : "known";
  out["price_orientation"] = price_orientation_json(catalog, service);
  out["recognitions"] = holdings(catalog, service, as_of, false);
  out["facts"] = facts_json(service);
  out["case_studies"] = Json::array();
  for (const CaseStudy& story : service.case_studies) {
    out["case_studies"].push_back(case_study_json(story));
  }
  out["economics"] = economics_json(service);
  out["provenance"] = provenance_json(service.provenance);
  out["sources"] = sources_named(catalog, service);
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

Json scheme_json(const Catalog& catalog, const Scheme& scheme, Date as_of,
                 const std::optional<ranker::ContractWindow>& contract) {
  Json out;
  out["id"] = scheme.id.text();
  out["name"] = scheme.name;
  out["name_kana"] = or_null(scheme.name_kana);
  out["aliases"] = scheme.aliases;
  out["kind"] = scheme.kind;
  out["is_certification"] = scheme.is_certification();
  out["issuer"] = or_null(scheme.issuer);
  out["applies_to"] = scheme.applies_to;
  out["meaning"] = scheme.meaning;
  out["validity_text"] = or_null(scheme.validity_text);
  out["validity_months"] = or_null(scheme.validity_months);
  out["details"] = Json::array();
  for (const auto& [name, value] : scheme.details) {
    Json one;
    one["name"] = name;
    one["value"] = value;
    out["details"].push_back(std::move(one));
  }
  out["holders"] = Json::array();
  for (const Service& service : catalog::public_services(catalog)) {
    for (const SchemeHolding& holding : service.schemes) {
      if (holding.scheme != scheme.id) continue;
      Json one;
      one["service"] = service_brief(catalog, service);
      put_holding(one, holding, as_of);
      if (contract) {
        const bool valid = holding.validity.at(as_of) == Validity::At::Valid;
        const auto end = valid ? holding.validity.to : std::nullopt;
        one["expires_within_contract"] =
            ranker::lapse_of(end, *contract, as_of) != ranker::Lapse::None;
      }
      out["holders"].push_back(std::move(one));
    }
  }
  out["provenance"] = provenance_json(scheme.provenance);
  return out;
}

Json provider_record(const Provider& provider) {
  Json out;
  out["id"] = provider.id.text();
  out["name"] = provider.name;
  put_provider(out, provider);
  return out;
}

}  // namespace mitate::web::api
