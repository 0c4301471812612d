#include "web/api/json/search_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "search/facets/facet.h"
#include "web/api/endpoint/endpoint.h"
#include "web/api/json/model_json.h"
#include "web/api/nearest.h"
#include "web/http/encoding.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

Json highlights(const search::Hit& hit) {
  Json out = Json::array();
  for (const search::Snippet& snippet : hit.snippets) {
    Json one;
    one["field"] = snippet.field;
    one["text"] = snippet.text;
    one["ranges"] = Json::array();
    const std::string_view text = snippet.text;
    for (const search::Highlight& range : snippet.highlights) {
      Json marks;
      marks["start"] = count_characters(text.substr(0, range.begin));
      marks["end"] = count_characters(text.substr(0, range.end));
      one["ranges"].push_back(std::move(marks));
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json facet_json(const search::Facet& facet) {
  Json out = Json::array();
  for (const search::FacetValue& value : facet.values) {
    Json one;
    one["value"] = value.value;
    one["label"] = value.label;
    one["count"] = value.count;
    one["selected"] = value.selected;
    if (value.parent) one["parent"] = *value.parent;
    out.push_back(std::move(one));
  }
  return out;
}

Json interpretation_json(const search::Interpretation& read, const std::string& text) {
  Json out;
  out["text"] = text;
  out["interpreted"] = read.groups;
  out["corrected"] = read.corrected ? Json(*read.corrected) : Json(nullptr);
  out["expansions"] = Json::array();
  for (const search::Expansion& expansion : read.expansions) {
    out["expansions"].push_back({{"term", expansion.term},
                                 {"expands_to", expansion.expands_to},
                                 {"kind", expansion.kind},
                                 {"reason", expansion.reason}});
  }
  out["relaxed"] = read.relaxed ? Json(*read.relaxed) : Json(nullptr);
  out["dropped"] = read.dropped;
  out["nothing_searchable"] = read.nothing_searchable;
  return out;
}

}  // namespace

std::optional<Problem> check_filters(const Snapshot& snapshot, const search::Filters& filters) {
  for (const auto& [facet, values] : filters) {
    const search::FacetDefinition* definition = search::facet_named(facet);
    if (definition == nullptr || !definition->vocabulary)
      continue;  // codes, grades and states are checked by the searcher
    const catalog::Taxonomy& taxonomy = snapshot.catalog->taxonomy();
    for (const std::string& value : values) {
      if (taxonomy.find(*definition->vocabulary, value) != nullptr) continue;
      Problem problem = invalid_parameter(
          facet, wording::unknown_value(facet, name_of(*definition->vocabulary)), value);
      std::vector<std::string> slugs;
      for (const catalog::Concept& known : taxonomy.all(*definition->vocabulary))
        slugs.push_back(known.slug);
      if (const auto near = nearest(value, slugs)) problem.hint = wording::did_you_mean(*near);
      return problem;
    }
  }
  return std::nullopt;
}

Json search_result_json(const search::SearchResult& result, const search::SearchRequest& request,
                        const catalog::Catalog& catalog) {
  Json out;
  out["total"] = result.total;
  out["page"] = request.page;
  out["per_page"] = request.per_page;
  out["items"] = Json::array();
  for (const search::Hit& hit : result.hits) {
    Json item = service_card(catalog, catalog.services()[hit.ordinal], request.as_of);
    item["highlights"] = highlights(hit);
    item["matched_by"] = Json::array();
    for (const search::MatchedWord& matched : hit.matched_by) {
      item["matched_by"].push_back(
          {{"term", matched.term}, {"word", matched.word}, {"kind", matched.kind}});
    }
    out["items"].push_back(std::move(item));
  }
  out["facets"] = Json::object();
  for (const search::Facet& facet : result.facets) out["facets"][facet.name] = facet_json(facet);
  out["query"] = interpretation_json(result.interpretation, request.text);
  out["as_of"] = request.as_of.iso();
  return out;
}

}  // namespace mitate::web::api
