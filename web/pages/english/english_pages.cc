// The English face: list, record, guidelines and method, for partners abroad. Public facts only;
// forms for needs stay Japanese. Japanese text is marked with its language and never translated.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "ranker/criteria/criteria.h"
#include "web/html/links.h"
#include "web/pages/english/english_words.h"
#include "web/pages/english/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/public_search.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

constexpr std::string_view kPath = "/en/services";
constexpr const char* kFacets[] = {"domain",   "buyer",    "type",      "recommendation_grade",
                                   "evidence", "delivery", "prefecture"};

bool is_pending(const catalog::Recommendation& one) {
  return one.verification == catalog::Verification::AiSummary ||
         one.verification == catalog::Verification::Unverified;
}

json grade_json(const Wording& wording, const catalog::Recommendation& one) {
  return {{"grade", std::to_string(one.grade.value_or(0))},
          {"label", english_grade(wording, one.grade)},
          {"dots", wording.text("grade.dots." + std::to_string(one.grade.value_or(0)))},
          {"pending", is_pending(one)}};
}

/// Each recommendation that an evidence link leads to, once.
json grades_of(const FactContext& context, const catalog::Service& service) {
  json list = json::array();
  std::vector<RecommendationId> seen;
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    if (std::find(seen.begin(), seen.end(), link.recommendation) != seen.end()) continue;
    seen.push_back(link.recommendation);
    const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
    if (one != nullptr) list.push_back(grade_json(context.wording, *one));
  }
  return list;
}

json card_json(const FactContext& context, const catalog::Service& service) {
  const auto evidence = english_evidence(context.catalog, service);
  const std::string price = english_prices(context.wording, service);
  const std::string stage = "en.stage." + std::string(name_of(service.stage));
  return {
      {"href", "/en/services/" + service.id.text()},
      {"id", service.id.text()},
      {"name", service.name},
      {"provider", or_false(std::string(context.catalog.provider_name(service)))},
      {"type", labelled_json(
                   english_label(context.catalog, Vocabulary::ServiceTypes, service.service_type))},
      {"domains", english_labels(context.catalog, Vocabulary::Domains, service.domains)},
      {"offered", service.stage == catalog::Stage::Offered},
      {"stage", context.wording.text(stage)},
      {"grades", grades_of(context, service)},
      {"evidence", evidence ? labelled_json(*evidence) : json(false)},
      {"price", or_false(price)},
      {"coverage", context.wording.text("en.coverage." + std::string(name_of(service.coverage)))},
      {"coverage_known", service.coverage != catalog::Coverage::Unknown},
      {"last_verified", service.last_verified.iso()}};
}

Frame english_frame(const Site& site, std::string title, std::string section,
                    std::string alternate) {
  Frame frame;
  frame.title = std::move(title);
  frame.section = std::move(section);
  frame.crumbs = {{site.wording().text("en.nav.home"), "/en"}};
  frame.lang = "en";
  frame.alternate = std::move(alternate);
  frame.stateless = true;
  return frame;
}

json source_json(const FactContext& context, const catalog::Provenance& provenance) {
  json list = json::array();
  std::vector<SourceId> seen;
  for (const catalog::FactSource& entry : provenance.entries) {
    if (std::find(seen.begin(), seen.end(), entry.source) != seen.end()) continue;
    seen.push_back(entry.source);
    const catalog::Source* source = context.catalog.source(entry.source);
    if (source == nullptr) continue;
    const std::string href = source->url ? external_href(*source->url).value_or("") : "";
    list.push_back({{"title", source->title},
                    {"href", or_false(href)},
                    {"locator", href.empty() ? or_false(source->locator) : json(false)},
                    {"verification", english_verification(context.catalog, entry.verification)},
                    {"as_of", entry.as_of ? json(entry.as_of->text()) : json(false)},
                    {"retrieved_on", source->retrieved_on.iso()}});
  }
  return list;
}

