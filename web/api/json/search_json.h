// Search requests and results as JSON, for /services and `mitate search --json`. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "search/search.h"
#include "web/http/problem.h"
#include "web/snapshot.h"

namespace mitate::web::api {

/// The first filter value that no vocabulary knows, with the nearest known one as hint.
[[nodiscard]] Result<void, Problem> check_filters(const Snapshot& snapshot,
                                                  const search::Filters& filters);
/// {total, page, per_page, items, facets, query}. Highlights are code points of the shown text.
[[nodiscard]] nlohmann::ordered_json search_result_json(const search::SearchResult& result,
                                                        const search::SearchRequest& request,
                                                        const catalog::Catalog& catalog);

}  // namespace mitate::web::api
