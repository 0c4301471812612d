// GET /services, /services/{id}, /suggest, /compare.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "web/api/calls/calls.h"
#include "web/api/calls/contract_parameters.h"
#include "web/api/calls/selection.h"
#include "web/api/json/compare.h"
#include "web/api/json/model_json.h"
#include "web/api/json/search_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

std::vector<std::string> sort_names() {
  std::vector<std::string> names;
  for (const auto sort : {search::Sort::Relevance, search::Sort::Evidence, search::Sort::Price,
                          search::Sort::Updated, search::Sort::Kana}) {
    names.emplace_back(search::name_of(sort));
  }
  return names;
}

std::vector<Parameter> list_parameters() {
  std::vector<Parameter> parameters{{"q", ParameterKind::Text,
                                     "Words in Japanese, kana or romaji; empty lists everything.",
                                     0, static_cast<std::int64_t>(search::kMaxQueryCharacters)}};
  for (const std::string& facet : search::facet_names()) {
    parameters.push_back({facet, ParameterKind::Values,
                          "Facet filter; several values (repeated or joined with ',') mean OR."});
  }
  parameters.push_back({"sort", ParameterKind::Choice, "Order of the items.", 0, 0, sort_names()});
  parameters.push_back({"page", ParameterKind::Integer, "Page, from 1.", 1, 100'000});
  parameters.push_back({"per_page", ParameterKind::Integer, "Items per page.", 1,
                        static_cast<std::int64_t>(search::kMaxPerPage)});
  parameters.push_back(as_of_parameter());
  return parameters;
}

Answer list_services(const Call& call) {
  search::SearchRequest request;
  request.text = call.text("q");
  for (const std::string& facet : search::facet_names()) {
    auto values = call.values(facet);
    if (!values.empty()) request.filters[facet] = std::move(values);
  }
  MITATE_TRY_VOID(check_filters(call.snapshot, request.filters));
  if (const std::string sort = call.text("sort"); !sort.empty()) {
    request.sort = *search::sort_named(sort);
  }
  request.page = static_cast<std::size_t>(call.integer("page", 1));
  request.per_page = static_cast<std::size_t>(call.integer("per_page", 20));
  request.as_of = call.as_of;
  const auto result = call.snapshot.searcher->search(request);
  if (!result) return Refused(problem_from(result.error()));
  if (request.page == 1) {
    call.app.query_statistics().record(
        request.text, visitor_of(call.request),
        {result->total > 0, result->interpretation.relaxed.has_value()});
  }
  return search_result_json(*result, request, *call.snapshot.catalog);
}

Json lapsing_json(const Call& call, const catalog::Service& service,
                  const ranker::LapsingFact& fact) {
  Json out;
  out["fact"] = web::name_of(fact.kind);
  out["id"] = fact.id;
  out["name"] = lapsing_name(fact, service, *call.snapshot.catalog, call.app.wording());
  out["when"] = fact.lapse == ranker::Lapse::WithinContract ? "within_contract" : "before_contract";
  out["valid_to"] = fact.end.iso();
  out["text"] = lapsing_sentence(fact, service, *call.snapshot.catalog, call.app.wording());
  return out;
}

/// Facts that do not hold for the whole contract, as a list and as a mark on each item.
void add_lapses(const Call& call, const catalog::Service& service,
                const ranker::ContractWindow& contract, Json& record) {
  record["contract"] = contract_json(contract);
  record["expires_within_contract"] = Json::array();
  std::set<std::string> lapsing;
  for (const ranker::LapsingFact& fact :
       ranker::lapsing_facts(service, contract, call.as_of, call.snapshot.matcher->policy())) {
    lapsing.insert(fact.id);
    record["expires_within_contract"].push_back(lapsing_json(call, service, fact));
  }
  for (const auto& [list, key] : {std::pair("certifications", "scheme"),
                                  {"prices", "id"},
                                  {"recommendations", "recommendation"}}) {
    for (Json& item : record[list]) {
      item["expires_within_contract"] = lapsing.count(item[key].get<std::string>()) > 0;
    }
  }
}

Answer one_service(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
  // Withdrawn and suspended services stay readable with their reason; drafts never were public.
  if (service == nullptr || !is_public(*service)) {
    return not_found(wording::Thing::Service, id);
  }
  MITATE_TRY(const auto contract, contract_of(call));
  Json record = service_record(*call.snapshot.catalog, *service, call.as_of);
  if (contract) add_lapses(call, *service, *contract, record);
  record["generation"] = call.snapshot.generation;
  return record;
}

Answer similar(const Call& call) {
  constexpr std::int64_t kUsual = 6;
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
  const auto found = call.snapshot.searcher->similar(
      ServiceId(id), static_cast<std::size_t>(call.integer("limit", kUsual)));
  if (service == nullptr || !found) {
    return not_found(wording::Thing::Service, id);
  }
  Json out;
  out["service"] = id;
  out["items"] = Json::array();
  for (const search::Hit& hit : *found) {
    out["items"].push_back(service_card(
        *call.snapshot.catalog, call.snapshot.catalog->services()[hit.ordinal], call.as_of));
  }
  out["as_of"] = call.as_of.iso();
  return out;
}

Answer suggest(const Call& call) {
  const auto limit = static_cast<std::size_t>(call.integer("limit", 8));
  const auto found = call.snapshot.searcher->suggest(call.text("q"), limit);
  if (!found) return Refused(problem_from(found.error()));
  Json out;
  out["suggestions"] = Json::array();
  for (const search::Suggestion& suggestion : *found) {
    Json one;
    one["text"] = suggestion.text;
    one["kind"] = suggestion.kind;
    one["value"] = suggestion.value;
    out["suggestions"].push_back(std::move(one));
  }
  return out;
}

Answer compare(const Call& call) {
  constexpr std::size_t kMostColumns = 5;
  const auto ids = call.values("s");
  if (ids.size() > kMostColumns) {
    return Refused(invalid_parameter("s", wording::too_many_columns(kMostColumns)));
  }
  std::vector<const catalog::Service*> services;
  for (const std::string& id : ids) {
    const catalog::Service* service = call.snapshot.catalog->service(ServiceId(id));
    if (service == nullptr) {
      Problem problem = not_found(wording::Thing::Service, id).take();
      problem.parameter = "s";
      return Refused(std::move(problem));
    }
    services.push_back(service);
  }
  return compare_json(*call.snapshot.catalog, services, call.as_of);
}

}  // namespace

std::vector<Endpoint> service_endpoints() {
  constexpr auto kMostCharacters = static_cast<std::int64_t>(search::kMaxQueryCharacters);
  return {
      {.pattern = "/api/v1/services",
       .operation = "listServices",
       .summary = "Search and filter services, with exact facet counts.",
       .parameters = list_parameters(),
       .answers = "ServiceList",
       .answer = list_services},
      {.pattern = "/api/v1/services/{id}",
       .operation = "getService",
       .summary =
           "Everything known about one service, with source, date and verification of each fact.",
       .parameters = with_contract(),
       .answers = "ServiceRecord",
       .answer = one_service},
      {.pattern = "/api/v1/services/{id}/similar",
       .operation = "similarServices",
       .summary = "Services whose records share the most telling words and classes with this one.",
       .parameters = {{"limit", ParameterKind::Integer, "At most this many.", 1, 20},
                      as_of_parameter()},
       .answers = "SimilarServices",
       .answer = similar},
      {.pattern = "/api/v1/suggest",
       .operation = "suggest",
       .summary = "Completions for kanji, kana or romaji input, best first.",
       .parameters =
           {{"q", ParameterKind::Text, "What was typed so far.", 0, kMostCharacters, {}, true},
            {"limit", ParameterKind::Integer, "At most this many.", 1, 20},
            as_of_parameter()},
       .answers = "Suggestions",
       .answer = suggest},
      {.pattern = "/api/v1/compare",
       .operation = "compareServices",
       .summary = "Up to five services side by side; rows that differ come first.",
       .parameters = {{"s", ParameterKind::Values, "Service ids, joined with ','.", 0, 0, {}, true},
                      {"format",
                       ParameterKind::Choice,
                       "Only json here; tables are offered on /compare.",
                       0,
                       0,
                       {"json"}},
                      as_of_parameter()},
       .answers = "Comparison",
       .answer = compare},
  };
}

}  // namespace mitate::web::api
