// The list: text search, facets as plain links with exact counts, sort, pages, and help when
// nothing is found. Every state lives in the address, so results can be shared. Public search only:
// a need never passes through here.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/html/links.h"
#include "web/http/encoding.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/places_lookup.h"
#include "web/pages/services/public_search.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
constexpr std::size_t kShownValues = 8;    ///< of a facet, before 「ほか」
constexpr std::size_t kOpenFacets = 3;     ///< unfolded without being asked
constexpr std::size_t kMaxDropTrials = 8;  ///< conditions tried one by one when nothing is found
constexpr std::size_t kMaxDrops = 5;

constexpr std::string_view kPath = "/services";

std::string label_of(const search::SearchResult& result, const FactContext& context,
                     const std::string& facet, const std::string& value) {
  for (const search::Facet& known : result.facets) {
    if (known.name != facet) continue;
    for (const search::FacetValue& item : known.values) {
      if (item.value == value && !item.label.empty()) return item.label;
    }
  }
  return facet == "municipality" || facet == "prefecture" ? context.catalog.places().label(value)
                                                          : value;
}

nlohmann::json facet_json(const search::Facet& facet, const FactContext& context,
                          const PublicSearch& address, std::size_t position) {
  nlohmann::json shown = nlohmann::json::array();
  nlohmann::json more = nlohmann::json::array();
  std::size_t chosen = 0;
  for (const search::FacetValue& value : facet.values) {
    if (value.selected) ++chosen;
    nlohmann::json item{
        {"label", value.label},
        {"count", std::to_string(value.count)},
        {"selected", value.selected},
        {"href", value.count > 0 || value.selected
                     ? nlohmann::json(address.toggled(kPath, facet.name, value.value))
                     : nlohmann::json(false)}};
    // A chosen value is never hidden behind 「ほか」.
    (shown.size() < kShownValues || value.selected ? shown : more).push_back(std::move(item));
  }
  return {{"label", context.wording.text("facet." + facet.name)},
          {"open", position < kOpenFacets || chosen > 0},
          {"chosen", chosen == 0 ? nlohmann::json(false) : nlohmann::json(std::to_string(chosen))},
          {"values", std::move(shown)},
          {"more", !more.empty()},
          {"more_count", std::to_string(more.size())},
          {"more_values", std::move(more)}};
}

nlohmann::json notices_json(const search::Interpretation& read, const Wording& wording) {
  nlohmann::json notices = nlohmann::json::array();
  if (read.corrected) {
    notices.push_back(
        {{"kind", ""},
         {"text", wording.text("services.corrected")},
         {"href", with_query("/services", {{"q", *read.corrected}})},
         {"link_text", wording.text("services.corrected_link", {{"text", *read.corrected}})}});
  }
  if (read.nothing_searchable) {
    notices.push_back(
        {{"kind", "warn"}, {"text", wording.text("services.nothing_searchable")}, {"href", false}});
  } else if (read.relaxed) {
    std::string words;
    for (const std::string& word : read.dropped) {
      if (!words.empty()) words += wording.text("list.separator");
      words += word;
    }
    std::string key = "services.relaxed." + *read.relaxed;
    if (!wording.has(key)) key = "services.relaxed.related";
    notices.push_back(
        {{"kind", "warn"}, {"text", wording.text(key, {{"words", words}})}, {"href", false}});
  }
  return notices;
}

nlohmann::json expansions_json(const search::Interpretation& read, const Wording& wording) {
  if (read.expansions.empty()) return false;
  nlohmann::json items = nlohmann::json::array();
  for (const search::Expansion& expansion : read.expansions) {
    std::string words;
    for (const std::string& word : expansion.expands_to) {
      if (!words.empty()) words += wording.text("list.separator");
      words += word;
    }
    const std::string key = "expansion." + expansion.kind;
    items.push_back({{"text", wording.text("services.expansion",
                                           {{"term", expansion.term},
                                            {"words", words},
                                            {"reason", wording.has(key) ? wording.text(key)
                                                                        : expansion.reason}})}});
  }
  return {{"count", std::to_string(items.size())}, {"items", std::move(items)}};
}

