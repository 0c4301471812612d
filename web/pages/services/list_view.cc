#include "web/pages/services/list_view.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "search/facets/facet.h"
#include "web/pages/facts/domain_groups.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// What each kind of buyer looks at first stands open; the first row is for who has not said.
constexpr std::pair<std::string_view, std::array<std::string_view, 3>> kOpenFacets[] = {
    {"", {"domain", "buyer", "type"}},
    {"employer", {"domain", "delivery", "price"}},
    {"insurer", {"domain", "recommendation_grade", "evidence"}},
    {"municipality", {"domain", "prefecture", "type"}}};
/// Values of a facet before 「ほか」; the English list has no such fold.
constexpr std::size_t kShownValues = 8;
constexpr std::size_t kUnfolded = std::numeric_limits<std::size_t>::max();

/// Facets whose values are no slugs of a vocabulary, and the group of texts that says them.
constexpr std::pair<std::string_view, std::string_view> kValueTexts[] = {
    {"recommendation_grade", "grade."},
    {"status", "status."},
    {"stage", "stage."},
    {"price", "facet.price."},
    {"phr", "facet.phr."}};

/// What a value is called, where its Japanese label is `otherwise`.
Label translated(const FactContext& context, std::string_view facet, const std::string& value,
                 const std::string& otherwise) {
  if (!context.face.english()) return {otherwise};
  if (facet == "evidence" && value == "none-found") return {context.text("unknown")};
  const search::FacetDefinition* definition = search::facet_named(facet);
  if (definition != nullptr && definition->vocabulary &&
      context.catalog.taxonomy().find(*definition->vocabulary, value) != nullptr) {
    return context.label(*definition->vocabulary, value);
  }
  for (const auto& [name, group] : kValueTexts) {
    const std::string key = std::string(group) + value;
    if (name == facet && context.has(key)) return {context.text(key)};
  }
  if (facet == "prefecture") {
    const catalog::Prefecture* one = context.catalog.places().prefecture(value);
    if (one != nullptr) return {one->romaji};
  }
  return {otherwise, true};
}

bool opens(const PublicSearch& address, std::string_view facet) {
  std::string_view buyer;
  const auto chosen = address.request.filters.find("buyer");
  if (chosen != address.request.filters.end() && chosen->second.size() == 1) {
    buyer = chosen->second.front();
  }
  for (const auto& [kind, open] : kOpenFacets) {
    if (kind == buyer) return std::find(open.begin(), open.end(), facet) != open.end();
  }
  return false;
}

/// The values of the facet 領域 in the groups of the first page; one with a choice stands open.
json grouped_values(const FactContext& context, json values, const search::Facet& facet) {
  std::vector<json> groups(kDomainGroups, json::array());
  std::vector<bool> open(kDomainGroups, false);
  for (std::size_t at = 0; at < facet.values.size(); ++at) {
    const std::size_t group = domain_group(facet.values[at].value);
    open[group] = open[group] || facet.values[at].selected;
    groups[group].push_back(std::move(values[at]));
  }
  json out = json::array();
  for (std::size_t group = 0; group < kDomainGroups; ++group) {
    if (groups[group].empty()) continue;
    const std::string name(domain_group_name(group));
    out.push_back({{"label", context.wording.text("domain_group." + name)},
                   {"icon", name},
                   {"open", static_cast<bool>(open[group])},
                   {"values", std::move(groups[group])}});
  }
  return out;
}

json facet_json(const FactContext& context, const PublicSearch& address,
                const search::Facet& facet) {
  const bool english = context.face.english();
  const bool grouped = !english && facet.name == "domain";
  const std::size_t most = english || grouped ? kUnfolded : kShownValues;
  json shown = json::array();
  json more = json::array();
  std::size_t chosen = 0;
  for (const search::FacetValue& value : facet.values) {
    const bool leads_somewhere = value.count > 0 || value.selected;
    if (english && !leads_somewhere) continue;
    if (value.selected) ++chosen;
    json item = translated(context, facet.name, value.value, value.label);
    item["count"] = std::to_string(value.count);
    item["selected"] = value.selected;
    item["href"] = leads_somewhere
                       ? json(address.toggled(context.href("/services"), facet.name, value.value))
                       : json(false);
    // A chosen value is never hidden behind 「ほか」.
    (shown.size() < most || value.selected ? shown : more).push_back(std::move(item));
  }
  json groups = json::array();
  if (grouped) {
    groups = grouped_values(context, std::move(shown), facet);
    shown = json::array();
  }
  return {{"label", context.text("facet." + facet.name)},
          {"open", opens(address, facet.name) || chosen > 0},
          {"groups", std::move(groups)},
          {"chosen", chosen == 0 ? json(false) : json(std::to_string(chosen))},
          {"values", std::move(shown)},
          {"more_count", std::to_string(more.size())},
          {"more_values", std::move(more)}};
}