json text_row(const Wording& wording, const char* label_key, const std::string& value,
              bool japanese) {
  json values = json::array();
  if (!value.empty()) values.push_back({{"text", value}, {"ja", japanese}, {"last", true}});
  return {{"label", wording.text(label_key)}, {"values", std::move(values)}, {"link", false}};
}

json list_row(const Wording& wording, const char* label_key, json values) {
  return {{"label", wording.text(label_key)}, {"values", std::move(values)}, {"link", false}};
}
}  // namespace

Response english_home_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  std::size_t recommendations = 0;
  for (const catalog::Guideline& one : catalog.guidelines()) {
    recommendations += one.recommendations.size();
  }
  const auto count = [](std::size_t number) { return grouped(static_cast<std::int64_t>(number)); };
  json model{{"services", count(catalog.services().size())},
             {"guidelines", count(catalog.guidelines().size())},
             {"recommendations", count(recommendations)},
             {"sources", count(catalog.sources().size())}};
  Frame frame = english_frame(site, site.wording().text("en.home.title"), "home", "/");
  frame.crumbs.clear();
  frame.description = site.wording().text("en.home.description");
  return site.page(request, *snapshot, frame, "en_home", std::move(model));
}

Response english_services_page(const Site& site, const Request& http) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  PublicSearch wanted;
  if (auto problem = read_public_search(site, http, wanted)) {
    return problem_response(std::move(*problem));
  }
  auto result = snapshot->searcher->search(wanted.request);
  if (!result) return problem_response(problem_from(result.error()));
  json items = json::array();
  for (const search::Hit& hit : result->hits) {
    const catalog::Service* service = snapshot->catalog->service(hit.id);
    if (service != nullptr) items.push_back(card_json(context, *service));
  }
  json facets = json::array();
  for (const char* name : kFacets) {
    for (const search::Facet& facet : result->facets) {
      if (facet.name != name) continue;
      json values = json::array();
      bool chosen = false;
      for (const search::FacetValue& value : facet.values) {
        if (value.count == 0 && !value.selected) continue;
        chosen = chosen || value.selected;
        json item =
            labelled_json(english_facet_value(context, facet.name, value.value, value.label));
        item["href"] = wanted.toggled(kPath, facet.name, value.value);
        item["count"] = std::to_string(value.count);
        item["selected"] = value.selected;
        values.push_back(std::move(item));
      }
      if (values.empty()) continue;
      facets.push_back({{"label", wording.text("en.facet." + facet.name)},
                        {"open", chosen || facets.size() < 2},
                        {"values", std::move(values)}});
    }
  }
  json active = json::array();
  for (const auto& [facet, values] : wanted.request.filters) {
    for (const std::string& value : values) {
      std::string otherwise = value;
      for (const search::Facet& known : result->facets) {
        if (known.name != facet) continue;
        for (const search::FacetValue& item : known.values) {
          if (item.value == value) otherwise = item.label;
        }
      }
      json item = labelled_json(english_facet_value(context, facet, value, otherwise));
      item["href"] = wanted.toggled(kPath, facet, value);
      active.push_back(std::move(item));
    }
  }
  json kept = json::array();
  for (const auto& [name, value] : wanted.pairs(wanted.request.filters, "")) {
    if (name != "q" && !value.empty()) kept.push_back({{"name", name}, {"value", value}});
  }
  const std::size_t page = wanted.request.page;
  const std::size_t last_page = (result->total + kServicesPerPage - 1) / kServicesPerPage;
  const std::size_t first = (page - 1) * kServicesPerPage + 1;
  const std::size_t last = std::min(result->total, page * kServicesPerPage);
  const std::string title =
      wanted.request.text.empty()
          ? wording.text("en.services.title")
          : wording.text("en.services.title_query", {{"q", wanted.request.text}});
  json model{
      {"title", title},
      {"q", wanted.request.text},
      {"kept", std::move(kept)},
      {"total", grouped(static_cast<std::int64_t>(result->total))},
      {"range", result->total > kServicesPerPage && first <= last
                    ? json(wording.text("en.services.range", {{"first", std::to_string(first)},
                                                              {"last", std::to_string(last)}}))
                    : json(false)},
      {"has_active", !active.empty()},
      {"active", std::move(active)},
      {"facets", std::move(facets)},
      {"zero", result->total == 0},
      {"items", std::move(items)},
      {"has_pages", last_page > 1},
      {"previous",
       page > 1 && page <= last_page + 1 ? json(wanted.page_href(kPath, page - 1)) : json(false)},
      {"next", page < last_page ? json(wanted.page_href(kPath, page + 1)) : json(false)}};
  Frame frame =
      english_frame(site, title, "services", wanted.with("/services", wanted.request.filters));
  frame.crumbs.push_back({wording.text("en.services.title")});
  frame.description = wording.text("en.services.description");
  frame.noindex = !wanted.request.filters.empty();
  return site.page(http, *snapshot, frame, "en_services", std::move(model));
}

