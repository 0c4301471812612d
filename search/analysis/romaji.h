// Romaji -> katakana, for people who type Japanese words with the input method switched off.
// Accepts Hepburn, Kunrei and input-method spellings, and the c/l of brand names. ICU's transform
// is not used: it turns Kunrei "tu" and loose spellings into other kana. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mitate::search {

/// All readings of `word` (lower-case ASCII), at most 16, the plainest first; empty when some
/// letter cannot be part of a Japanese syllable, so English words give nothing. "sotuen" ->
/// ソツエン, "dasukinn" -> ダスキン, "calomama" -> カロママ.
[[nodiscard]] std::vector<std::u32string> romaji_to_katakana(std::string_view word);

/// One romaji spelling of a kana key (Hepburn consonants), for comparing and for suggestions.
/// Characters that are no katakana are left out.
[[nodiscard]] std::string katakana_to_romaji(std::u32string_view kana);

}  // namespace mitate::search
