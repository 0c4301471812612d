// GET /taxonomy, /openapi.json and the operators' calls; puts all calls on the router.
#include <nlohmann/json.hpp>

#include "web/api/api.h"
#include "web/api/endpoint/openapi.h"
#include "web/api/json/model_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using catalog::Concept;
using catalog::Vocabulary;

Json concept_json(const Concept& entry) {
  Json out;
  out["slug"] = entry.slug;
  out["label_ja"] = entry.label_ja;
  out["label_en"] = entry.label_en.empty() ? Json(nullptr) : Json(entry.label_en);
  out["reading"] = entry.reading.empty() ? Json(nullptr) : Json(entry.reading);
  out["parent"] = entry.parent ? Json(*entry.parent) : Json(nullptr);
  out["definition"] = entry.definition.empty() ? Json(nullptr) : Json(entry.definition);
  // Words that are accepted in queries but not fit for display are not handed out as labels.
  if (!entry.caution) out["synonyms"] = entry.synonyms;
  out["abbreviations"] = entry.abbreviations;
  if (!entry.outcomes.empty()) out["outcomes"] = entry.outcomes;
  return out;
}

/// Outcomes also say which difference matters, where a source gives one; else null, never a guess.
Json outcome_json(const Concept& entry) {
  Json out = concept_json(entry);
  out["smallest_important_difference"] = entry.smallest_important_difference
                                             ? Json(*entry.smallest_important_difference)
                                             : Json(nullptr);
  out["unit"] = entry.unit ? Json(*entry.unit) : Json(nullptr);
  return out;
}

Response taxonomy(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  Json out;
  for (const Vocabulary vocabulary :
       {Vocabulary::Domains, Vocabulary::ServiceTypes, Vocabulary::BuyerTypes, Vocabulary::Segments,
        Vocabulary::DeliveryModes, Vocabulary::EvidenceTypes, Vocabulary::Interventions,
        Vocabulary::Outcomes, Vocabulary::Industries}) {
    Json list = Json::array();
    for (const Concept& entry : catalog.taxonomy().all(vocabulary)) {
      list.push_back(vocabulary == Vocabulary::Outcomes ? outcome_json(entry)
                                                        : concept_json(entry));
    }
    out[std::string(name_of(vocabulary))] = std::move(list);
  }
  out["prefectures"] = Json::array();
  for (const catalog::Prefecture& prefecture : catalog.places().prefectures()) {
    out["prefectures"].push_back(
        {{"code", prefecture.code}, {"name", prefecture.name}, {"kana", prefecture.kana}});
  }
  out["grades"] = Json::array();
  for (const catalog::Grade& grade : catalog.grades()) {
    out["grades"].push_back(
        {{"grade", grade.grade}, {"label_ja", grade.label_ja}, {"label_en", grade.label_en}});
  }
  return json_response(out.dump(), Caching::Revalidate);
}

Response openapi(const Call&) {
  return json_response(openapi_document(all_endpoints()).dump(1), Caching::Revalidate);
}

Response ready(const App& app) {
  const auto snapshot = app.snapshot();
  Json out;
  out["status"] = "ready";
  out["generation"] = snapshot->generation;
  out["sequence"] = snapshot->sequence;
  out["segmenter"] = snapshot->searcher->segmenter();
  // Still ready: search works through ICU, but kanji have no readings then.
  out["readings"] = snapshot->searcher->segmenter() != "icu";
  if (snapshot->searcher->segmenter() == "icu") out["notice"] = wording::no_dictionary();
  out["services"] = snapshot->catalog->services().size();
  out["policy_hash"] = snapshot->matcher->policy_hash();
  return json_response(out.dump());
}

Response frequent_queries(const Call& call) {
  constexpr std::int64_t kUsual = 100;
  const QueryStatistics& statistics = call.app.query_statistics();
  const SearchCounts counts = statistics.counts();
  Json out;
  out["enabled"] = statistics.enabled();
  out["visitors_needed"] = QueryStatistics::kVisitors;
  out["searches"] = counts.searches;
  out["without_result"] = counts.without_result;
  out["relaxed"] = counts.relaxed;
  out["queries"] = Json::array();
  for (const FrequentQuery& query :
       statistics.frequent(static_cast<std::size_t>(call.integer("limit", kUsual)))) {
    out["queries"].push_back({{"text", query.text},
                              {"searches", query.searches},
                              {"without_result", query.without_result}});
  }
  return json_response(out.dump());
}

Response metrics(const App& app) {
  const auto snapshot = app.snapshot();
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = app.telemetry().render(snapshot->generation, snapshot->searcher->segmenter(),
                                         snapshot->sequence, snapshot->catalog->services().size());
  response.body += app.query_statistics().render();
  return response;
}

}  // namespace

std::vector<Endpoint> reference_endpoints() {
  return {
      {Method::Get,
       "/api/v1/taxonomy",
       "getTaxonomy",
       "Every vocabulary that parameters and needs use, with Japanese labels.",
       {as_of_parameter()},
       "",
       "Taxonomy",
       taxonomy},
      {Method::Get,
       "/api/v1/statistics/queries",
       "frequentQueries",
       "Searches counted since the server started; a text appears only once enough different "
       "visitors have sent it.",
       {{"limit", ParameterKind::Integer, "At most this many texts.", 1, 1000}, as_of_parameter()},
       "",
       "QueryStatistics",
       frequent_queries},
      {Method::Get,
       "/api/v1/openapi.json",
       "getOpenApi",
       "This description, OpenAPI 3.1.",
       {},
       "",
       "OpenApi",
       openapi},
  };
}

std::vector<Endpoint> all_endpoints() {
  std::vector<Endpoint> all = service_endpoints();
  for (auto part :
       {need_endpoints(), evidence_endpoints(), place_endpoints(), reference_endpoints()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

void register_api(Router& router, const App& app, const std::string& instance) {
  for (Endpoint& endpoint : all_endpoints()) {
    const Method method = endpoint.method;
    std::string pattern = endpoint.pattern;
    router.add(method, std::move(pattern),
               [endpoint = std::move(endpoint), &app](const Request& request) {
                 return run(endpoint, app, request);
               });
  }
  router.get("/healthz", [instance](const Request&) {
    Json out;
    out["status"] = "ok";
    out["instance"] = instance;
    return json_response(out.dump());
  });
  router.get("/readyz", [&app](const Request&) { return ready(app); });
  router.get("/metrics", [&app](const Request&) { return metrics(app); });
}

}  // namespace mitate::web::api
