// How a handler tells the server that its answer is a search, so that the search is counted again
// when the answer is given again from the cache (telemetry/query_statistics.h). It travels as a
// header that the server takes off again and that never reaches the wire. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "web/http/response.h"
#include "web/telemetry/query_statistics.h"

namespace mitate::web {

struct CountedSearch {
  std::string text;
  SearchOutcome outcome;
};

void mark_search(Response& response, std::string_view text, const SearchOutcome& outcome);
/// Takes the mark off; nullopt when there was none.
[[nodiscard]] std::optional<CountedSearch> take_search(Response& response);

}  // namespace mitate::web
