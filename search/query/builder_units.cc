// From the tokens of a group to its units: phrases of the lexicon, words half in kana, numbers,
// words.
#include "search/query/query_builder.h"

#include <algorithm>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kMostUnits = 64;
constexpr std::size_t kLongestKanaRun = 40;

}  // namespace

bool is_content(const Token& token) {
  return token.kind == TokenKind::Word || token.kind == TokenKind::Number ||
         token.kind == TokenKind::Latin;
}

std::u32string letters_only(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded) {
    if (is_japanese(c) || is_letter(c) || is_digit(c)) out.push_back(c);
  }
  return out;
}

void QueryBuilder::add_group(std::string_view text, std::size_t offset, bool whole_query) {
  const Analysis a = c_.analyzer.analyze(text);
  analysis_ = &a;
  offset_ = offset;
  group_ = text;
  add_sentence_terms();
  add_name_keys(a.folded.text);
  const std::u32string letters = letters_only(a.folded.text);
  if (whole_query && letters.size() == 1 && is_han(letters[0])) {
    single_kanji(letters[0]);
    q_.one_kanji = true;
    return;
  }
  const std::size_t bigrams = q_.bigrams.size();
  add_bigrams();
  if (all_kana(letters) && letters.size() >= 2 && letters.size() <= kLongestKanaRun &&
      kana_group(letters)) {
    // Hiragana has no pairs in the index; one word must give one order in either script.
    q_.bigrams.resize(bigrams);
    return;
  }
  units_of_tokens();
}

// "眼精 疲労": typed apart what is one word elsewhere. Either of the last two units is also met
// by both written together.
void QueryBuilder::join_last_two(const std::string& together) {
  if (q_.units.size() < 2) return;
  const std::u32string word = c_.analyzer.lexicon().key(together);
  if (!std::all_of(word.begin(), word.end(), is_japanese)) return;
  for (std::size_t i = q_.units.size() - 2; i < q_.units.size(); ++i) {
    Unit& unit = q_.units[i];
    put_word(unit, "joined", normal_word(word), 1);
    put_inner_bigrams(unit, word);
    put_expansions(unit, word);
    weigh(unit);
  }
}

void QueryBuilder::add_loose(std::string_view text) {
  loose_ = true;
  const Analysis a = c_.analyzer.analyze(text);
  analysis_ = &a;
  offset_ = 0;
  group_ = text;
  add_bigrams();
  units_of_tokens();
}

Unit QueryBuilder::make_unit(std::size_t begin, std::size_t end) const {
  Unit unit;
  const std::size_t from = analysis_->folded.begin[begin];
  const std::size_t to = analysis_->folded.end[end - 1];
  unit.begin = offset_ + from;
  unit.end = offset_ + to;
  unit.text = std::string(group_.substr(from, to - from));
  return unit;
}

void QueryBuilder::finish(Unit unit) {
  if (unit.alternatives.empty() || q_.units.size() >= kMostUnits) return;
  weigh(unit);
  if (unit.frequency == 0) {
    put_inner_bigrams(unit, c_.analyzer.lexicon().key(unit.text));
    weigh(unit);
  }
  for (const char32_t c : c_.analyzer.lexicon().key(unit.text)) {
    if (is_han(c)) unit.characters.push_back(make_term(TermSpace::Kanji, std::u32string{U'0', c}));
  }
  // Where records say it in words, the class alone is the weaker sign.
  const bool said =
      std::any_of(unit.alternatives.begin(), unit.alternatives.end(), [&](const Alternative& way) {
        return way.whole && way.kind != "word" &&
               way.terms.front()[0] == static_cast<char>(TermSpace::Word) &&
               c_.index.frequency_of_all(way.terms) > 0;
      });
  for (Alternative& way : unit.alternatives) {
    if (said && way.terms.front()[0] == static_cast<char>(TermSpace::Concept)) {
      way.weight = std::min(way.weight, p_.concept_label);
    }
  }
  const bool known = std::any_of(q_.units.begin(), q_.units.end(), [&](const Unit& other) {
    return other.alternatives.front().terms == unit.alternatives.front().terms;
  });
  if (!known) q_.units.push_back(std::move(unit));
}

void QueryBuilder::units_of_tokens() {
  const std::vector<Token>& tokens = analysis_->tokens;
  for (std::size_t i = 0; i < tokens.size();) {
    if (tokens[i].kind == TokenKind::Symbol) {
      ++i;
      continue;
    }
    if (const std::size_t next = phrase_unit(i); next > i) {
      i = next;
    } else if (const std::size_t mixed = mixed_unit(i); mixed > i) {
      i = mixed;
    } else if (const std::size_t after = number_unit(i); after > i) {
      i = after;
    } else {
      i = word_unit(i);
    }
  }
}

