// GET /taxonomy, /openapi.json and the operators' calls; puts all calls on the router.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/api/api.h"
#include "web/api/calls/calls.h"
#include "web/api/endpoint/openapi.h"
#include "web/api/json/model_json.h"
#include "web/api/mcp/assistant.h"
#include "web/api/shapes/choices.h"
#include "web/readiness.h"
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

Answer taxonomy(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  Json out;
  for (const Vocabulary vocabulary : kVocabularies) {
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
  out["grades"] = grades_json(catalog);
  return out;
}

Answer openapi(const Call&) { return openapi_document(all_endpoints()); }

Response ready(const App& app) {
  const auto snapshot = app.snapshot();
  const std::vector<Condition> asked = conditions(app);
  const bool all_hold =
      std::all_of(asked.begin(), asked.end(), [](const Condition& one) { return one.holds; });
  Json out;
  out["status"] = all_hold ? "ready" : "not ready";
  for (const Condition& one : asked) out["checks"][one.name] = one.holds ? "ok" : one.cause;
  out["generation"] = snapshot->generation;
  out["sequence"] = snapshot->sequence;
  out["segmenter"] = snapshot->searcher->segmenter();
  // Still ready: search works through ICU, but kanji have no readings then.
  out["readings"] = snapshot->searcher->segmenter() != "icu";
  if (snapshot->searcher->segmenter() == "icu") out["notice"] = wording::no_dictionary();
  out["services"] = catalog::count_public(*snapshot->catalog);
  out["policy_hash"] = snapshot->matcher->policy_hash();
  Response response = json_response(out.dump());
  response.status = all_hold ? 200 : 503;
  return response;
}

Answer frequent_queries(const Call& call) {
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
  return out;
}

Response metrics(const App& app) {
  const auto snapshot = app.snapshot();
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body =
      app.telemetry().render(snapshot->generation, snapshot->searcher->segmenter(),
                             snapshot->sequence, catalog::count_public(*snapshot->catalog));
  response.body += app.query_statistics().render();
  return response;
}

}  // namespace

std::vector<Endpoint> reference_endpoints() {
  return {
      {.pattern = "/api/v1/taxonomy",
       .operation = "getTaxonomy",
       .summary = "Every vocabulary that parameters and needs use, with Japanese labels.",
       .parameters = {as_of_parameter()},
       .answers = "Taxonomy",
       .answer = taxonomy},
      {.pattern = "/api/v1/statistics/queries",
       .operation = "frequentQueries",
       .summary = "Searches counted since the server started; a text appears only once enough "
                  "different visitors have sent it.",
       .parameters = {{"limit", ParameterKind::Integer, "At most this many texts.", 1, 1000},
                      as_of_parameter()},
       .answers = "QueryStatistics",
       .caching = Caching::NoStore,
       .answer = frequent_queries},
      {.pattern = "/api/v1/openapi.json",
       .operation = "getOpenApi",
       .summary = "This description, OpenAPI 3.1.",
       .answers = "OpenApi",
       .answer = openapi},
  };
}

std::vector<Endpoint> all_endpoints() {
  std::vector<Endpoint> all;
  for (const auto part : kParts) {
    for (Endpoint& endpoint : part()) all.push_back(std::move(endpoint));
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
  mcp::add_assistant(router, app, all_endpoints());
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
