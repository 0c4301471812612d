// What the list of services shows in both wordings: title, chosen conditions, facets as links with
// exact counts, range and pages. Any facet of the search's table is shown that the wording has a
// name for ("facet.<name>"). Not here: cards, and what only one of the two lists has. Pure.
#pragma once
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "search/search.h"
#include "web/pages/facts/fact_context.h"
#include "web/pages/services/public_search.h"

namespace mitate::web {

/// Members of the model; `items` stays with the caller.
[[nodiscard]] nlohmann::json list_view(const FactContext& context, const PublicSearch& address,
                                       const search::SearchResult& result);
/// The label of a facet's value, also of one that the result does not count.
[[nodiscard]] Label value_label(const FactContext& context, const search::SearchResult& result,
                                const std::string& facet, const std::string& value);
/// Hidden fields of a GET form that keep everything but `without`.
[[nodiscard]] nlohmann::json kept_fields(const QueryPairs& pairs, std::string_view without);

}  // namespace mitate::web