Response english_service_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const catalog::Catalog& catalog = *snapshot->catalog;
  const catalog::Service* service = catalog.service(ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  json model = card_json(context, *service);
  model["summary"] = service->summary;
  json rows = json::array();
  rows.push_back(
      text_row(wording, "en.row.provider", std::string(catalog.provider_name(*service)), true));
  const auto labels = [&](const char* key, Vocabulary vocabulary,
                          const std::vector<std::string>& slugs) {
    rows.push_back(list_row(wording, key, english_labels(catalog, vocabulary, slugs)));
  };
  labels("en.row.type", Vocabulary::ServiceTypes, {service->service_type});
  labels("en.row.domains", Vocabulary::Domains, service->domains);
  labels("en.row.segments", Vocabulary::Segments, service->segments);
  labels("en.row.buyers", Vocabulary::BuyerTypes, service->buyer_types);
  labels("en.row.delivery", Vocabulary::DeliveryModes, service->delivery_modes);
  std::vector<std::string> interventions;
  for (const auto& use : service->interventions) interventions.push_back(use.intervention);
  labels("en.row.interventions", Vocabulary::Interventions, interventions);
  rows.push_back(text_row(wording, "en.row.stage",
                          wording.text("en.stage." + std::string(name_of(service->stage))), false));
  rows.push_back(text_row(wording, "en.row.status",
                          wording.text("en.status." + std::string(name_of(service->status))),
                          false));
  rows.push_back(
      text_row(wording, "en.row.as_of", service->as_of ? service->as_of->text() : "", false));
  rows.push_back(
      text_row(wording, "en.row.coverage",
               service->coverage == catalog::Coverage::Unknown
                   ? ""
                   : wording.text("en.coverage." + std::string(name_of(service->coverage))),
               false));
  if (!service->places.empty()) {
    json places = json::array();
    for (const catalog::CoveredPlace& place : service->places) {
      const auto* prefecture = catalog.places().prefecture(place.area_code);
      places.push_back({{"text", prefecture != nullptr ? prefecture->romaji
                                                       : catalog.places().label(place.area_code)},
                        {"ja", prefecture == nullptr},
                        {"last", false}});
    }
    places.back()["last"] = true;
    rows.push_back(list_row(wording, "en.row.places", std::move(places)));
  }
  rows.push_back(text_row(wording, "en.row.url", service->url.value_or(""), false));
  if (service->url) rows.back()["link"] = or_false(external_href(*service->url).value_or(""));
  rows.push_back(text_row(wording, "en.row.last_verified", service->last_verified.iso(), false));
  model["rows"] = std::move(rows);

  json recommendations = json::array();
  for (const catalog::EvidenceLink& link : service->evidence_links) {
    const catalog::Recommendation* one = catalog.recommendation(link.recommendation);
    if (one == nullptr) continue;
    json item = grade_json(wording, *one);
    item["href"] = "/en/guidelines/" + one->guideline.text() + "#" + one->id.text();
    item["question"] = one->question;
    item["intervention"] =
        labelled_json(english_label(catalog, Vocabulary::Interventions, link.intervention));
    item["directness"] = wording.text("en.directness." + std::string(name_of(link.directness)));
    item["certainty"] = one->certainty
                            ? json(wording.text("en.certainty." + std::string(1, *one->certainty)))
                            : json(false);
    recommendations.push_back(std::move(item));
  }
  model["recommendations"] = std::move(recommendations);
  json studies = json::array();
  for (const catalog::Study& study : service->studies) {
    studies.push_back(
        {{"design", labelled_json(english_label(catalog, Vocabulary::EvidenceTypes, study.design))},
         {"subject", wording.text("en.subject." + std::string(name_of(study.subject)))},
         {"summary", study.summary},
         {"n", study.n ? json(grouped(*study.n)) : json(false)},
         {"against", study.finding && *study.finding != catalog::StudyFinding::Benefit
                         ? json(wording.text("en.finding." + std::string(name_of(*study.finding))))
                         : json(false)},
         {"citation", study.citation ? or_false(*study.citation) : json(false)},
         {"retracted", study.retracted.value_or(false)}});
  }
  model["studies"] = std::move(studies);
  json prices = json::array();
  for (const catalog::Price& price : service->prices) {
    prices.push_back({{"text", or_false(english_price(wording, price))},
                      {"as_of", price.as_of ? json(price.as_of->text()) : json(false)},
                      {"original", price.original_text}});
  }
  model["prices"] = std::move(prices);
  model["sources"] = source_json(context, service->provenance);
  model["listed"] = service->status == catalog::ListingStatus::Listed;
  model["status"] = wording.text("en.status." + std::string(name_of(service->status)));
  Frame frame = english_frame(site, service->name, "services", "/services/" + service->id.text());
  frame.crumbs.push_back({wording.text("en.services.title"), std::string(kPath)});
  frame.crumbs.push_back({service->name});
  return site.page(request, *snapshot, frame, "en_service", std::move(model));
}

