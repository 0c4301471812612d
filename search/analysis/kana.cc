#include "search/analysis/kana.h"

#include <algorithm>

#include "search/analysis/utf8.h"

namespace mitate::search {

char32_t to_katakana(char32_t c) {
  if ((c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E) return c + 0x60;
  return c;
}

std::u32string kana_key(std::u32string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (const char32_t raw : text) {
    const char32_t c = to_katakana(raw);
    switch (c) {
      case U'ー':
        break;
      case U'ァ':
        out.push_back(U'ア');
        break;
      case U'ィ':
        out.push_back(U'イ');
        break;
      case U'ゥ':
        out.push_back(U'ウ');
        break;
      case U'ェ':
        out.push_back(U'エ');
        break;
      case U'ォ':
        out.push_back(U'オ');
        break;
      case U'ヮ':
        out.push_back(U'ワ');
        break;
      case U'ヵ':
        out.push_back(U'カ');
        break;
      case U'ヶ':
        out.push_back(U'ケ');
        break;
      case U'ヂ':
        out.push_back(U'ジ');
        break;
      case U'ヅ':
        out.push_back(U'ズ');
        break;
      case U'ヲ':
        out.push_back(U'オ');
        break;
      case U'ヴ':
        out.push_back(U'ブ');
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string kana_key(std::string_view utf8) { return to_utf8(kana_key(to_utf32(utf8))); }

bool all_kana(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_kana);
}
bool all_hiragana(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char32_t c) { return is_hiragana(c) || is_long_mark(c); });
}
bool all_katakana(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_katakana);
}
bool all_han(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_han);
}
bool any_han(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_han); }
bool any_kana(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_kana); }

}  // namespace mitate::search