/// When nothing is found: which single condition, dropped, gives how many.
nlohmann::json drops_json(const Snapshot& snapshot, const FactContext& context,
                          const search::SearchRequest& request, const search::SearchResult& result,
                          const PublicSearch& address) {
  struct Drop {
    std::string label;
    std::string href;
    std::size_t count;
  };
  std::vector<Drop> drops;
  std::size_t tried = 0;
  const auto count_without = [&](const search::SearchRequest& trial) -> std::size_t {
    const auto found = snapshot.searcher->search(trial);
    return found ? found->total : 0;
  };
  for (const auto& [facet, values] : request.filters) {
    if (++tried > kMaxDropTrials) break;
    search::SearchRequest trial = request;
    trial.filters.erase(facet);
    trial.page = 1;
    trial.per_page = 1;
    std::vector<std::string> labels;
    for (const std::string& value : values)
      labels.push_back(label_of(result, context, facet, value));
    drops.push_back({context.wording.text("facet." + facet) + ": " + joined(context, labels),
                     address.with(kPath, trial.filters), count_without(trial)});
  }
  if (!request.text.empty() && !request.filters.empty()) {
    search::SearchRequest trial = request;
    trial.text.clear();
    trial.page = 1;
    trial.per_page = 1;
    drops.push_back({context.wording.text("services.query_words", {{"q", request.text}}),
                     with_query("/services", address.pairs(request.filters, "")),
                     count_without(trial)});
  }
  std::erase_if(drops, [](const Drop& drop) { return drop.count == 0; });
  std::stable_sort(drops.begin(), drops.end(),
                   [](const Drop& a, const Drop& b) { return a.count > b.count; });
  if (drops.size() > kMaxDrops) drops.resize(kMaxDrops);
  nlohmann::json list = nlohmann::json::array();
  for (const Drop& drop : drops) {
    list.push_back(
        {{"label", drop.label}, {"href", drop.href}, {"count", std::to_string(drop.count)}});
  }
  return list;
}

nlohmann::json pages_json(std::size_t total, std::size_t page, const QueryPairs& pairs) {
  nlohmann::json pages = nlohmann::json::array();
  const std::size_t last = (total + kServicesPerPage - 1) / kServicesPerPage;
  bool gap = false;
  for (std::size_t number = 1; number <= last; ++number) {
    const bool near = number + 2 >= page && number <= page + 2;
    if (number != 1 && number != last && !near) {
      if (!gap) pages.push_back({{"href", false}});
      gap = true;
      continue;
    }
    gap = false;
    QueryPairs with_page = pairs;
    if (number > 1) with_page.emplace_back("page", std::to_string(number));
    pages.push_back({{"href", with_query("/services", with_page)},
                     {"label", std::to_string(number)},
                     {"current", number == page}});
  }
  return pages;
}

/// Hidden fields of a GET form that keep everything but `without`.
nlohmann::json kept_json(const QueryPairs& pairs, std::string_view without) {
  nlohmann::json kept = nlohmann::json::array();
  for (const auto& [name, value] : pairs) {
    if (name != without && !value.empty()) kept.push_back({{"name", name}, {"value", value}});
  }
  return kept;
}
}  // namespace