Response english_guidelines_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  json rows = json::array();
  for (const bool clinical : {false, true}) {
    for (const catalog::Guideline& one : snapshot->catalog->guidelines()) {
      if (one.clinical != clinical) continue;
      std::map<int, std::size_t> by_grade;
      std::size_t pending = 0;
      for (const catalog::Recommendation& each : one.recommendations) {
        ++by_grade[each.grade.value_or(0)];
        if (is_pending(each)) ++pending;
      }
      json grades = json::array();
      for (const int grade : {1, 2, 3, 4, 5, 0}) {
        const auto found = by_grade.find(grade);
        if (found == by_grade.end()) continue;
        grades.push_back({{"grade", std::to_string(grade)},
                          {"label", wording.text("en.grade." + std::to_string(grade))},
                          {"dots", wording.text("grade.dots." + std::to_string(grade))},
                          {"count", std::to_string(found->second)}});
      }
      rows.push_back(
          {{"href", "/en/guidelines/" + one.id.text()},
           {"name", one.name},
           {"clinical", one.clinical},
           {"domain",
            labelled_json(english_label(*snapshot->catalog, Vocabulary::Domains, one.domain))},
           {"published", one.published_on ? json(one.published_on->text()) : json(false)},
           {"count", one.recommendations.empty()
                         ? json(false)
                         : json(std::to_string(one.recommendations.size()))},
           {"pending", pending == 0 ? json(false) : json(std::to_string(pending))},
           {"by_grade", std::move(grades)}});
    }
  }
  json scale = json::array();
  for (const int grade : {1, 2, 3, 4, 5}) {
    scale.push_back({{"grade", std::to_string(grade)},
                     {"label", wording.text("en.grade." + std::to_string(grade))},
                     {"dots", wording.text("grade.dots." + std::to_string(grade))}});
  }
  json model{{"guidelines", std::move(rows)}, {"scale", std::move(scale)}};
  Frame frame =
      english_frame(site, wording.text("en.guidelines.title"), "guidelines", "/guidelines");
  frame.crumbs.push_back({wording.text("en.nav.guidelines")});
  return site.page(request, *snapshot, frame, "en_guidelines", std::move(model));
}

