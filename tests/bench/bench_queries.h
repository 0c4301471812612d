// What the benchmarks ask: words of the catalog's own vocabulary in a fixed order, so that every
// run and every peer is asked the same.
#pragma once
#include <string>
#include <vector>

#include "catalog/model/catalog.h"
#include "search/search.h"

namespace mitate::testing {

/// `count` conjunctive queries of one to three words; each word must stand as an adjacent run.
[[nodiscard]] std::vector<std::vector<std::string>> exact_queries(const catalog::Catalog& shipped,
                                                                  std::size_t count);
/// `count` requests as a page sends them: words as typed, every facet, every third with filters,
/// every fourth with another order, some browsing without text.
[[nodiscard]] std::vector<search::SearchRequest> page_requests(const catalog::Catalog& shipped,
                                                               std::size_t count, Date as_of);
/// Beginnings of labels and names, one to four characters, as a person types them.
[[nodiscard]] std::vector<std::string> typed_beginnings(const catalog::Catalog& catalog,
                                                        std::size_t count);

}  // namespace mitate::testing
