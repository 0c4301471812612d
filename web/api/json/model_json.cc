#include "web/api/json/model_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "web/api/json/or_null.h"
#include "web/api/json/orientation_json.h"
#include "web/api/json/provider_json.h"

namespace mitate::web::api {
using namespace catalog;

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

Json provider_record(const Provider& provider) {
  Json out;
  out["id"] = provider.id.text();
  out["name"] = provider.name;
  put_provider(out, provider);
  return out;
}

}  // namespace mitate::web::api
