// Canonical text for storing: is it UTF-8, which characters may never be kept, and NFC that leaves
// name characters alone. Not here: folding for matching (search/analysis), which loses information
// on purpose. Called by importers and curation. Pure; safe from any thread.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mitate::catalog {

/// Byte offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and
/// values above U+10FFFF included); nullopt when all of it is.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// A character that may not be stored, and where. `reason_ja` completes 「…は使えません」.
struct ForbiddenCharacter {
  std::size_t offset = 0;
  char32_t code_point = 0;
  std::string_view reason_ja;
};
/// First control character (line feed is allowed when `allow_line_feed`), bidirectional override,
/// byte order mark inside text, replacement character, private-use or noncharacter code point.
/// Variation selectors and joiners are allowed. REQUIRES valid UTF-8.
[[nodiscard]] std::optional<ForbiddenCharacter> first_forbidden_character(std::string_view text,
                                                                          bool allow_line_feed);
/// "U+0007", for messages.
[[nodiscard]] std::string code_point_name(char32_t code_point);

/// NFC, except CJK compatibility ideographs, which plain NFC would rewrite into another character
/// of a person's or company's name (U+FA19 would become U+795E). REQUIRES valid UTF-8.
[[nodiscard]] std::string canonical_text(std::string_view text);

/// Half-width katakana to full width, voiced marks joined; nothing else changes.
/// REQUIRES valid UTF-8.
[[nodiscard]] std::string usual_width_kana(std::string_view text);
/// Full-width ASCII digits, letters and signs, and the ideographic space, to ASCII.
[[nodiscard]] std::string ascii_width(std::string_view text);

/// Number of code points. REQUIRES valid UTF-8.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

}  // namespace mitate::catalog