Response services_page(const Site& site, const Request& http) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  PublicSearch address;
  if (auto problem = read_public_search(site, http, address)) {
    return problem_response(std::move(*problem));
  }
  const search::SearchRequest& request = address.request;

  // A typed place becomes a filter when it names one municipality; else the reader chooses.
  nlohmann::json place_choices = false;
  std::string place_unknown;
  const std::string place = http.query.get("place");
  if (!place.empty()) {
    const auto found = municipalities_named(*snapshot->catalog, place, 30);
    if (found.size() == 1) {
      search::Filters filters = request.filters;
      filters["municipality"] = {found.front()->code};
      return see_other(address.with(kPath, filters));
    }
    if (found.empty()) {
      place_unknown = place;
    } else {
      nlohmann::json choices = nlohmann::json::array();
      for (const catalog::Municipality* one : found) {
        search::Filters filters = request.filters;
        filters["municipality"] = {one->code};
        choices.push_back({{"href", address.with(kPath, filters)},
                           {"label", snapshot->catalog->places().label(one->code)}});
      }
      place_choices = {{"query", place}, {"choices", std::move(choices)}};
    }
  }

  auto result = snapshot->searcher->search(request);
  if (!result) return problem_response(problem_from(result.error()));
  if (request.page == 1) {
    site.app().query_statistics().record(
        request.text, visitor_of(http),
        {result->total > 0, result->interpretation.relaxed.has_value()});
  }

  const std::vector<ServiceId> shortlist = shortlist_of(http, *snapshot->catalog);
  nlohmann::json items = nlohmann::json::array();
  for (const search::Hit& hit : result->hits) {
    const catalog::Service* service = snapshot->catalog->service(hit.id);
    if (service != nullptr) items.push_back(service_card(context, *service, &hit, shortlist));
  }
  nlohmann::json active = nlohmann::json::array();
  for (const auto& [facet, values] : request.filters) {
    for (const std::string& value : values) {
      active.push_back({{"facet", wording.text("facet." + facet)},
                        {"label", label_of(*result, context, facet, value)},
                        {"href", address.toggled(kPath, facet, value)}});
    }
  }
  nlohmann::json facets = nlohmann::json::array();
  for (const search::Facet& facet : result->facets) {
    if (facet.name == "municipality" || facet.values.empty()) continue;
    facets.push_back(facet_json(facet, context, address, facets.size()));
  }
  nlohmann::json sorts = nlohmann::json::array();
  for (const auto sort : {search::Sort::Relevance, search::Sort::Evidence, search::Sort::Price,
                          search::Sort::Updated, search::Sort::Kana}) {
    const std::string name(search::name_of(sort));
    QueryPairs pairs = PublicSearch{request, false}.pairs(request.filters, request.text);
    if (sort != search::Sort::Relevance) pairs.emplace_back("sort", name);
    sorts.push_back({{"label", wording.text("sort." + name)},
                     {"href", with_query("/services", pairs)},
                     {"current", sort == request.sort}});
  }
  nlohmann::json notices = notices_json(result->interpretation, wording);
  if (!place_unknown.empty()) {
    notices.push_back({{"kind", "warn"},
                       {"text", wording.text("services.place_unknown", {{"place", place_unknown}})},
                       {"href", false}});
  }
  if (items.empty() && result->total > 0) {
    const std::size_t pages = (result->total + kServicesPerPage - 1) / kServicesPerPage;
    notices.push_back(
        {{"kind", "warn"},
         {"text", wording.text("services.past_end", {{"last", std::to_string(pages)}})},
         {"href", address.page_href(kPath, 1)},
         {"link_text", wording.text("services.past_end_link")}});
  }
  const QueryPairs pairs = address.pairs(request.filters, request.text);
  const bool zero = result->total == 0;
  nlohmann::json drops =
      zero ? drops_json(*snapshot, context, request, *result, address) : nlohmann::json::array();
  const std::size_t first = (request.page - 1) * kServicesPerPage + 1;
  const std::size_t last = std::min(result->total, request.page * kServicesPerPage);
  const std::string title = request.text.empty()
                                ? wording.text("services.title")
                                : wording.text("services.title_query", {{"q", request.text}});
  nlohmann::json model{{"title", title},
                       {"q", request.text},
                       {"kept", kept_json(pairs, "q")},
                       {"kept_place", kept_json(pairs, "municipality")},
                       {"has_active", !active.empty()},
                       {"active", std::move(active)},
                       {"clear_href", with_query("/services", {{"q", request.text}})},
                       {"facets", std::move(facets)},
                       {"total", grouped(static_cast<std::int64_t>(result->total))},
                       {"range", result->total > kServicesPerPage && first <= last
                                     ? nlohmann::json(wording.text(
                                           "services.range", {{"first", std::to_string(first)},
                                                              {"last", std::to_string(last)}}))
                                     : nlohmann::json(false)},
                       {"sorts", std::move(sorts)},
                       {"notices", std::move(notices)},
                       {"expansions", expansions_json(result->interpretation, wording)},
                       {"place_choices", std::move(place_choices)},
                       {"share_path", address.page_href(kPath, 1)},
                       {"embed_path", address.with("/embed/search", request.filters)},
                       {"zero", zero},
                       {"has_drops", !drops.empty()},
                       {"drops", std::move(drops)},
                       {"items", std::move(items)},
                       {"has_pages", result->total > kServicesPerPage},
                       {"pages", pages_json(result->total, request.page, pairs)}};
  const Frame frame{.title = title,
                    .section = "services",
                    .description = wording.text("services.description"),
                    .noindex = !request.filters.empty(),
                    .scripts = {"suggest.js", "copy.js"},
                    .alternate = address.with("/en/services", request.filters)};
  return site.page(http, *snapshot, frame, "services", std::move(model));
}

}  // namespace mitate::web
