// Every way in which a document may say a word, with what it is worth.
#include "search/query/query_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kMostAlternatives = 24;
constexpr std::size_t kShortestPartial = 4;
constexpr std::size_t kShortestHanPartial = 3;

}  // namespace

// For a need, what a record's classes are called is as good as its own words.
double QueryBuilder::of_class_share() const { return loose_ ? 1 : p_.vocabulary; }

void QueryBuilder::weigh(Unit& unit) const {
  unit.frequency = 0;
  for (const Alternative& way : unit.alternatives) {
    if (way.terms.empty() || !way.whole) continue;
    unit.frequency = std::max(unit.frequency, c_.index.frequency_of_all(way.terms));
  }
  const auto documents = static_cast<double>(c_.index.identity().documents);
  const double frequency = std::max<double>(1, static_cast<double>(unit.frequency));
  unit.information = std::max(0.05, std::log((documents + 1) / (frequency + 0.5)));
}

std::size_t QueryBuilder::frequency(const std::string& term) const {
  return c_.index.frequency(term);
}

void QueryBuilder::put(Unit& unit, Alternative way) {
  if (way.terms.empty() || unit.alternatives.size() >= kMostAlternatives) return;
  for (const std::string& term : way.terms) {
    if (term.empty()) return;
  }
  const bool known = std::any_of(unit.alternatives.begin(), unit.alternatives.end(),
                                 [&](const Alternative& a) { return a.terms == way.terms; });
  if (!known) unit.alternatives.push_back(std::move(way));
}

void QueryBuilder::put_word(Unit& unit, std::string kind, std::u32string_view word, double weight,
                            bool whole) const {
  put(unit,
      {std::move(kind), {make_term(TermSpace::Word, word)}, weight, whole, to_utf8(word), {}});
  std::string of_class = make_term(TermSpace::Vocabulary, word);
  if (frequency(of_class) > 0) {
    put(unit,
        {"vocabulary", {std::move(of_class)}, weight * of_class_share(), false, to_utf8(word), {}});
  }
}

void QueryBuilder::put_reading(Unit& unit, const std::string& kind, std::u32string_view key,
                               double weight, const std::string& shown,
                               const std::string& reason) const {
  put(unit, {kind, {make_term(TermSpace::Reading, key)}, weight, true, shown, reason});
  std::string of_class = make_term(TermSpace::Vocabulary, key);
  if (frequency(of_class) > 0) {
    put(unit,
        {"vocabulary", {std::move(of_class)}, weight * of_class_share(), false, shown, reason});
  }
}

// Readings: what is typed in kana may meet any word read so; what is typed in kanji meets only
// what documents write in kana, or in both with one of the same kanji.
void QueryBuilder::put_kana_forms(Unit& unit, std::size_t first, std::size_t last) {
  const std::vector<Token>& tokens = analysis_->tokens;
  const std::u32string_view surface = analysis_->surface(tokens[first].begin, tokens[last].end);
  std::u32string key = reading_of(*analysis_, first, last);
  std::u32string base_key = first == last ? kana_key(tokens[first].base_reading) : std::u32string();
  if (base_key == key) base_key.clear();
  const bool kana = all_kana(surface);
  const bool han = any_han(surface);
  for (const std::u32string& form : {key, base_key}) {
    if (form.size() < 2) continue;
    const std::string shown = to_utf8(form);
    if (kana) {
      put_reading(unit, "reading", form, p_.reading, shown, {});
    } else if (han && form.size() >= kShortestReadingOfKanji) {
      put(unit, {"kana", {make_term(TermSpace::Kana, form)}, p_.reading, true, shown, {}});
    }
  }
  if (!han || kana) return;
  const std::u32string& form = base_key.empty() ? key : base_key;
  if (form.size() < 2) return;
  for (const char32_t c : surface) {
    if (!is_han(c)) continue;
    put(unit, {"mixed",
               {make_term(TermSpace::Mixed, std::u32string(1, c) + U"|" + form)},
               p_.mixed_spelling,
               true,
               unit.text,
               {}});
    if (any_kana(surface)) {
      put(unit, {"mixed",
                 {make_term(TermSpace::Reading, form),
                  make_term(TermSpace::Kanji, std::u32string{U'0', c})},
                 p_.mixed_spelling,
                 true,
                 unit.text,
                 {}});
    }
  }
}

