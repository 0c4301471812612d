// Bytes of the wire to text and back: UTF-8 checks and percent encoding. Strict on purpose: what is
// not valid is refused with a reason and never repaired. Not here: Japanese canonical text
// (catalog/text). Called by request.cc, form.cc, and pages that build links. Pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mitate::web {

/// Well-formed UTF-8 without overlong forms and surrogates.
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// Code points of valid UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

enum class DecodeFault { BadEscape, Nul, NotUtf8 };
struct Decoded {
  std::string text;
  std::optional<DecodeFault> fault;  ///< set: `text` must not be used
};
/// `%41` -> "A"; '+' -> ' ' only when `plus_is_space` (query strings and forms, never paths).
[[nodiscard]] Decoded percent_decode(std::string_view encoded, bool plus_is_space);
/// Everything but A-Z a-z 0-9 - . _ ~ is escaped.
[[nodiscard]] std::string percent_encode(std::string_view text);
/// ASCII lower case; header names only.
[[nodiscard]] std::string ascii_lower(std::string_view text);

}  // namespace mitate::web
