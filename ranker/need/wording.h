// Small questions about a stretch of folded text, so that the slot readers read like their rules.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace mitate::ranker::reading {

using Words = std::initializer_list<std::u32string_view>;

/// Length of the longest word that `text` starts with; 0 when none.
[[nodiscard]] inline std::size_t starts_with_any(std::u32string_view text, Words words) {
  std::size_t best = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > best && text.substr(0, word.size()) == word) best = word.size();
  }
  return best;
}
/// Length of the longest word that `text` ends with; 0 when none.
[[nodiscard]] inline std::size_t ends_with_any(std::u32string_view text, Words words) {
  std::size_t best = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > best && word.size() <= text.size() &&
        text.substr(text.size() - word.size()) == word) {
      best = word.size();
    }
  }
  return best;
}
[[nodiscard]] inline bool contains_any(std::u32string_view text, Words words) {
  for (const std::u32string_view word : words) {
    if (text.find(word) != std::u32string_view::npos) return true;
  }
  return false;
}
/// Where the last occurrence of any word ends; npos when none.
[[nodiscard]] inline std::size_t last_end_of_any(std::u32string_view text, Words words) {
  std::size_t best = std::u32string_view::npos;
  for (const std::u32string_view word : words) {
    const auto at = text.rfind(word);
    if (at == std::u32string_view::npos) continue;
    if (best == std::u32string_view::npos || at + word.size() > best) best = at + word.size();
  }
  return best;
}
/// What stands after the last of the given marks; the whole text when there is none.
[[nodiscard]] inline std::u32string_view after_last(std::u32string_view text,
                                                    std::u32string_view marks) {
  const auto at = text.find_last_of(marks);
  return at == std::u32string_view::npos ? text : text.substr(at + 1);
}
[[nodiscard]] inline std::u32string_view skip_spaces(std::u32string_view text) {
  const auto at = text.find_first_not_of(U" \u3000");
  return at == std::u32string_view::npos ? std::u32string_view{} : text.substr(at);
}

}  // namespace mitate::ranker::reading
