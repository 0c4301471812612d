#include "ranker/need/romaji.h"

#include <array>
#include <utility>

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::pair<char32_t, View> kSyllables[] = {
    {U'あ', U"a"},  {U'い', U"i"},   {U'う', U"u"},   {U'え', U"e"},  {U'お', U"o"},
    {U'か', U"ka"}, {U'き', U"ki"},  {U'く', U"ku"},  {U'け', U"ke"}, {U'こ', U"ko"},
    {U'さ', U"sa"}, {U'し', U"shi"}, {U'す', U"su"},  {U'せ', U"se"}, {U'そ', U"so"},
    {U'た', U"ta"}, {U'ち', U"chi"}, {U'つ', U"tsu"}, {U'て', U"te"}, {U'と', U"to"},
    {U'な', U"na"}, {U'に', U"ni"},  {U'ぬ', U"nu"},  {U'ね', U"ne"}, {U'の', U"no"},
    {U'は', U"ha"}, {U'ひ', U"hi"},  {U'ふ', U"fu"},  {U'へ', U"he"}, {U'ほ', U"ho"},
    {U'ま', U"ma"}, {U'み', U"mi"},  {U'む', U"mu"},  {U'め', U"me"}, {U'も', U"mo"},
    {U'や', U"ya"}, {U'ゆ', U"yu"},  {U'よ', U"yo"},  {U'ら', U"ra"}, {U'り', U"ri"},
    {U'る', U"ru"}, {U'れ', U"re"},  {U'ろ', U"ro"},  {U'わ', U"wa"}, {U'を', U"o"},
    {U'ん', U"n"},  {U'が', U"ga"},  {U'ぎ', U"gi"},  {U'ぐ', U"gu"}, {U'げ', U"ge"},
    {U'ご', U"go"}, {U'ざ', U"za"},  {U'じ', U"ji"},  {U'ず', U"zu"}, {U'ぜ', U"ze"},
    {U'ぞ', U"zo"}, {U'だ', U"da"},  {U'ぢ', U"ji"},  {U'づ', U"zu"}, {U'で', U"de"},
    {U'ど', U"do"}, {U'ば', U"ba"},  {U'び', U"bi"},  {U'ぶ', U"bu"}, {U'べ', U"be"},
    {U'ぼ', U"bo"}, {U'ぱ', U"pa"},  {U'ぴ', U"pi"},  {U'ぷ', U"pu"}, {U'ぺ', U"pe"},
    {U'ぽ', U"po"}};

View syllable(char32_t c) {
  for (const auto& [kana, letters] : kSyllables) {
    if (kana == c) return letters;
  }
  return {};
}

bool is_vowel(char32_t c) { return View(U"aiueo").find(c) != View::npos; }

}  // namespace

std::u32string romaji(View kana) {
  std::u32string out;
  bool doubled = false;
  for (std::size_t i = 0; i < kana.size(); ++i) {
    const char32_t c = kana[i];
    if (c == U'っ') {
      doubled = true;
      continue;
    }
    if (const auto small = View(U"ゃゅょ").find(c); small != View::npos && !out.empty()) {
      out.pop_back();  // きょ: ki, then kyo; しょ: shi, then sho
      const bool soft =
          !out.empty() &&
          (out.back() == U'j' || (out.size() >= 2 && out.back() == U'h' &&
                                  (out[out.size() - 2] == U's' || out[out.size() - 2] == U'c')));
      if (!soft) out += U'y';
      out += View(U"auo")[small];
      continue;
    }
    View letters = syllable(c);
    if (letters.empty()) continue;
    // Long vowels are not written: おう, うう, おお.
    const bool lengthens =
        !out.empty() && ((c == U'う' && (out.back() == U'o' || out.back() == U'u')) ||
                         (c == U'お' && out.back() == U'o'));
    if (lengthens) continue;
    if (doubled && !is_vowel(letters.front()))
      out += letters.front() == U'c' ? U't' : letters.front();
    doubled = false;
    out += letters;
  }
  return out;
}

View kana_without_kind(View kana) {
  for (const View kind :
       {View(U"ちょう"), View(U"まち"), View(U"むら"), View(U"そん"), View(U"し"), View(U"く")}) {
    if (kana.size() > kind.size() + 1 && kana.substr(kana.size() - kind.size()) == kind)
      return kana.substr(0, kana.size() - kind.size());
  }
  return kana;
}

}  // namespace mitate::ranker::reading
