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

/// Content words that no stop list names, by folded positions of `text`.
std::vector<search::Token> words_of(std::u32string_view text, const search::Analyzer& analyzer) {
  const std::string bytes = encode_utf8(text);
  std::vector<std::size_t> point_at(bytes.size() + 1, text.size());
  std::size_t byte = 0;
  for (std::size_t point = 0; point < text.size(); ++point) {
    const std::size_t length = encode_utf8(text.substr(point, 1)).size();
    for (std::size_t i = 0; i < length; ++i) point_at[byte + i] = point;
    byte += length;
  }
  const search::Analysis analysis = analyzer.analyze(bytes);
  std::vector<search::Token> out;
  for (const search::Token& token : analysis.tokens) {
    const bool word =
        token.kind == search::TokenKind::Word || token.kind == search::TokenKind::Latin;
    const search::Lexicon& lexicon = analyzer.lexicon();
    if (!word || token.begin == token.end || lexicon.is_stop_word(token.base) ||
        lexicon.is_question_word(token.base) || lexicon.says_nothing(token.base))
      continue;
    search::Token at = token;
    at.begin = point_at[analysis.folded.begin[token.begin]];
    at.end = point_at[analysis.folded.end[token.end - 1]];
    // One letter of an alphabet or one kana is no word.
    const bool alone = at.end - at.begin == 1 && !is_kanji(text[at.begin]);
    if (at.begin < at.end && !alone) out.push_back(std::move(at));
  }
  return out;
}

}  // namespace

std::vector<std::string> unresolved_words(const Passage& passage,
                                          const std::vector<Span>& understood,
                                          const search::Analyzer& analyzer) {
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
  // Words in hiragana, and those of one kanji, which no run of letters shows: いびき, 足がつる.
  const std::vector<search::Token> words = words_of(text, analyzer);
  for (const search::Token& word : words) {
    if (out.size() == kMostUnresolved) break;
    if (std::find(known.begin() + static_cast<std::ptrdiff_t>(word.begin),
                  known.begin() + static_cast<std::ptrdiff_t>(word.end),
                  true) != known.begin() + static_cast<std::ptrdiff_t>(word.end))
      continue;
    if (in_slot(passage.source(word.begin, word.end))) continue;
    std::string written = passage.written(word.begin, word.end);
    const bool told = std::any_of(out.begin(), out.end(), [&](const std::string& other) {
      return other.find(written) != std::string::npos;
    });
    if (!told) tell(std::move(written));
  }
  return out;
}

}  // namespace mitate::ranker::reading
