// The list: text search, facets as plain links with exact counts, sort, pages, and help when
// nothing is found. Every state lives in the address, so results can be shared. Public search only:
// a need never passes through here.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/http/counted_search.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/places_lookup.h"
#include "web/pages/services/list_view.h"
#include "web/pages/services/public_search.h"
#include "web/pages/services/routes.h"
#include "web/pictures/kind_icon.h"

namespace mitate::web {
namespace {
using nlohmann::json;

constexpr std::size_t kMaxDropTrials = 8;  ///< conditions tried one by one when nothing is found
constexpr std::size_t kMaxDrops = 5;
constexpr std::size_t kMaxPlaces = 30;  ///< municipalities offered for one typed name

constexpr std::string_view kPath = "/services";

json reading_json(const search::Interpretation& read, const FactContext& context) {
  json notices = json::array();
  if (read.corrected) {
    notices.push_back(
        {{"kind", ""},
         {"text", context.text("services.corrected")},
         {"href", with_query(kPath, {{"q", *read.corrected}})},
         {"link_text", context.text("services.corrected_link", {{"text", *read.corrected}})}});
  }
  if (read.nothing_searchable) {
    notices.push_back(
        {{"kind", "warn"}, {"text", context.text("services.nothing_searchable")}, {"href", false}});
  } else if (read.relaxed) {
    std::string key = "services.relaxed." + *read.relaxed;
    if (!context.has(key)) key = "services.relaxed.related";
    notices.push_back({{"kind", "warn"},
                       {"text", context.text(key, {{"words", joined(context, read.dropped)}})},
                       {"href", false}});
  }
  return notices;
}

json expansions_json(const search::Interpretation& read, const FactContext& context) {
  if (read.expansions.empty()) return false;
  json items = json::array();
  for (const search::Expansion& expansion : read.expansions) {
    items.push_back(
        {{"text", context.text("services.expansion",
                               {{"term", expansion.term},
                                {"words", joined(context, expansion.expands_to)},
                                {"reason", context.text_or("expansion." + expansion.kind,
                                                           expansion.reason)}})}});
  }
  return {{"count", std::to_string(items.size())}, {"items", std::move(items)}};
}

/// When nothing is found: which single condition, dropped, gives how many.
json drops_json(const Snapshot& snapshot, const FactContext& context,
                const search::SearchResult& result, const PublicSearch& address) {
  struct Drop {
    std::string label;
    std::string href;
    std::size_t count;
  };
  const search::SearchRequest& request = address.request;
  std::vector<Drop> drops;
  const auto count = [&](const search::Filters& filters, const std::string& text) {
    search::SearchRequest trial = request;
    trial.filters = filters;
    trial.text = text;
    trial.page = 1;
    trial.per_page = 1;
    const auto found = snapshot.searcher->search(trial);
    return found ? found->total : std::size_t{0};
  };
  std::size_t tried = 0;
  for (const auto& [facet, values] : request.filters) {
    if (++tried > kMaxDropTrials) break;
    search::Filters others = request.filters;
    others.erase(facet);
    std::vector<std::string> labels;
    for (const std::string& value : values) {
      labels.push_back(value_label(context, result, facet, value).text);
    }
    drops.push_back({context.text("facet." + facet) + ": " + joined(context, labels),
                     address.with(kPath, others), count(others, request.text)});
  }
  if (!request.text.empty() && !request.filters.empty()) {
    drops.push_back({context.text("services.query_words", {{"q", request.text}}),
                     with_query(kPath, address.pairs(request.filters, "")),
                     count(request.filters, "")});
  }
  std::erase_if(drops, [](const Drop& drop) { return drop.count == 0; });
  std::stable_sort(drops.begin(), drops.end(),
                   [](const Drop& a, const Drop& b) { return a.count > b.count; });
  if (drops.size() > kMaxDrops) drops.resize(kMaxDrops);
  json list = json::array();
  for (const Drop& drop : drops) {
    list.push_back(
        {{"label", drop.label}, {"href", drop.href}, {"count", std::to_string(drop.count)}});
  }
  return list;
}

/// What a typed place means: one municipality is a filter, several are a choice.
struct PlaceAsked {
  std::string redirect;  ///< address with the filter; empty: none
  json choices = false;
  std::string unknown;  ///< what was typed, where no municipality has that name
};

PlaceAsked place_asked(const catalog::Catalog& catalog, const PublicSearch& address,
                       const std::string& typed) {
  PlaceAsked out;
  if (typed.empty()) return out;
  const auto with_place = [&](const catalog::Municipality& one) {
    search::Filters filters = address.request.filters;
    filters["municipality"] = {one.code};
    return address.with(kPath, filters);
  };
  const auto found = municipalities_named(catalog, typed, kMaxPlaces);
  if (found.empty()) out.unknown = typed;
  if (found.size() == 1) out.redirect = with_place(*found.front());
  if (found.size() < 2) return out;
  json choices = json::array();
  for (const catalog::Municipality* one : found) {
    choices.push_back({{"href", with_place(*one)}, {"label", catalog.places().label(one->code)}});
  }
  out.choices = {{"query", typed}, {"choices", std::move(choices)}};
  return out;
}

json sorts_json(const PublicSearch& address, const Wording& wording) {
  const search::SearchRequest& request = address.request;
  json sorts = json::array();
  for (const auto sort : {search::Sort::Relevance, search::Sort::Evidence, search::Sort::Price,
                          search::Sort::Updated, search::Sort::Kana}) {
    const std::string name(search::name_of(sort));
    QueryPairs pairs = PublicSearch{request, false}.pairs(request.filters, request.text);
    if (sort != search::Sort::Relevance) pairs.emplace_back("sort", name);
    sorts.push_back({{"label", wording.text("sort." + name)},
                     {"href", with_query(kPath, pairs)},
                     {"current", sort == request.sort}});
  }
  return sorts;
}

/// What the words and the place of the search were taken for, and a page after the last one.
json notices_json(const FactContext& context, const PublicSearch& address,
                  const search::SearchResult& result, const PlaceAsked& place) {
  json notices = reading_json(result.interpretation, context);
  if (!place.unknown.empty()) {
    notices.push_back({{"kind", "warn"},
                       {"text", context.text("services.place_unknown", {{"place", place.unknown}})},
                       {"href", false}});
  }
  if (result.hits.empty() && result.total > 0) {
    const std::size_t pages = (result.total + kServicesPerPage - 1) / kServicesPerPage;
    notices.push_back(
        {{"kind", "warn"},
         {"text", context.text("services.past_end", {{"last", std::to_string(pages)}})},
         {"href", address.page_href(kPath, 1)},
         {"link_text", context.text("services.past_end_link")}});
  }
  return notices;
}
}  // namespace

Response services_page(const Site& site, const Request& http) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  auto asked = read_public_search(site, http);
  if (!asked) return problem_response(asked.error());
  PublicSearch& address = *asked;
  const search::SearchRequest& request = address.request;
  PlaceAsked place = place_asked(*snapshot->catalog, address, http.query.get("place"));
  if (!place.redirect.empty()) return see_other(place.redirect);
  const auto result = snapshot->searcher->search(request);
  if (!result) return problem_response(problem_from(result.error()));
  const SearchOutcome outcome{result->total > 0, result->interpretation.relaxed.has_value()};
  if (request.page == 1) {
    site.app().query_statistics().record(request.text, visitor_of(http), outcome);
  }
  const std::vector<ServiceId> shortlist = shortlist_of(http, *snapshot->catalog);
  json items = json::array();
  for (const search::Hit& hit : result->hits) {
    const catalog::Service* service = catalog::public_service(*snapshot->catalog, hit.id);
    if (service == nullptr) continue;
    json card = service_card(context, *service, &hit, shortlist);
    card["icon"] = std::string(kind_icon(service->service_type));
    items.push_back(std::move(card));
  }
  json model = list_view(context, address, *result);
  model["items"] = std::move(items);
  model["kept_place"] = kept_fields(address.pairs(request.filters, request.text), "municipality");
  model["clear_href"] = with_query(kPath, {{"q", request.text}});
  model["sorts"] = sorts_json(address, wording);
  const bool by_words = request.sort == search::Sort::Relevance && !request.text.empty();
  model["order_note"] =
      wording.text(by_words                                  ? "services.order.words"
                   : request.sort == search::Sort::Relevance ? "services.order.kana"
                                                             : "services.order.chosen");
  model["notices"] = notices_json(context, address, *result, place);
  model["expansions"] = expansions_json(result->interpretation, context);
  model["place_choices"] = std::move(place.choices);
  model["share_path"] = address.page_href(kPath, 1);
  for (const auto& [name, file] : {std::pair("csv_href", "services.csv"),
                                   {"xlsx_href", "services.xlsx"},
                                   {"geojson_href", "places.geojson"}}) {
    model[name] = address.with("/services/export/" + std::string(file), request.filters);
  }
  QueryPairs legacy = address.pairs(request.filters, request.text);
  legacy.emplace_back("encoding", "cp932");
  model["cp932_href"] = with_query("/services/export/services.csv", legacy);
  model["embed_path"] = address.with("/embed/search", request.filters);
  model["drops"] =
      result->total == 0 ? drops_json(*snapshot, context, *result, address) : json::array();
  const Frame frame{.title = model["title"].get<std::string>(),
                    .section = "services",
                    .description = wording.text("services.description"),
                    .noindex = !request.filters.empty(),
                    .scripts = {"suggest.js", "copy.js"},
                    .alternate = address.with("/en/services", request.filters)};
  Response page = site.page(http, *snapshot, frame, "services", std::move(model));
  if (request.page == 1) mark_search(page, request.text, outcome);
  return page;
}

}  // namespace mitate::web
