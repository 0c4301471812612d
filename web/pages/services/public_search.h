// A public search as an address: reads it from a query string and writes it back with one thing
// changed, so that every result can be shared, embedded and read in English. Never a need: needs
// are confidential and stand in no address. Not here: searching and showing. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "search/search.h"
#include "web/html/links.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

struct PublicSearch {
  search::SearchRequest request;
  bool show_sort = false;  ///< the address names a sort, so the next ones do, too

  /// Names and values of `filters` with `text`, in the order of the facets.
  [[nodiscard]] QueryPairs pairs(const search::Filters& filters, std::string_view text) const;
  [[nodiscard]] std::string with(std::string_view path, const search::Filters& filters) const;
  /// The same search with one value added, or taken away when it is there.
  [[nodiscard]] std::string toggled(std::string_view path, const std::string& facet,
                                    const std::string& value) const;
  [[nodiscard]] std::string page_href(std::string_view path, std::size_t page) const;
};

inline constexpr std::size_t kServicesPerPage = 20;

/// From q, the facets, sort, page and as_of. A wrong value is a Problem that names it.
[[nodiscard]] Result<PublicSearch, Problem> read_public_search(const Site& site,
                                                               const Request& http);

}  // namespace mitate::web