void QueryBuilder::put_romaji(Unit& unit, std::u32string_view letters) const {
  if (letters.size() < 3 || !std::all_of(letters.begin(), letters.end(), [](char32_t c) {
        return is_ascii_letter(c) || c == U'-';
      })) {
    return;
  }
  bool first = true;
  for (const std::u32string& kana : romaji_to_katakana(to_utf8(letters))) {
    const std::u32string key = kana_key(kana);
    if (key.size() < 2) continue;
    // Of many ways to read it only those that some record knows; the first one is shown anyway.
    const bool known = frequency(make_term(TermSpace::Reading, key)) > 0 ||
                       frequency(make_term(TermSpace::Vocabulary, key)) > 0 ||
                       frequency(make_term(TermSpace::NameKey, key)) > 0;
    const bool plain = std::exchange(first, false);
    put_expansions(unit, kana);
    if (!known && !plain) continue;
    put_reading(unit, "romaji", key, p_.reading, to_utf8(kana), "ローマ字の読み");
    put(unit,
        {"romaji", {make_term(TermSpace::NameKey, key)}, 1, true, to_utf8(kana), "ローマ字の読み"});
  }
}

// Long unknown words may still stand inside a longer one of a document: all their neighbouring
// pairs together are hardly ever chance.
bool QueryBuilder::put_inner_bigrams(Unit& unit, std::u32string_view word) const {
  if (word.size() < kShortestPartial && !(all_han(word) && word.size() >= kShortestHanPartial)) {
    return false;
  }
  std::vector<std::string> pairs;
  for (const std::u32string& pair : bigrams_of(word)) {
    pairs.push_back(make_term(TermSpace::Bigram, pair));
  }
  if (pairs.size() + 1 < word.size()) return false;
  put(unit, {"partial", std::move(pairs), p_.partial, true, to_utf8(word), {}});
  return true;
}

void QueryBuilder::put_expansions(Unit& unit, const std::u32string& key) const {
  for (const PhraseExpansion& e : c_.analyzer.lexicon().expansions(key)) {
    if (!e.concept_term.empty()) {
      // What people say stands nowhere literally, so the concept is all there is to meet.
      const double weight = e.kind == "lay_word" ? p_.synonym : p_.concept_label;
      put(unit, {e.kind,
                 {make_term(TermSpace::Concept, e.concept_term)},
                 weight,
                 true,
                 e.shown,
                 e.reason});
      continue;
    }
    const Analysis other = c_.analyzer.analyze(e.shown);
    const std::u32string whole = letters_only(other.folded.text);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < other.tokens.size(); ++i) {
      const Token& token = other.tokens[i];
      if (is_content(token) || token.kind == TokenKind::Prefix ||
          (token.kind == TokenKind::Suffix && other.tokens.size() > 1)) {
        words.push_back(make_term(TermSpace::Word, normal_word(token.base)));
      }
    }
    // The other phrase may be the name of a class: its records are meant too.
    for (const PhraseExpansion& of_class :
         c_.analyzer.lexicon().expansions(c_.analyzer.lexicon().key(e.shown))) {
      if (of_class.concept_term.empty() || of_class.kind == "lay_word") continue;
      put(unit, {e.kind,
                 {make_term(TermSpace::Concept, of_class.concept_term)},
                 e.kind == "lay_word" ? p_.synonym : p_.concept_label,
                 true,
                 of_class.shown,
                 e.reason});
    }
    if (words.empty()) continue;
    // 運動器: an affix of one character counts only at its word, not 運動 here and 測定器 there.
    for (std::size_t i = 0; words.size() > 1 && i < other.tokens.size(); ++i) {
      const Token& token = other.tokens[i];
      const bool suffix = token.kind == TokenKind::Suffix && token.begin > 0;
      const bool prefix = token.kind == TokenKind::Prefix && token.end < other.folded.text.size();
      if (token.end - token.begin > 1 || (!suffix && !prefix)) continue;
      const std::size_t from = suffix ? token.begin - 1 : token.begin;
      const std::u32string pair = other.folded.text.substr(from, 2);
      if (all_han(pair)) words.push_back(make_term(TermSpace::Bigram, pair));
    }
    put(unit, {e.kind, words, p_.synonym, true, e.shown, e.reason});
    const auto also = [&](std::string term) {
      put(unit, {e.kind, {std::move(term)}, p_.synonym, true, e.shown, e.reason});
    };
    if (words.size() > 1) also(make_term(TermSpace::Word, normal_word(whole)));
    if (all_kana(whole)) also(make_term(TermSpace::Kana, kana_key(whole)));
  }
}

}  // namespace mitate::search
