#include "web/pages/services/public_search.h"

#include <algorithm>

#include "web/http/encoding.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {

QueryPairs PublicSearch::pairs(const search::Filters& filters, std::string_view text) const {
  QueryPairs pairs{{"q", std::string(text)}};
  for (const std::string& name : search::facet_names()) {
    const auto found = filters.find(name);
    if (found == filters.end()) continue;
    for (const std::string& value : found->second) pairs.emplace_back(name, value);
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

std::optional<Problem> read_public_search(const Site& site, const Request& http,
                                          PublicSearch& out) {
  const Wording& wording = site.wording();
  search::SearchRequest& request = out.request;
  request.text = http.query.get("q");
  if (const std::size_t length = count_characters(request.text);
      length > search::kMaxQueryCharacters) {
    return Problem{.status = 400,
                   .code = "limit_exceeded",
                   .detail = wording.text("services.query_too_long",
                                          {{"most", std::to_string(search::kMaxQueryCharacters)},
                                           {"length", std::to_string(length)}}),
                   .parameter = "q"};
  }
  for (const auto& [name, value] : http.query.items()) {
    if (value.empty()) continue;
    const auto& facets = search::facet_names();
    if (std::find(facets.begin(), facets.end(), name) == facets.end()) continue;
    std::vector<std::string>& values = request.filters[name];
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  out.show_sort = !http.query.get("sort").empty();
  if (out.show_sort) {
    const auto sort = search::sort_named(http.query.get("sort"));
    if (!sort) {
      return Problem{.status = 400,
                     .code = "invalid_argument",
                     .detail = wording.text("services.bad_sort"),
                     .parameter = "sort",
                     .value = http.query.get("sort")};
    }
    request.sort = *sort;
  }
  const std::string page = http.query.get("page");
  if (!page.empty()) {
    const bool digits = page.size() <= 6 && std::all_of(page.begin(), page.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    request.page = digits ? static_cast<std::size_t>(std::stoul(page)) : 0;
    if (request.page == 0) {
      return Problem{.status = 400,
                     .code = "invalid_argument",
                     .detail = wording.text("services.bad_page"),
                     .parameter = "page",
                     .value = page};
    }
  }
  request.per_page = kServicesPerPage;
  return read_as_of(site, http, request.as_of);
}

}  // namespace mitate::web