// The longest run of tokens from `i` that the lexicon knows as a phrase.
std::size_t QueryBuilder::phrase_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  const std::size_t longest = c_.analyzer.lexicon().longest_phrase();
  std::size_t best = i;
  std::u32string best_key;
  for (std::size_t j = i; j < tokens.size(); ++j) {
    if (j > i && tokens[j].begin - tokens[j - 1].end > 1) break;
    if (tokens[j].end - tokens[i].begin > longest + 4) break;
    std::u32string key;
    for (const char32_t c : analysis_->surface(tokens[i].begin, tokens[j].end)) {
      if (c != U' ') key.push_back(c);
    }
    if (key.size() >= 2 && !c_.analyzer.lexicon().expansions(key).empty()) {
      best = j + 1;
      best_key = key;
    } else if (j > i && tokens[j].kind != TokenKind::Symbol) {
      // 目が覚め（て）: the last word as the dictionary has it.
      key.resize(key.size() - (tokens[j].end - tokens[j].begin));
      key += tokens[j].base;
      if (!c_.analyzer.lexicon().expansions(key).empty()) {
        best = j + 1;
        best_key = key;
      }
    }
  }
  // A single word goes through word_unit, which adds the same expansions to its other readings.
  if (best <= i + 1) return i;
  Unit unit = make_unit(tokens[i].begin, tokens[best - 1].end);
  std::vector<std::string> words;
  for (std::size_t j = i; j < best; ++j) {
    if (is_content(tokens[j]) || tokens[j].kind == TokenKind::Prefix) {
      words.push_back(make_term(TermSpace::Word, normal_word(tokens[j].base)));
    }
  }
  const std::u32string joined = normal_word(best_key);
  put_word(unit, "joined", joined, p_.joined);
  const bool side_by_side = put_inner_bigrams(unit, best_key);
  if (tokens[i].kind != TokenKind::Function) put_kana_forms(unit, i, best - 1);
  put_expansions(unit, best_key);
  weigh(unit);
  // Its words anywhere in a record are less than the phrase; where records say the phrase or what
  // it stands for, 総合 here and 事業 there are chance.
  if (!words.empty() && (!side_by_side || unit.frequency == 0)) {
    put(unit,
        {"word", words, side_by_side ? p_.partial * p_.partial : 1, !side_by_side, unit.text, {}});
  }
  weigh(unit);
  // A phrase that no record says in any way is asked for by its words (乳がん|検診).
  if (unit.frequency == 0) return i;
  unit.known_phrase = true;
  finish(std::move(unit));
  return best;
}

// A word that is written half in kana may be cut in two (付き|そい, だ|液): where the index knows
// the reading of the run in a document with one of its kanji, the run is one word.
std::size_t QueryBuilder::mixed_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  constexpr std::size_t kMostTokens = 3;
  constexpr std::size_t kShortest = 3;
  std::size_t best = i;
  for (std::size_t j = i + 1; j < tokens.size() && j < i + kMostTokens; ++j) {
    if (!touches_next(*analysis_, j - 1) || tokens[j].kind == TokenKind::Symbol) break;
    const std::u32string_view surface = analysis_->surface(tokens[i].begin, tokens[j].end);
    const bool half_kana =
        std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                    tokens.begin() + static_cast<std::ptrdiff_t>(j + 1),
                    [&](const Token& token) { return all_hiragana(analysis_->surface(token)); });
    if (!any_han(surface) || !half_kana || tokens[j].kind == TokenKind::Function) continue;
    const std::u32string key = reading_of(*analysis_, i, j);
    if (key.size() < kShortest) continue;
    if (frequency(make_term(TermSpace::Reading, key)) > 0) best = j;
  }
  if (best == i) return i;
  // Words that stand for themselves need no such guess.
  const std::u32string_view surface = analysis_->surface(tokens[i].begin, tokens[best].end);
  Unit unit = make_unit(tokens[i].begin, tokens[best].end);
  put_word(unit, "joined", normal_word(surface), p_.joined);
  std::vector<std::string> words;
  for (std::size_t j = i; j <= best; ++j) {
    if (is_content(tokens[j]) || tokens[j].kind == TokenKind::Suffix ||
        tokens[j].kind == TokenKind::Prefix) {
      words.push_back(make_term(TermSpace::Word, normal_word(tokens[j].base)));
    }
  }
  put(unit, {"word", words, 1, true, unit.text, {}});
  const std::u32string skeleton = okurigana_skeleton(surface);
  // 見守り|ふくろう: kanji of one part alone are not the whole run.
  const bool of_one_part = skeleton == okurigana_skeleton(analysis_->surface(tokens[i])) ||
                           skeleton == okurigana_skeleton(analysis_->surface(tokens[best]));
  if (!skeleton.empty() && !of_one_part) put_word(unit, "skeleton", skeleton, p_.skeleton);
  put_kana_forms(unit, i, best);
  finish(std::move(unit));
  return best + 1;
}

std::size_t QueryBuilder::number_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  for (const NumberSpan& number : analysis_->numbers) {
    if (number.begin != tokens[i].begin) continue;
    std::size_t last = i;
    while (last < tokens.size() && tokens[last].end < number.end) ++last;
    if (last >= tokens.size() || tokens[last].end != number.end) return i;
    Unit unit = make_unit(number.begin, number.end);
    put_word(unit, "number", number.joined, 1);
    std::vector<std::string> words;
    for (std::size_t j = i; j <= last; ++j) {
      words.push_back(make_term(TermSpace::Word, normal_word(tokens[j].base)));
    }
    // 二 and 回 apart say little; the words of the text as typed are tried only as a whole.
    if (last == i) put(unit, {"word", words, 1, true, unit.text, {}});
    if (number.digits.size() >= 3) put_word(unit, "number", number.digits, p_.partial, false);
    finish(std::move(unit));
    return last + 1;
  }
  return i;
}

}  // namespace mitate::search
