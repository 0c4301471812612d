// One word as a unit: with its prefix and suffixes, in Latin letters, in katakana, as one kanji.
#include "search/query/query_builder.h"

#include <algorithm>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

// 京都府 without 府 is another place, so the name of a place never stands for less than all of it.
bool is_place_suffix(std::u32string_view surface) {
  return surface == U"都" || surface == U"道" || surface == U"府" || surface == U"県" ||
         surface == U"市" || surface == U"区" || surface == U"町" || surface == U"村" ||
         surface == U"郡";
}

// お医者さん asks for 医者.
bool is_polite(std::u32string_view surface) {
  return surface == U"お" || surface == U"ご" || surface == U"御" || surface == U"さん" ||
         surface == U"様" || surface == U"さま" || surface == U"ちゃん" || surface == U"くん" ||
         surface == U"君" || surface == U"たち" || surface == U"達" || surface == U"ら";
}

}  // namespace

void QueryBuilder::single_kanji(char32_t kanji) {
  std::size_t at = 0;
  while (analysis_->folded.text[at] != kanji) ++at;
  Unit unit = make_unit(at, at + 1);
  const auto place = [&](char32_t where) {
    return make_term(TermSpace::Kanji, std::u32string{where, kanji});
  };
  const std::string shown = to_utf8(std::u32string(1, kanji));
  put(unit, {"kanji", {place(U'1')}, 1.5, true, shown, {}});
  put(unit, {"kanji", {place(U'2')}, 1, true, shown, {}});
  put(unit, {"kanji", {place(U'3')}, 0.6, true, shown, {}});
  for (const Token& token : analysis_->tokens) {
    if (token.begin == at && token.reading.size() >= kShortestReadingOfKanji) {
      put(unit, {"kana",
                 {make_term(TermSpace::Kana, kana_key(token.reading))},
                 p_.reading,
                 true,
                 to_utf8(token.reading),
                 {}});
    }
  }
  put_expansions(unit, std::u32string(1, kanji));
  finish(std::move(unit));
}

std::size_t QueryBuilder::word_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  const Token& token = tokens[i];
  if (token.kind == TokenKind::Function || token.kind == TokenKind::Symbol) return i + 1;
  if (c_.analyzer.lexicon().is_question_word(token.base)) return i + 1;
  if (token.kind == TokenKind::Latin) return latin_unit(i);
  if (all_katakana(analysis_->surface(token))) {
    if (const std::size_t next = katakana_unit(i); next > i) return next;
  }
  // [prefix] word [suffixes] asks for the whole.
  std::size_t first = i;
  std::size_t core = i;
  if (token.kind == TokenKind::Prefix) {
    if (!touches_next(*analysis_, i) || tokens[i + 1].kind != TokenKind::Word) return i + 1;
    core = i + 1;
    if (is_polite(analysis_->surface(token))) first = core;
  }
  std::size_t last = core;
  std::size_t next = core + 1;
  while (tokens[core].kind != TokenKind::Number && touches_next(*analysis_, next - 1) &&
         tokens[next].kind == TokenKind::Suffix && next - core <= 2) {
    if (!is_polite(analysis_->surface(tokens[next]))) last = next;
    ++next;
  }
  if (tokens[core].kind == TokenKind::Suffix && core == i && last == core &&
      any_earlier_unit_touches(i)) {
    return i + 1;  // a suffix beyond the longest joined word adds nothing
  }
  Unit unit = make_unit(tokens[first].begin, tokens[last].end);
  put_forms(unit, core, first == last);
  if (first != last) {
    Unit whole = make_unit(tokens[first].begin, tokens[last].end);
    const std::u32string joined(analysis_->surface(tokens[first].begin, tokens[last].end));
    put_word(whole, "joined", normal_word(joined), p_.joined);
    put_expansions(whole, joined);
    put_kana_forms(whole, first, last);
    if (!is_place_suffix(analysis_->surface(tokens[last])) && tokens[core].base.size() >= 2) {
      for (Alternative& way : unit.alternatives) {
        way.whole = false;
        way.weight *= p_.partial;
        put(whole, std::move(way));
      }
    }
    unit = std::move(whole);
  }
  finish(std::move(unit));
  return std::max(last + 1, next);
}

bool QueryBuilder::any_earlier_unit_touches(std::size_t i) const {
  const std::size_t byte = offset_ + analysis_->folded.begin[analysis_->tokens[i].begin];
  return std::any_of(q_.units.begin(), q_.units.end(),
                     [&](const Unit& unit) { return unit.end == byte; });
}

