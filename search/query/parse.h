// Query text -> groups: words, "exact phrases" and -excluded ones. Never fails on strange text:
// unbalanced quotes and lone operators are words like any other, or nothing. Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::search {

enum class GroupKind { Words, Phrase, Excluded };

struct QueryGroup {
  GroupKind kind = GroupKind::Words;
  std::string text;
  std::size_t begin = 0;  ///< byte of the query text where `text` starts
};

inline constexpr std::size_t kMaxGroups = 16;

/// At most kMaxGroups groups; the rest of the text is left out and `truncated` set.
struct ParsedText {
  std::vector<QueryGroup> groups;
  bool truncated = false;
};
[[nodiscard]] ParsedText parse_query(std::string_view text);

}  // namespace mitate::search
