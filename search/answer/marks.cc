#include "search/answer/marks.h"

#include <algorithm>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

bool is_met(const Alternative& way, const std::vector<std::string>& terms) {
  return std::all_of(way.terms.begin(), way.terms.end(), [&](const std::string& term) {
    return std::binary_search(terms.begin(), terms.end(), term);
  });
}

/// The folded words for which a term of the index stands.
template <typename Add>
void add_marks(const std::string& term, const TextIndex& index, const Add& add) {
  if (term.size() < 2) return;
  const std::u32string text = to_utf32(std::string_view(term).substr(1));
  const auto add_kana = [&](const std::u32string& key) {
    add(key);
    std::u32string hiragana = key;
    for (char32_t& c : hiragana) {
      if (c >= U'ァ' && c <= U'ヶ') c -= 0x60;
    }
    add(hiragana);
  };
  switch (static_cast<TermSpace>(term[0])) {
    case TermSpace::Word: {
      add(text);
      // The stem of an inflected word: 離れる is also found as 離れて.
      std::u32string stem = text;
      while (!stem.empty() && is_hiragana(stem.back())) stem.pop_back();
      if (stem.size() < text.size() && !stem.empty()) {
        add(std::u32string(text.substr(0, text.size() - 1)));
      }
      break;
    }
    case TermSpace::Reading:
      add(to_utf32(index.surface_of_reading(to_utf8(text))));
      add_kana(text);
      break;
    case TermSpace::Vocabulary:
      add(text);
      break;
    case TermSpace::Kana:
    case TermSpace::NameKey:
      add_kana(text);
      break;
    case TermSpace::Kanji:
      add(text.substr(1));
      break;
    default:
      break;
  }
}

}  // namespace

bool is_plain_way(const std::string& kind) {
  return kind == "word" || kind == "joined" || kind == "number" || kind == "skeleton" ||
         kind == "mixed" || kind == "kanji" || kind == "name" || kind == "partial" ||
         kind == "vocabulary";
}

const Alternative* met_way(const Unit& unit, const std::vector<std::string>& terms) {
  for (const Alternative& way : unit.alternatives) {
    if (is_met(way, terms)) return &way;
  }
  return nullptr;
}

MarkedWords marked_words(const Query& query, const std::vector<std::string>& terms,
                         const TextIndex& index, const Lexicon& lexicon) {
  MarkedWords words;
  const bool single = query.units.size() == 1 && !query.units.front().alternatives.empty() &&
                      query.units.front().alternatives.front().kind == "kanji";
  const auto add = [&](std::u32string word) {
    if (word.size() >= 2 || single) words.add(std::move(word));
  };
  for (const Unit& unit : query.units) {
    for (const Alternative& way : unit.alternatives) {
      if (!is_met(way, terms)) continue;
      for (const std::string& term : way.terms) add_marks(term, index, add);
      if (!is_plain_way(way.kind) || way.kind == "partial" || way.kind == "joined") {
        add(lexicon.key(way.shown));
      }
    }
  }
  for (const ExactPhrase& phrase : query.phrases) words.add(phrase.folded);
  words.finish();
  return words;
}

}  // namespace mitate::search
