#include "web/http/counted_search.h"

#include <algorithm>

namespace mitate::web {
namespace {
constexpr std::string_view kMark = "Mitate-Search";
}

void mark_search(Response& response, std::string_view text, const SearchOutcome& outcome) {
  std::string value;
  value += outcome.found ? '+' : '-';
  value += outcome.relaxed ? '+' : '-';
  response.headers.emplace_back(kMark, value.append(text));
}

std::optional<CountedSearch> take_search(Response& response) {
  auto& headers = response.headers;
  const auto mark = std::find_if(headers.begin(), headers.end(),
                                 [](const auto& header) { return header.first == kMark; });
  if (mark == headers.end()) return std::nullopt;
  CountedSearch out{mark->second.substr(2), {mark->second[0] == '+', mark->second[1] == '+'}};
  headers.erase(mark);
  return out;
}

}  // namespace mitate::web
