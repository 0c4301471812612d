#include "web/pages/services/service_sections.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "catalog/model/study_kind.h"
#include "web/html/links.h"
#include "web/pictures/tile_map.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

json text_or_false(const std::optional<std::string>& text) {
  return text ? or_false(*text) : json(false);
}

std::string key(std::string_view group, std::string_view name) {
  return std::string(group) + "." + std::string(name);
}

json row(const FactContext& context, std::string_view label_key, const std::string& value,
         json cite) {
  return {{"label", context.wording.text(label_key)},
          {"value", or_false(value)},
          {"link", false},
          {"note", false},
          {"cite", std::move(cite)}};
}
}  // namespace

json provider_history_rows(const FactContext& context, const catalog::Provider& provider,
                           SourceIndex& sources) {
  json rows = json::array();
  for (std::size_t i = 0; i < provider.history.size(); ++i) {
    const catalog::ProviderEvent& event = provider.history[i];
    std::string others = event.other_name.value_or("");
    while (event.event == "absorbed" && i + 1 < provider.history.size() &&
           provider.history[i + 1].event == event.event &&
           provider.history[i + 1].recorded_on == event.recorded_on) {
      others += "、" + provider.history[++i].other_name.value_or("");
    }
    const bool unnamed = event.event == "renamed" && !event.name_before;
    const std::string text =
        context.wording.text(unnamed ? "history.renamed_unknown" : key("history", event.event),
                             {{"date", context.wording.date(event.recorded_on.iso())},
                              {"before", event.name_before.value_or("")},
                              {"after", event.name_after.value_or("")},
                              {"other", others},
                              {"number", event.other_number.value_or("")}});
    rows.push_back(row(context, "row.provider_history", text, sources.cite(event.source)));
  }
  return rows;
}

json basic_rows(const FactContext& context, const catalog::Service& service, SourceIndex& sources) {
  const catalog::Catalog& catalog = context.catalog;
  const Wording& wording = context.wording;
  const auto& origin = service.provenance;
  json rows = json::array();
  const auto add = [&](std::string_view label, const std::string& value, std::string_view fact) {
    rows.push_back(row(context, label, value, sources.cite(origin, fact)));
  };
  if (!service.aliases.empty()) add("row.aliases", joined(context, service.aliases), "name");
  add("row.provider", std::string(catalog.provider_name(service)), "provider");
  if (service.provider) {
    if (const catalog::Provider* provider = catalog.provider(*service.provider)) {
      rows.push_back(row(context, "row.corporate_number", provider->corporate_number.value_or(""),
                         sources.cite(provider->provenance, "record")));
      if (provider->corporate_number_note && !provider->corporate_number) {
        rows.back()["note"] = *provider->corporate_number_note;
      }
      for (json& line : provider_history_rows(context, *provider, sources)) {
        rows.push_back(std::move(line));
      }
    }
  }
  if (!service.partners.empty()) add("row.partners", joined(context, service.partners), "record");
  add("row.service_type",
      std::string(catalog.taxonomy().label(Vocabulary::ServiceTypes, service.service_type)),
      "service_type");
  add("row.domains", joined(context, labels_of(context, Vocabulary::Domains, service.domains)),
      "domains");
  add("row.segments", joined(context, labels_of(context, Vocabulary::Segments, service.segments)),
      "segments");
  std::vector<std::string> buyers;
  for (const std::string& buyer : service.buyer_types) {
    buyers.push_back(wording.text(key("buyer", buyer)));
  }
  add("row.buyers", joined(context, buyers), "buyer_types");
  rows.back()["note"] = wording.text(key("buyer_basis", name_of(service.buyer_types_basis)));
  add("row.delivery",
      joined(context, labels_of(context, Vocabulary::DeliveryModes, service.delivery_modes)),
      "delivery_modes");
  if (!service.aspects.empty()) add("row.aspects", joined(context, service.aspects), "description");
  add("row.stage", wording.text(key("stage", name_of(service.stage))), "status");
  rows.back()["note"] = service.stage_text;
  add("row.status", wording.text(key("status", name_of(service.status))), "status");
  rows.back()["note"] = text_or_false(service.status_reason);
  add("row.as_of", service.as_of ? wording.date(service.as_of->text()) : "", "record");
  add("row.url", service.url.value_or(""), "record");
  if (service.url) rows.back()["link"] = or_false(external_href(*service.url).value_or(""));
  // Facts that sources give one by one; those nobody gave are named too, because they get asked.
  std::set<std::string> given;
  for (const catalog::ServiceFact& fact : service.facts) {
    given.insert(fact.fact);
    rows.push_back(row(context, key("row.fact", fact.fact), fact.value, sources.cite(fact.source)));
    if (!fact.quote.empty()) rows.back()["note"] = fact.quote;
  }
  for (const char* fact : {"lead_time_days", "headcount_min", "language", "phr_data", "security"}) {
    if (given.count(fact) == 0) {
      rows.push_back(row(context, key("row.fact", fact), "", json(false)));
    }
  }
  if (service.notes) add("row.notes", *service.notes, "record");
  return rows;
}