Response english_guideline_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const catalog::Guideline* one =
      snapshot->catalog->guideline(GuidelineId(request.parameters.get("id")));
  if (one == nullptr) return problem_response(not_found(site, "guideline.not_found"));
  json rows = json::array();
  rows.push_back(list_row(wording, "en.row.domain",
                          english_labels(*snapshot->catalog, Vocabulary::Domains, {one->domain})));
  json lead = json::array();
  for (const std::string& society : one->lead_societies) {
    lead.push_back({{"text", society}, {"ja", true}, {"last", false}});
  }
  if (!lead.empty()) lead.back()["last"] = true;
  rows.push_back(list_row(wording, "en.row.lead", std::move(lead)));
  rows.push_back(text_row(wording, "en.row.version", one->version.value_or(""), true));
  rows.push_back(text_row(wording, "en.row.published",
                          one->published_on ? one->published_on->text() : "", false));
  rows.push_back(
      text_row(wording, "en.row.hq_total", one->hq_total ? grouped(*one->hq_total) : "", false));
  json recommendations = json::array();
  for (const catalog::Recommendation& each : one->recommendations) {
    json item = grade_json(wording, each);
    item["id"] = each.id.text();
    item["question"] = each.question;
    item["intervention"] = labelled_json(
        english_label(*snapshot->catalog, Vocabulary::Interventions, each.intervention));
    item["native"] = each.native_grade ? or_false(*each.native_grade) : json(false);
    item["certainty"] = each.certainty
                            ? json(wording.text("en.certainty." + std::string(1, *each.certainty)))
                            : json(false);
    recommendations.push_back(std::move(item));
  }
  json model{{"name", one->name},
             {"clinical", one->clinical},
             {"rows", std::move(rows)},
             {"recommendations", std::move(recommendations)},
             {"sources", source_json(context, one->provenance)}};
  Frame frame = english_frame(site, one->name, "guidelines", "/guidelines/" + one->id.text());
  frame.crumbs.push_back({wording.text("en.nav.guidelines"), "/en/guidelines"});
  frame.crumbs.push_back({one->name});
  return site.page(request, *snapshot, frame, "en_guideline", std::move(model));
}

Response english_methods_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const catalog::Table& table = snapshot->catalog->table("weights");
  std::map<std::string, std::map<std::string, std::string>> sets;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    sets[row.text("set")].emplace(row.text("criterion"), row.text("weight"));
  }
  json weights = json::array();
  for (const auto& [name, values] : sets) {
    if (!wording.has("en.weights.set." + name)) continue;
    json cells = json::array();
    for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
      const auto found = values.find(std::string(criterion.slug));
      cells.push_back({{"weight", found == values.end() ? "0" : found->second}});
    }
    weights.push_back({{"title", wording.text("en.weights.set." + name)}, {"cells", cells}});
  }
  json criteria = json::array();
  for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
    criteria.push_back({{"label", wording.text("en.criterion." + std::string(criterion.slug))}});
  }
  json levels = json::array();
  for (const auto level : {catalog::Verification::Primary, catalog::Verification::Secondary,
                           catalog::Verification::SelfDeclared, catalog::Verification::AiSummary,
                           catalog::Verification::Unverified}) {
    levels.push_back(
        {{"label", english_verification(*snapshot->catalog, level)},
         {"share", std::to_string(snapshot->catalog->verification_level(level).share_percent)}});
  }
  json model{{"criteria", std::move(criteria)},
             {"weights", std::move(weights)},
             {"levels", std::move(levels)},
             {"policy_hash", snapshot->matcher->policy_hash()}};
  Frame frame = english_frame(site, wording.text("en.methods.title"), "methods", "/methods");
  frame.crumbs.push_back({wording.text("en.nav.methods")});
  return site.page(request, *snapshot, frame, "en_methods", std::move(model));
}

}  // namespace mitate::web
