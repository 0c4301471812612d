// The list of services and one record in English.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/pages/english/english_views.h"
#include "web/pages/english/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/list_view.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

/// Every known price once; empty when nothing is known.
std::string all_prices(const FactContext& context, const catalog::Service& service) {
  std::vector<std::string> texts;
  for (const catalog::Price& price : service.prices) {
    std::string text = price_text(context, price);
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

json card_json(const FactContext& context, const catalog::Service& service) {
  return {{"href", context.href("/services/" + service.id.text())},
          {"id", service.id.text()},
          {"name", service.name},
          {"provider", or_false(std::string(context.catalog.provider_name(service)))},
          {"type", context.label(Vocabulary::ServiceTypes, service.service_type)},
          {"domains", context.labels(Vocabulary::Domains, service.domains)},
          {"offered", service.stage == catalog::Stage::Offered},
          {"stage", context.text("stage." + std::string(name_of(service.stage)))},
          {"grades", grades_of(context, service)},
          {"evidence", service.evidence_best == "none-found"
                           ? json(false)
                           : json(context.label(Vocabulary::EvidenceTypes, service.evidence_best))},
          {"price", or_false(all_prices(context, service))},
          {"coverage", context.text("coverage." + std::string(name_of(service.coverage)))},
          {"coverage_known", service.coverage != catalog::Coverage::Unknown},
          {"last_verified", context.date(service.last_verified.iso())}};
}

/// Prefectures by their romaji; other places have no translation.
json places_json(const FactContext& context, const catalog::Service& service) {
  json places = json::array();
  for (const catalog::CoveredPlace& place : service.places) {
    const auto* prefecture = context.catalog.places().prefecture(place.area_code);
    places.push_back(
        {{"text", prefecture != nullptr ? prefecture->romaji
                                        : context.catalog.places().label(place.area_code)},
         {"ja", prefecture == nullptr},
         {"last", &place == &service.places.back()}});
  }
  return places;
}

json fact_rows(const FactContext& context, const catalog::Service& service) {
  json rows = json::array();
  const auto text = [&](const char* key, const std::string& value, bool japanese = false) {
    rows.push_back(text_row(context, key, value, japanese));
  };
  const auto labels = [&](const char* key, Vocabulary vocabulary,
                          const std::vector<std::string>& slugs) {
    rows.push_back(list_row(context, key, context.labels(vocabulary, slugs)));
  };
  std::vector<std::string> interventions;
  for (const auto& use : service.interventions) interventions.push_back(use.intervention);
  text("row.provider", std::string(context.catalog.provider_name(service)), true);
  labels("row.type", Vocabulary::ServiceTypes, {service.service_type});
  labels("row.domains", Vocabulary::Domains, service.domains);
  labels("row.segments", Vocabulary::Segments, service.segments);
  labels("row.buyers", Vocabulary::BuyerTypes, service.buyer_types);
  labels("row.delivery", Vocabulary::DeliveryModes, service.delivery_modes);
  labels("row.interventions", Vocabulary::Interventions, interventions);
  text("row.stage", context.text("stage." + std::string(name_of(service.stage))));
  text("row.status", context.text("status." + std::string(name_of(service.status))));
  text("row.as_of", service.as_of ? service.as_of->text() : "");
  text("row.coverage", service.coverage == catalog::Coverage::Unknown
                           ? ""
                           : context.text("coverage." + std::string(name_of(service.coverage))));
  if (!service.places.empty()) {
    rows.push_back(list_row(context, "row.places", places_json(context, service)));
  }
  text("row.url", service.url.value_or(""));
  if (service.url) rows.back()["link"] = or_false(external_href(*service.url).value_or(""));
  text("row.last_verified", context.date(service.last_verified.iso()));
  return rows;
}

json recommendations_json(const FactContext& context, const catalog::Service& service) {
  json list = json::array();
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
    if (one == nullptr) continue;
    json item = english_recommendation(context, *one);
    item["intervention"] = context.label(Vocabulary::Interventions, link.intervention);
    item["directness"] = context.text("directness." + std::string(name_of(link.directness)));
    list.push_back(std::move(item));
  }
  return list;
}

json studies_json(const FactContext& context, const catalog::Service& service) {
  json list = json::array();
  for (const catalog::Study& study : service.studies) {
    const bool against = study.finding && *study.finding != catalog::StudyFinding::Benefit;
    list.push_back(
        {{"design", context.label(Vocabulary::EvidenceTypes, study.design)},
         {"subject", context.text("subject." + std::string(name_of(study.subject)))},
         {"summary", study.summary},
         {"n", study.n ? json(grouped(*study.n)) : json(false)},
         {"against", against ? json(context.text("finding." + std::string(name_of(*study.finding))))
                             : json(false)},
         {"citation", or_false(study.citation)},
         {"retracted", study.retracted.value_or(false)}});
  }
  return list;
}

json prices_json(const FactContext& context, const catalog::Service& service) {
  json list = json::array();
  for (const catalog::Price& price : service.prices) {
    list.push_back({{"text", or_false(price_text(context, price))},
                    {"as_of", price.as_of ? json(price.as_of->text()) : json(false)},
                    {"original", price.original_text}});
  }
  return list;
}
}  // namespace

Response english_services_page(const Site& site, const Request& http) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording(), kEnglish};
  auto asked = read_public_search(site, http);
  if (!asked) return problem_response(asked.error());
  PublicSearch& wanted = *asked;
  const auto result = snapshot->searcher->search(wanted.request);
  if (!result) return problem_response(problem_from(result.error()));
  json model = list_view(context, wanted, *result);
  model["items"] = json::array();
  for (const search::Hit& hit : result->hits) {
    const catalog::Service* service = catalog::public_service(*snapshot->catalog, hit.id);
    if (service != nullptr) model["items"].push_back(card_json(context, *service));
  }
  Frame frame = english_frame(site.wording(), model["title"].get<std::string>(), "services",
                              wanted.with("/services", wanted.request.filters));
  frame.crumbs.push_back({context.text("services.title")});
  frame.description = context.text("services.description");
  frame.noindex = !wanted.request.filters.empty();
  return site.page(http, *snapshot, frame, "en_services", std::move(model));
}

Response english_service_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording(), kEnglish};
  const catalog::Service* service =
      catalog::public_service(context.catalog, ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  json model = card_json(context, *service);
  model["summary"] = service->summary;
  model["rows"] = fact_rows(context, *service);
  model["recommendations"] = recommendations_json(context, *service);
  model["studies"] = studies_json(context, *service);
  model["prices"] = prices_json(context, *service);
  model["sources"] = english_sources(context, service->provenance);
  model["listed"] = service->status == catalog::ListingStatus::Listed;
  model["status"] = context.text("status." + std::string(name_of(service->status)));
  Frame frame =
      english_frame(site.wording(), service->name, "services", "/services/" + service->id.text());
  frame.crumbs.push_back({context.text("services.title"), context.href("/services")});
  frame.crumbs.push_back({service->name});
  return site.page(request, *snapshot, frame, "en_service", std::move(model));
}

}  // namespace mitate::web