json facets_json(const FactContext& context, const PublicSearch& address,
                 const search::SearchResult& result) {
  json facets = json::array();
  for (const search::Facet& facet : result.facets) {
    // Municipalities are asked for by name: there are too many to choose from.
    if (facet.name == "municipality" || !context.has("facet." + facet.name)) continue;
    json one = facet_json(context, address, facet);
    if (!one["values"].empty() || !one["groups"].empty()) facets.push_back(std::move(one));
  }
  return facets;
}

json active_json(const FactContext& context, const PublicSearch& address,
                 const search::SearchResult& result) {
  json active = json::array();
  for (const auto& [facet, values] : address.request.filters) {
    for (const std::string& value : values) {
      json item = value_label(context, result, facet, value);
      item["facet"] = context.text_or("facet." + facet, facet);
      item["href"] = address.toggled(context.href("/services"), facet, value);
      active.push_back(std::move(item));
    }
  }
  return active;
}

/// First, last and the pages near the current one; a gap has no address.
json pages_json(const PublicSearch& address, const std::string& path, std::size_t last) {
  json pages = json::array();
  const std::size_t page = address.request.page;
  bool gap = false;
  for (std::size_t number = 1; number <= last; ++number) {
    const bool near = number + 2 >= page && number <= page + 2;
    if (number != 1 && number != last && !near) {
      if (!gap) pages.push_back({{"href", false}});
      gap = true;
      continue;
    }
    gap = false;
    pages.push_back({{"href", address.page_href(path, number)},
                     {"label", std::to_string(number)},
                     {"current", number == page}});
  }
  return pages;
}
}  // namespace

Label value_label(const FactContext& context, const search::SearchResult& result,
                  const std::string& facet, const std::string& value) {
  std::string label = facet == "municipality" || facet == "prefecture"
                          ? context.catalog.places().label(value)
                          : value;
  for (const search::Facet& known : result.facets) {
    if (known.name != facet) continue;
    for (const search::FacetValue& item : known.values) {
      if (item.value == value && !item.label.empty()) label = item.label;
    }
  }
  return translated(context, facet, value, label);
}

json kept_fields(const QueryPairs& pairs, std::string_view without) {
  json kept = json::array();
  for (const auto& [name, value] : pairs) {
    if (name != without && !value.empty()) kept.push_back({{"name", name}, {"value", value}});
  }
  return kept;
}

json list_view(const FactContext& context, const PublicSearch& address,
               const search::SearchResult& result) {
  const search::SearchRequest& request = address.request;
  const std::string path = context.href("/services");
  const std::size_t pages = (result.total + kServicesPerPage - 1) / kServicesPerPage;
  const std::size_t first = (request.page - 1) * kServicesPerPage + 1;
  const std::size_t last = std::min(result.total, request.page * kServicesPerPage);
  const bool has_pages = pages > 1;
  return {
      {"title", request.text.empty() ? context.text("services.title")
                                     : context.text("services.title_query", {{"q", request.text}})},
      {"q", request.text},
      {"kept", kept_fields(address.pairs(request.filters, request.text), "q")},
      {"active", active_json(context, address, result)},
      {"facets", facets_json(context, address, result)},
      {"total", grouped_count(result.total)},
      {"range", has_pages && first <= last
                    ? json(context.text("services.range", {{"first", std::to_string(first)},
                                                           {"last", std::to_string(last)}}))
                    : json(false)},
      {"zero", result.total == 0},
      {"has_pages", has_pages},
      {"pages", pages_json(address, path, pages)},
      {"previous", request.page > 1 && request.page <= pages + 1
                       ? json(address.page_href(path, request.page - 1))
                       : json(false)},
      {"next",
       request.page < pages ? json(address.page_href(path, request.page + 1)) : json(false)}};
}

}  // namespace mitate::web
