// Where characters begin in UTF-8, once for every place that counts or cuts text. Not here: whether
// bytes are UTF-8 at all (normalize.h). Called by every room. Pure.
#pragma once
#include <cstddef>
#include <string_view>

namespace mitate::catalog {

/// The second to fourth byte of a character.
[[nodiscard]] constexpr bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The largest end <= `at` that does not cut a character. REQUIRES valid UTF-8.
[[nodiscard]] constexpr std::size_t character_start(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_continuation_byte(text[at])) --at;
  return at;
}

/// The first `most` code points. REQUIRES valid UTF-8.
[[nodiscard]] constexpr std::string_view first_characters(std::string_view text, std::size_t most) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_continuation_byte(text[at]) && characters++ == most) return text.substr(0, at);
  }
  return text;
}

}  // namespace mitate::catalog