json recommendation_rows(const FactContext& context, const catalog::Service& service,
                         SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
    if (one == nullptr) continue;
    const catalog::Guideline* guideline = context.catalog.guideline(one->guideline);
    json item = grade_view(context, *one);
    item["href"] = "/recommendations/" + one->id.text();
    item["question"] = one->question;
    item["native"] = text_or_false(one->native_grade);
    item["intervention"] =
        context.catalog.taxonomy().label(Vocabulary::Interventions, link.intervention);
    item["directness"] = context.wording.text(key("directness", name_of(link.directness)));
    item["rationale"] = link.rationale;
    item["mapped_by"] = context.wording.has(key("role", link.mapped_by))
                            ? context.wording.text(key("role", link.mapped_by))
                            : link.mapped_by;
    item["mapped_on"] = context.wording.date(link.mapped_on.iso());
    item["population"] = one->population;
    item["outcome"] = one->outcome_text;
    item["certainty"] =
        one->certainty
            ? json(context.wording.text(key("certainty", std::string(1, *one->certainty))))
            : json(false);
    item["certainty_dots"] =
        one->certainty
            ? json(context.wording.text(key("certainty.dots", std::string(1, *one->certainty))))
            : json(false);
    item["effect"] = text_or_false(one->effect_summary);
    item["guideline"] = guideline == nullptr ? one->guideline.text() : guideline->name;
    item["cite"] = sources.cite(one->provenance, "grade");
    rows.push_back(std::move(item));
  }
  return rows;
}

json grade_scale(const FactContext& context, const catalog::Service* service) {
  json scale = json::array();
  for (const catalog::Grade& grade : context.catalog.grades()) {
    std::set<std::string> here;
    if (service != nullptr) {
      for (const catalog::EvidenceLink& link : service->evidence_links) {
        const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
        if (one != nullptr && one->grade == grade.grade) here.insert(one->id.text());
      }
    }
    scale.push_back(
        {{"grade", std::to_string(grade.grade)},
         {"label", context.face.english() ? context.text("grade." + std::to_string(grade.grade))
                                          : grade.label_ja},
         {"dots", context.wording.text("grade.dots." + std::to_string(grade.grade))},
         {"here", here.empty() ? json(false) : json(std::to_string(here.size()))}});
  }
  return scale;
}

json intervention_rows(const FactContext& context, const catalog::Service& service) {
  json rows = json::array();
  for (const catalog::InterventionUse& use : service.interventions) {
    rows.push_back(
        {{"label", context.catalog.taxonomy().label(Vocabulary::Interventions, use.intervention)},
         {"rationale", use.rationale},
         {"assigned", !use.described}});
  }
  return rows;
}

json study_rows(const FactContext& context, const catalog::Service& service, SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::Study& study : service.studies) {
    const bool report = catalog::study_kind(study.design) == catalog::StudyKind::Report;
    const bool strong =
        study.design == "rct" || study.design == "rct-secondary" || study.design == "controlled";
    const std::string doi =
        study.doi ? external_href("https://doi.org/" + *study.doi).value_or("") : "";
    rows.push_back(
        {{"design", context.catalog.taxonomy().label(Vocabulary::EvidenceTypes, study.design)},
         {"kind", strong ? "good" : ""},
         {"subject", context.wording.text(key("subject", name_of(study.subject)))},
         {"summary", study.summary},
         {"population", text_or_false(study.population)},
         {"n", study.n ? json(grouped(*study.n)) : json(false)},
         {"comparator", text_or_false(study.comparator)},
         {"href", "/evidence/" + study.id},
         // What a report of use claims is told as a report, never as an effect.
         {"reported", report ? text_or_false(study.effect) : json(false)},
         {"is_report", report},
         {"against", study.finding && *study.finding != catalog::StudyFinding::Benefit
                         ? json(context.wording.text(key("study.finding", name_of(*study.finding))))
                         : json(false)},
         {"effect", report ? json(false) : text_or_false(study.effect)},
         {"citation", text_or_false(study.citation)},
         {"doi_href", or_false(doi)},
         {"trial", text_or_false(study.trial_id)},
         {"retracted", study.retracted.value_or(false)},
         {"cite", sources.cite(study.provenance, "record")}});
  }
  return rows;
}