// Every form of one word.
void QueryBuilder::put_forms(Unit& unit, std::size_t i, bool with_expansions) {
  const Token& token = analysis_->tokens[i];
  const std::u32string surface(analysis_->surface(token));
  put_word(unit, "word", normal_word(token.base), 1);
  if (surface != token.base) {
    // The surface is a word of its own in documents that use it as a noun (暮らし, 歩き).
    put_word(unit, "word", normal_word(surface), p_.skeleton);
  }
  if (const std::u32string skeleton = okurigana_skeleton(surface); !skeleton.empty()) {
    put_word(unit, "skeleton", skeleton, p_.skeleton);
  }
  put_kana_forms(unit, i, i);
  if (with_expansions) {
    put_expansions(unit, surface);
    if (token.base != surface) put_expansions(unit, token.base);
  }
}

std::size_t QueryBuilder::latin_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  // "pep up", "x-ray", "e" + フレイルナビ: joined where the index knows the joined word.
  std::size_t last = i;
  for (const Join& join : joined_words(*analysis_)) {
    if (join.first != i || join.last <= last) continue;
    const std::u32string joined =
        letters_only(analysis_->surface(tokens[i].begin, tokens[join.last].end));
    if (frequency(make_term(TermSpace::Word, normal_word(joined))) > 0 ||
        !c_.analyzer.lexicon().expansions(joined).empty()) {
      last = join.last;
    }
  }
  Unit unit = make_unit(tokens[i].begin, tokens[last].end);
  if (const std::size_t next = hyphened_romaji(i); next > i) return next;
  const std::u32string joined = letters_only(analysis_->surface(tokens[i].begin, tokens[last].end));
  // c++ keeps its signs.
  put_word(unit, last == i ? "word" : "joined", normal_word(last == i ? tokens[i].base : joined),
           1);
  if (last != i) {
    std::vector<std::string> words;
    for (std::size_t j = i; j <= last; ++j) {
      if (tokens[j].kind == TokenKind::Symbol) continue;
      words.push_back(make_term(TermSpace::Word, normal_word(tokens[j].base)));
    }
    put(unit, {"word", words, 1, true, unit.text, {}});
  }
  put_romaji(unit, joined);
  put_expansions(unit, joined);
  finish(std::move(unit));
  return last + 1;
}

// "ri-ba-", "sa-bisu": with the input method off, the key of the long mark gives a hyphen.
std::size_t QueryBuilder::hyphened_romaji(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  const std::u32string& text = analysis_->folded.text;
  std::size_t end = tokens[i].begin;
  while (end < text.size() && (is_ascii_letter(text[end]) || text[end] == U'-')) ++end;
  const std::u32string_view typed = analysis_->surface(tokens[i].begin, end);
  if (typed.find(U'-') == typed.npos) return i;
  Unit unit = make_unit(tokens[i].begin, end);
  put_romaji(unit, typed);
  weigh(unit);
  if (unit.frequency == 0) return i;
  finish(std::move(unit));
  std::size_t next = i;
  while (next < tokens.size() && tokens[next].begin < end) ++next;
  return next;
}

// A run of katakana words is asked for as one: dictionaries cut ホームセキュリティ here and not
// there.
std::size_t QueryBuilder::katakana_unit(std::size_t i) {
  const std::vector<Token>& tokens = analysis_->tokens;
  std::size_t last = i;
  while (touches_next(*analysis_, last) && all_katakana(analysis_->surface(tokens[last + 1])) &&
         tokens[last + 1].kind != TokenKind::Function &&
         tokens[last + 1].kind != TokenKind::Symbol && last - i < 5) {
    ++last;
  }
  if (touches_next(*analysis_, last) && tokens[last + 1].kind == TokenKind::Suffix) return i;
  const std::u32string run(analysis_->surface(tokens[i].begin, tokens[last].end));
  Unit unit = make_unit(tokens[i].begin, tokens[last].end);
  // The kana key stands for every spelling (ー, small vowels, ヴ), so all of them order alike.
  put_reading(unit, "reading", kana_key(run), 1, to_utf8(run), {});
  if (last != i) {
    std::vector<std::string> words;
    for (std::size_t j = i; j <= last; ++j) {
      const std::u32string key = kana_key(analysis_->surface(tokens[j]));
      if (key.size() >= 2) words.push_back(make_term(TermSpace::Reading, key));
    }
    put(unit, {"word", std::move(words), 0.9, true, to_utf8(run), {}});
  } else if (tokens[i].base != run) {
    put_word(unit, "word", normal_word(tokens[i].base), 1);
  }
  put_expansions(unit, run);
  finish(std::move(unit));
  return last + 1;
}

}  // namespace mitate::search
