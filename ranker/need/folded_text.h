// A need text folded for matching only: width, case, dashes and half-width kana unified, one code
// point for one written character, with the way back to the text as it was sent. Not for display
// and not the search analyzer: a need is read by scanners and a lexicon, never indexed.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ranker/need/need.h"

namespace mitate::ranker::reading {

struct FoldedText {
  std::u32string text;
  std::vector<Span> source;  ///< per folded character: code points [start, end) of the sent text
  std::size_t sent_length = 0;

  /// The sent code points behind folded [start, end). REQUIRES start < end <= text.size().
  [[nodiscard]] Span source_of(std::size_t start, std::size_t end) const {
    return {source[start].start, source[end - 1].end};
  }
};

/// Decoded code points; nullopt when the bytes are not UTF-8 (overlong forms and surrogates count).
[[nodiscard]] std::optional<std::u32string> decode_utf8(std::string_view bytes);
[[nodiscard]] std::string encode_utf8(std::u32string_view text);
[[nodiscard]] FoldedText fold(std::u32string_view sent);
/// Folds a phrase of the lexicon the same way. Empty when it is not UTF-8.
[[nodiscard]] std::u32string fold_phrase(std::string_view phrase);
/// Katakana become hiragana, character by character; other characters stay.
[[nodiscard]] std::u32string to_hiragana(std::u32string_view folded);

[[nodiscard]] bool is_kanji(char32_t c);
[[nodiscard]] bool is_katakana(char32_t c);  ///< the long vowel mark included
[[nodiscard]] bool is_hiragana(char32_t c);
[[nodiscard]] bool is_ascii_word(char32_t c);  ///< letters and digits

}  // namespace mitate::ranker::reading
