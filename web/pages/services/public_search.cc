#include "web/pages/services/public_search.h"

#include <algorithm>

#include "search/facets/facet.h"
#include "web/http/encoding.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {

QueryPairs PublicSearch::pairs(const search::Filters& filters, std::string_view text) const {
  QueryPairs pairs{{"q", std::string(text)}};
  for (const search::FacetDefinition& facet : search::facet_table()) {
    const auto found = filters.find(facet.name);
    if (found == filters.end()) continue;
    for (const std::string& value : found->second) pairs.emplace_back(found->first, value);
  }
  if (show_sort) pairs.emplace_back("sort", std::string(search::name_of(request.sort)));
  return pairs;
}

std::string PublicSearch::with(std::string_view path, const search::Filters& filters) const {
  return with_query(path, pairs(filters, request.text));
}

std::string PublicSearch::toggled(std::string_view path, const std::string& facet,
                                  const std::string& value) const {
  search::Filters filters = request.filters;
  std::vector<std::string>& values = filters[facet];
  const auto at = std::find(values.begin(), values.end(), value);
  if (at == values.end()) {
    values.push_back(value);
  } else {
    values.erase(at);
  }
  if (values.empty()) filters.erase(facet);
  return with(path, filters);
}

std::string PublicSearch::page_href(std::string_view path, std::size_t page) const {
  QueryPairs all = pairs(request.filters, request.text);
  if (page > 1) all.emplace_back("page", std::to_string(page));
  return with_query(path, all);
}

Result<PublicSearch, Problem> read_public_search(const Site& site, const Request& http) {
  const Wording& wording = site.wording();
  PublicSearch out;
  search::SearchRequest& request = out.request;
  request.text = http.query.get("q");
  if (const std::size_t length = count_characters(request.text);
      length > search::kMaxQueryCharacters) {
    return Refused({.status = 400,
                    .code = "limit_exceeded",
                    .detail = wording.text("services.query_too_long",
                                           {{"most", std::to_string(search::kMaxQueryCharacters)},
                                            {"length", std::to_string(length)}}),
                    .parameter = "q"});
  }
  for (const auto& [name, value] : http.query.items()) {
    if (value.empty() || search::facet_named(name) == nullptr) continue;
    std::vector<std::string>& values = request.filters[name];
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  const std::string sort_name = http.query.get("sort");
  out.show_sort = !sort_name.empty();
  if (out.show_sort) {
    const auto sort = value_named<search::Sort>(sort_name);
    if (!sort) {
      return Refused(invalid_parameter("sort", wording.text("services.bad_sort"), sort_name));
    }
    request.sort = *sort;
  }
  const std::string page = http.query.get("page");
  if (!page.empty()) {
    constexpr std::size_t kDigits = 6;
    const bool digits = page.size() <= kDigits && std::all_of(page.begin(), page.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    request.page = digits ? static_cast<std::size_t>(std::stoul(page)) : 0;
    if (request.page == 0) {
      return Refused(invalid_parameter("page", wording.text("services.bad_page"), page));
    }
  }
  request.per_page = kServicesPerPage;
  auto as_of = read_as_of(site, http);
  if (!as_of) return Refused(std::move(as_of).error());
  request.as_of = *as_of;
  return out;
}

}  // namespace mitate::web
