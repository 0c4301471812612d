#include "ranker/need/leftovers.h"

#include <algorithm>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {

enum class Script { None, Kanji, Katakana, Latin };
Script script_of(char32_t c) {
  if (is_kanji(c)) return Script::Kanji;
  if (is_katakana(c)) return Script::Katakana;
  if (c >= U'a' && c <= U'z') return Script::Latin;
  return Script::None;
}

constexpr Words kWordsOfPayment = {U"月額", U"年額", U"総額", U"税抜", U"税別", U"税込"};

}  // namespace

std::vector<std::string> unresolved_words(const Passage& passage,
                                          const std::vector<Span>& understood) {
  const std::u32string_view text = passage.text();
  std::vector<bool> known(text.size(), false);
  const auto cover = [&](std::size_t start, std::size_t end) {
    std::fill(known.begin() + static_cast<std::ptrdiff_t>(start),
              known.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())), true);
  };
  for (const auto& list : passage.hits) {
    for (const Hit& hit : list) cover(hit.start, hit.end);
  }
  for (const PlaceHit& place : passage.places) cover(place.start, place.end);
  const auto in_slot = [&](const Span& words) {
    return std::any_of(understood.begin(), understood.end(), [&](const Span& span) {
      return words.start < span.end && span.start < words.end;
    });
  };
  std::vector<std::string> out;
  const auto tell = [&](std::string word) {
    if (out.size() < kMostUnresolved && std::find(out.begin(), out.end(), word) == out.end())
      out.push_back(std::move(word));
  };
  for (const NumberToken& number : passage.numbers) {
    cover(number.start, number.end + 2);
    std::size_t end = number.end;
    while (end < text.size() && end - number.end < 2 && script_of(text[end]) != Script::None) ++end;
    // A number counts something: with its unit it is one word. Alone it is a mark of a list.
    if (end > number.end && !in_slot(passage.source(number.start, end)))
      tell(passage.written(number.start, end));
  }

  for (std::size_t i = 0; i < text.size() && out.size() < kMostUnresolved;) {
    const Script script = script_of(text[i]);
    if (known[i] || script == Script::None) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && !known[end] && script_of(text[end]) == script) ++end;
    // 揖斐郡 beside the name of a place only locates it.
    const bool district =
        text[end - 1] == U'郡' && ((end < text.size() && known[end]) || (i > 0 && known[i - 1]));
    // One character is mostly the rest of a word that was known (者, 的, 用).
    const Span words = passage.source(i, end);
    const bool was_read =
        in_slot(words) ||
        (!understood.empty() && contains_any(text.substr(i, end - i), kWordsOfPayment));
    if (end - i >= 2 && !was_read && !district) {
      tell(passage.written(i, end));
    }
    i = end;
  }
  return out;
}

}  // namespace mitate::ranker::reading