json price_rows(const FactContext& context, const catalog::Service& service, SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::Price& price : service.prices) {
    std::string range;
    if (price.headcount_min || price.headcount_max) {
      range =
          context.wording.text(!price.headcount_max   ? "range.from"
                               : !price.headcount_min ? "range.to"
                                                      : "range.both",
                               {{"min", price.headcount_min ? grouped(*price.headcount_min) : ""},
                                {"max", price.headcount_max ? grouped(*price.headcount_max) : ""}});
    }
    rows.push_back(
        {{"text", or_false(price_text(context, price))},
         {"range", or_false(range)},
         {"as_of", price.as_of ? json(context.wording.date(price.as_of->text())) : json(false)},
         {"original", price.original_text},
         {"cite",
          sources.cite(price.provenance.entries.empty() ? service.provenance : price.provenance,
                       price.provenance.entries.empty() ? "price" : "record")}});
  }
  return rows;
}

json scheme_rows(const FactContext& context, const catalog::Service& service, bool certifications,
                 Date as_of, SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::SchemeHolding& holding : service.schemes) {
    const catalog::Scheme* scheme = context.catalog.scheme(holding.scheme);
    if (scheme == nullptr || scheme->is_certification() != certifications) continue;
    const catalog::Service* origin =
        holding.inherited_from ? catalog::public_service(context.catalog, *holding.inherited_from)
                               : nullptr;
    const auto at = holding.validity.at(as_of);
    const char* state = at == Validity::At::Valid     ? "cert.valid"
                        : at == Validity::At::Expired ? "cert.expired"
                        : at == Validity::At::NotYet  ? "cert.not_yet"
                                                      : "cert.unknown";
    std::string validity;
    if (holding.valid_from_text || holding.validity.to) {
      validity = context.wording.text(
          "cert.validity",
          {{"from",
            holding.valid_from_text ? context.wording.date(holding.valid_from_text->text()) : ""},
           {"to", holding.validity.to ? context.wording.date(holding.validity.to->iso()) : ""}});
    }
    rows.push_back({{"scheme_id", holding.scheme.text()},
                    {"name", scheme->name},
                    {"state", context.wording.text(state)},
                    {"kind", at == Validity::At::Valid     ? "good"
                             : at == Validity::At::Expired ? "bad"
                                                           : "warn"},
                    {"subject", context.wording.text(key("scheme.subject", holding.subject))},
                    {"number", text_or_false(holding.number)},
                    {"validity", or_false(validity)},
                    {"note", text_or_false(holding.note)},
                    {"inherited", origin == nullptr ? json(false) : json(origin->name)},
                    {"cite", sources.cite((origin == nullptr ? service : *origin).provenance,
                                          "certifications")}});
  }
  return rows;
}

json case_rows(const FactContext& context, const catalog::Service& service, SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::CaseStudy& one : service.case_studies) {
    std::vector<std::string> other_figures;
    for (const std::string& kind : one.figure_kinds) {
      if (kind != "outcome") other_figures.push_back(context.wording.text(key("figure", kind)));
    }
    rows.push_back({{"buyer", one.buyer},
                    {"buyer_type", context.wording.text(key("buyer.short", one.buyer_type))},
                    {"region", text_or_false(one.region_text)},
                    {"year", text_or_false(one.year)},
                    {"result", one.result},
                    {"figure", one.has_outcome_figure},
                    {"other_figures", or_false(joined(context, other_figures))},
                    {"reported_by", one.reported_by ? json(context.wording.text(
                                                          key("reported_by", *one.reported_by)))
                                                    : json(false)},
                    {"design_note", text_or_false(one.design_note)},
                    {"cite", sources.cite(one.provenance, "record")}});
  }
  return rows;
}

json economics_rows(const FactContext& context, const catalog::Service& service,
                    SourceIndex& sources) {
  (void)context;
  json rows = json::array();
  for (const catalog::Economics& one : service.economics) {
    rows.push_back({{"kind", one.kind},
                    {"summary", one.summary},
                    {"cite", sources.cite(one.provenance, "record")}});
  }
  return rows;
}

SafeHtml coverage_map(const FactContext& context, const catalog::Service& service) {
  std::set<std::string, std::less<>> whole;
  std::set<std::string, std::less<>> part;
  for (const catalog::CoveredPlace& place : service.places) {
    if (place.area_code.size() == 2) {
      whole.insert(place.area_code);
    } else {
      part.insert(place.area_code.substr(0, 2));
    }
  }
  const bool everywhere = service.coverage == catalog::Coverage::Nationwide ||
                          service.coverage == catalog::Coverage::Online;
  const bool limited = service.coverage == catalog::Coverage::LimitedPlaces;
  const Wording& wording = context.wording;
  const TileMapWords words{wording.text("map.coverage.title", {{"service", service.name}}),
                           wording.text("map.coverage.whole"), wording.text("map.coverage.part"),
                           wording.text("map.coverage.unknown"),
                           wording.text("map.coverage.outside")};
  return tile_map(
      context.catalog.places(),
      [&](const catalog::Prefecture& one) {
        if (everywhere || whole.count(one.code) > 0) return TileState::Whole;
        if (part.count(one.code) > 0) return TileState::Part;
        return limited ? TileState::Outside : TileState::Unknown;
      },
      words);
}

}  // namespace mitate::web
