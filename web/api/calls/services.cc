// GET /services, /services/{id}, /suggest, /compare.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "search/facets/facet.h"
#include "web/api/api.h"
#include "web/api/calls/contract_parameters.h"
#include "web/api/json/compare.h"
#include "web/api/json/model_json.h"
#include "web/api/json/search_json.h"
#include "web/http/counted_search.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

std::vector<Parameter> list_parameters() {
  std::vector<Parameter> parameters{{"q", ParameterKind::Text,
                                     "Words in Japanese, kana or romaji; empty lists everything.",
                                     0, static_cast<std::int64_t>(search::kMaxQueryCharacters)}};
  for (const search::FacetDefinition& facet : search::facet_table()) {
    parameters.push_back(
        {std::string(facet.name), ParameterKind::Values,
         std::string(facet.meaning) + " Several values (repeated or joined with ',') mean OR."});
  }
  parameters.push_back(
      {"sort", ParameterKind::Choice, "Order of the items.", 0, 0, slugs_of<search::Sort>()});
  parameters.push_back({"page", ParameterKind::Integer, "Page, from 1.", 1, 100'000});
  parameters.push_back({"per_page", ParameterKind::Integer, "Items per page.", 1,
                        static_cast<std::int64_t>(search::kMaxPerPage)});
  parameters.push_back(as_of_parameter());
  return parameters;
}

Response list_services(const Call& call) {
  search::SearchRequest request;
  request.text = call.text("q");
  for (const search::FacetDefinition& facet : search::facet_table()) {
    auto values = call.values(facet.name);
    if (!values.empty()) request.filters[std::string(facet.name)] = std::move(values);
  }
  if (auto bad = check_filters(call.snapshot, request.filters)) {
    return problem_response(std::move(*bad));
  }
  if (const std::string sort = call.text("sort"); !sort.empty()) {
    request.sort = *value_named<search::Sort>(sort);
  }
  request.page = static_cast<std::size_t>(call.integer("page", 1));
  request.per_page = static_cast<std::size_t>(call.integer("per_page", 20));
  request.as_of = call.as_of;
  const auto result = call.snapshot.searcher->search(request);
  if (!result) return problem_response(problem_from(result.error()));
  Response response = json_response(
      search_result_json(*result, request, *call.snapshot.catalog).dump(), Caching::Revalidate);
  if (request.page == 1) {
    const SearchOutcome outcome{result->total > 0, result->interpretation.relaxed.has_value()};
    call.app.query_statistics().record(request.text, visitor_of(call.request), outcome);
    mark_search(response, request.text, outcome);
  }
  return response;
}

/// Facts that do not hold for the whole contract, as a list and as a mark on each item.
void add_lapses(const Call& call, const catalog::Service& service,
                const ranker::ContractWindow& contract, Json& record) {
  record["contract"] = Json{{"start", contract.start.iso()}, {"end", contract.end.iso()}};
  record["expires_within_contract"] = Json::array();
  const auto mark = [&](const char* list, const char* key) {
    for (Json& item : record[list]) {
      bool lapses = false;
      for (const Json& fact : record["expires_within_contract"]) {
        lapses = lapses || fact["id"] == item[key];
      }
      item["expires_within_contract"] = lapses;
    }
  };
  for (const ranker::LapsingFact& fact :
       ranker::lapsing_facts(service, contract, call.as_of, call.snapshot.matcher->policy())) {
    Json one;
    one["fact"] = web::name_of(fact.kind);
    one["id"] = fact.id;
    one["name"] = lapsing_name(fact, service, *call.snapshot.catalog, call.app.wording());
    one["when"] =
        fact.lapse == ranker::Lapse::WithinContract ? "within_contract" : "before_contract";
    one["valid_to"] = fact.end.iso();
    one["text"] = lapsing_sentence(fact, service, *call.snapshot.catalog, call.app.wording());
    record["expires_within_contract"].push_back(std::move(one));
  }
  mark("certifications", "scheme");
  mark("prices", "id");
  mark("recommendations", "recommendation");
}

Response one_service(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
  // Withdrawn and suspended services stay readable with their reason; drafts never were public.
  if (service == nullptr || service->status == catalog::ListingStatus::Draft ||
      service->status == catalog::ListingStatus::InReview) {
    return problem_response(not_found(wording::Thing::Service, id));
  }
  const auto contract = contract_of(call);
  if (!contract) return problem_response(problem_from(contract.error()));
  Json record = service_record(*call.snapshot.catalog, *service, call.as_of);
  if (*contract) add_lapses(call, *service, **contract, record);
  record["generation"] = call.snapshot.generation;
  return json_response(record.dump(), Caching::Revalidate);
}

Response similar(const Call& call) {
  constexpr std::int64_t kUsual = 6;
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
  const auto found = call.snapshot.searcher->similar(
      ServiceId(id), static_cast<std::size_t>(call.integer("limit", kUsual)));
  if (service == nullptr || !found) {
    return problem_response(not_found(wording::Thing::Service, id));
  }
  Json out;
  out["service"] = id;
  out["items"] = Json::array();
  for (const search::Hit& hit : *found) {
    out["items"].push_back(service_card(
        *call.snapshot.catalog, call.snapshot.catalog->services()[hit.ordinal], call.as_of));
  }
  out["as_of"] = call.as_of.iso();
  return json_response(out.dump(), Caching::Revalidate);
}

Response suggest(const Call& call) {
  const auto limit = static_cast<std::size_t>(call.integer("limit", 8));
  const auto found = call.snapshot.searcher->suggest(call.text("q"), limit);
  if (!found) return problem_response(problem_from(found.error()));
  Json out;
  out["suggestions"] = Json::array();
  for (const search::Suggestion& suggestion : *found) {
    Json one;
    one["text"] = suggestion.text;
    one["kind"] = suggestion.kind;
    one["value"] = suggestion.value;
    out["suggestions"].push_back(std::move(one));
  }
  return json_response(out.dump(), Caching::Revalidate);
}

Response compare(const Call& call) {
  constexpr std::size_t kMostColumns = 5;
  const auto ids = call.values("s");
  if (ids.size() > kMostColumns) {
    return problem_response(invalid_parameter("s", wording::too_many_columns(kMostColumns)));
  }
  std::vector<const catalog::Service*> services;
  for (const std::string& id : ids) {
    const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
    if (service == nullptr) {
      Problem problem = not_found(wording::Thing::Service, id);
      problem.parameter = "s";
      return problem_response(std::move(problem));
    }
    services.push_back(service);
  }
  return json_response(compare_json(*call.snapshot.catalog, services, call.as_of).dump(),
                       Caching::Revalidate);
}

}  // namespace

std::vector<Endpoint> service_endpoints() {
  return {
      {Method::Get, "/api/v1/services", "listServices",
       "Search and filter services, with exact facet counts.", list_parameters(), "", "ServiceList",
       list_services},
      {Method::Get, "/api/v1/services/{id}", "getService",
       "Everything known about one service, with source, date and verification of each fact.",
       with_contract(), "", "ServiceRecord", one_service},
      {Method::Get,
       "/api/v1/services/{id}/similar",
       "similarServices",
       "Services whose records share the most telling words and classes with this one.",
       {{"limit", ParameterKind::Integer, "At most this many.", 1, 20}, as_of_parameter()},
       "",
       "SimilarServices",
       similar},
      {Method::Get,
       "/api/v1/suggest",
       "suggest",
       "Completions for kanji, kana or romaji input, best first.",
       {{"q",
         ParameterKind::Text,
         "What was typed so far.",
         0,
         static_cast<std::int64_t>(search::kMaxQueryCharacters),
         {},
         true},
        {"limit", ParameterKind::Integer, "At most this many.", 1, 20},
        as_of_parameter()},
       "",
       "Suggestions",
       suggest},
      {Method::Get,
       "/api/v1/compare",
       "compareServices",
       "Up to five services side by side; rows that differ come first.",
       {{"s", ParameterKind::Values, "Service ids, joined with ','.", 0, 0, {}, true},
        {"format",
         ParameterKind::Choice,
         "Only json here; tables are offered on /compare.",
         0,
         0,
         {"json"}},
        as_of_parameter()},
       "",
       "Comparison",
       compare},
  };
}

}  // namespace mitate::web::api
