// Character classes of Japanese text and the key under which kana spellings meet. No library, no
// state. Called by folding, segmenters, term makers and suggestions.
#pragma once
#include <string>
#include <string_view>

namespace mitate::search {

constexpr bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
/// Includes the long vowel mark; not the middle dot.
constexpr bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || c == 0x30FD || c == 0x30FE ||
         (c >= 0x31F0 && c <= 0x31FF);
}
constexpr bool is_kana(char32_t c) { return is_hiragana(c) || is_katakana(c); }
constexpr bool is_long_mark(char32_t c) { return c == 0x30FC; }
/// CJK ideographs with the iteration mark 々 and 〆, which stand for one.
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 ||
         c == 0x3006 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}
constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_ascii_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
/// Letters of alphabets other than kana and ideographs, after case folding.
constexpr bool is_letter(char32_t c) {
  return is_ascii_letter(c) || (c >= 0x00DF && c <= 0x024F && c != 0x00F7) ||
         (c >= 0x0370 && c <= 0x052F) || (c >= 0x0531 && c <= 0x08FF) ||
         (c >= 0x0900 && c <= 0x1FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0x1100 && c <= 0x11FF);
}
constexpr bool is_japanese(char32_t c) { return is_kana(c) || is_han(c); }

/// ひらがな -> ヒラガナ, other characters unchanged.
[[nodiscard]] char32_t to_katakana(char32_t c);
/// The key of a kana spelling: katakana, long marks dropped, small vowels full size, ヴ row as バ
/// row, ヂヅヲ as ジズオ. Characters that are no kana are kept.
[[nodiscard]] std::u32string kana_key(std::u32string_view text);
[[nodiscard]] std::string kana_key(std::string_view utf8);

[[nodiscard]] bool all_kana(std::u32string_view text);
[[nodiscard]] bool all_hiragana(std::u32string_view text);
[[nodiscard]] bool all_katakana(std::u32string_view text);
[[nodiscard]] bool all_han(std::u32string_view text);
[[nodiscard]] bool any_han(std::u32string_view text);
[[nodiscard]] bool any_kana(std::u32string_view text);

}  // namespace mitate::search
