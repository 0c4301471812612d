// Over 400 lines because the ways to say a word are one list that is read top to bottom.
#include "search/query/build_query.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"
#include "search/query/parse.h"

namespace mitate::search {
namespace {

constexpr std::size_t kMostAlternatives = 24;
constexpr std::size_t kMostUnits = 64;
constexpr std::size_t kShortestReadingOfKanji = 3;
constexpr std::size_t kShortestPartial = 4;
constexpr std::size_t kShortestHanPartial = 3;
constexpr std::size_t kLongestKanaRun = 40;

bool is_content(const Token& token) {
  return token.kind == TokenKind::Word || token.kind == TokenKind::Number ||
         token.kind == TokenKind::Latin;
}

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

std::u32string letters_only(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded) {
    if (is_japanese(c) || is_letter(c) || is_digit(c)) out.push_back(c);
  }
  return out;
}

// いつ asks for a date, 何人 for a number of people: the counters with which an answer is given.
std::vector<std::string> amounts_asked(std::u32string_view text) {
  std::vector<std::string> out;
  const auto put = [&](std::u32string_view counter) {
    out.push_back(make_term(TermSpace::Amount, counter));
  };
  if (text.find(U"いつ") != text.npos) {
    for (const char32_t* counter : {U"年", U"月", U"日"}) put(counter);
  }
  if (text.find(U"いくら") != text.npos) put(U"円");
  for (std::size_t at = text.find(U'何'); at != text.npos; at = text.find(U'何', at + 1)) {
    // "何人" is asked like "1人" is answered.
    const std::u32string as_number = U"1" + std::u32string(text.substr(at + 1, 6));
    for (const NumberSpan& number : find_numbers(as_number)) {
      if (number.begin == 0) out.push_back(amount_term(number));
    }
  }
  return out;
}

class Builder {
 public:
  Builder(const QueryContext& context, Query& query)
      : c_(context), p_(context.parameters), q_(query) {}

  void add_group(std::string_view text, std::size_t offset, bool whole_query) {
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
  void join_last_two(const std::string& together) {
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

  // For a need, what a record's classes are called is as good as its own words.
  double of_class_share() const { return loose_ ? 1 : p_.vocabulary; }

  void add_loose(std::string_view text) {
    loose_ = true;
    const Analysis a = c_.analyzer.analyze(text);
    analysis_ = &a;
    offset_ = 0;
    group_ = text;
    add_bigrams();
    units_of_tokens();
  }

  // --- measuring -----------------------------------------------------------------------------

  void weigh(Unit& unit) const {
    unit.frequency = 0;
    for (const Alternative& way : unit.alternatives) {
      if (way.terms.empty() || !way.whole) continue;
      unit.frequency = std::max(unit.frequency, c_.index.frequency_of_all(way.terms));
    }
    const auto documents = static_cast<double>(c_.index.identity().documents);
    const double frequency = std::max<double>(1, static_cast<double>(unit.frequency));
    unit.information = std::max(0.05, std::log((documents + 1) / (frequency + 0.5)));
  }

 private:
  std::size_t frequency(const std::string& term) const { return c_.index.frequency(term); }

  // --- parts that only lift --------------------------------------------------------------------

  void add_bigrams() {
    for (const std::u32string& pair : bigrams_of(analysis_->folded.text)) {
      const std::string term = make_term(TermSpace::Bigram, pair);
      const bool mixed = is_hiragana(pair[0]) || is_hiragana(pair[1]);
      const bool known = std::any_of(q_.bigrams.begin(), q_.bigrams.end(),
                                     [&](const auto& entry) { return entry.first == term; });
      if (!known) q_.bigrams.emplace_back(term, mixed ? p_.mixed_bigram : p_.bigram);
    }
  }

  void add_sentence_terms() {
    const std::vector<Token>& tokens = analysis_->tokens;
    const auto documents = static_cast<double>(c_.index.identity().documents);
    const auto information = [&](std::string_view word) {
      std::string term = "W" + std::string(word);
      return std::log((documents + 1) /
                      (std::max<double>(1, static_cast<double>(frequency(term))) + 0.5));
    };
    for (std::string& pair : word_pairs(*analysis_, 0, tokens.size())) {
      const std::size_t space = pair.find(' ');
      const double both = information(std::string_view(pair).substr(1, space - 1)) +
                          information(std::string_view(pair).substr(space + 1));
      q_.sentence_terms.emplace_back(std::move(pair), p_.rerank_pair * both / 2);
    }
    for (const std::string& amount : amounts_asked(analysis_->folded.text)) {
      q_.sentence_terms.emplace_back(amount, p_.rerank_amount);
    }
  }

  void add_name_keys(std::u32string_view folded) {
    const std::u32string key = letters_only(folded);
    if (key.size() < 2) return;
    const auto add = [&](std::u32string_view text) {
      std::string term = make_term(TermSpace::NameKey, text);
      if (!term.empty() &&
          std::find(q_.name_keys.begin(), q_.name_keys.end(), term) == q_.name_keys.end()) {
        q_.name_keys.push_back(std::move(term));
      }
    };
    // A name in kana has its kana key in the index, however it is spelt there or here.
    for (const std::u32string& name : name_keys_of(folded)) {
      if (!all_kana(name) || name == kana_key(name)) add(name);
    }
    if (std::all_of(key.begin(), key.end(), is_ascii_letter)) {
      for (const std::u32string& kana : romaji_to_katakana(to_utf8(key))) add(kana_key(kana));
    }
  }

  // --- units -----------------------------------------------------------------------------------

  Unit make_unit(std::size_t begin, std::size_t end) const {
    Unit unit;
    const std::size_t from = analysis_->folded.begin[begin];
    const std::size_t to = analysis_->folded.end[end - 1];
    unit.begin = offset_ + from;
    unit.end = offset_ + to;
    unit.text = std::string(group_.substr(from, to - from));
    return unit;
  }

  static void put(Unit& unit, Alternative way) {
    if (way.terms.empty() || unit.alternatives.size() >= kMostAlternatives) return;
    for (const std::string& term : way.terms) {
      if (term.empty()) return;
    }
    const bool known = std::any_of(unit.alternatives.begin(), unit.alternatives.end(),
                                   [&](const Alternative& a) { return a.terms == way.terms; });
    if (!known) unit.alternatives.push_back(std::move(way));
  }

  void put_word(Unit& unit, std::string kind, std::u32string_view word, double weight,
                bool whole = true) const {
    put(unit,
        {std::move(kind), {make_term(TermSpace::Word, word)}, weight, whole, to_utf8(word), {}});
    std::string of_class = make_term(TermSpace::Vocabulary, word);
    if (frequency(of_class) > 0) {
      put(unit, {"vocabulary",
                 {std::move(of_class)},
                 weight * of_class_share(),
                 false,
                 to_utf8(word),
                 {}});
    }
  }

  void put_reading(Unit& unit, const std::string& kind, std::u32string_view key, double weight,
                   const std::string& shown, const std::string& reason) const {
    put(unit, {kind, {make_term(TermSpace::Reading, key)}, weight, true, shown, reason});
    std::string of_class = make_term(TermSpace::Vocabulary, key);
    if (frequency(of_class) > 0) {
      put(unit,
          {"vocabulary", {std::move(of_class)}, weight * of_class_share(), false, shown, reason});
    }
  }

  void finish(Unit unit) {
    if (unit.alternatives.empty() || q_.units.size() >= kMostUnits) return;
    weigh(unit);
    if (unit.frequency == 0) {
      put_inner_bigrams(unit, c_.analyzer.lexicon().key(unit.text));
      weigh(unit);
    }
    for (const char32_t c : c_.analyzer.lexicon().key(unit.text)) {
      if (is_han(c))
        unit.characters.push_back(make_term(TermSpace::Kanji, std::u32string{U'0', c}));
    }
    // Where records say it in words, the class alone is the weaker sign.
    const bool said = std::any_of(
        unit.alternatives.begin(), unit.alternatives.end(), [&](const Alternative& way) {
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

  void single_kanji(char32_t kanji) {
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

  // A query in kana alone: one word as a whole, else cut into words that the index knows.
  bool kana_group(const std::u32string& letters) {
    const std::u32string key = kana_key(letters);
    const std::string reading = make_term(TermSpace::Reading, key);
    const std::u32string word = normal_word(letters);
    std::size_t begin = 0;
    const std::u32string& text = analysis_->folded.text;
    while (begin < text.size() && !is_kana(text[begin])) ++begin;
    std::size_t end = text.size();
    while (end > begin && !is_kana(text[end - 1])) --end;
    if (begin == end) return false;
    const bool spread = letters.size() != end - begin;
    const std::string name = make_term(TermSpace::NameKey, key);
    if (frequency(reading) > 0 || frequency(make_term(TermSpace::Word, word)) > 0 ||
        frequency(name) > 0 || frequency(make_term(TermSpace::Vocabulary, key)) > 0 ||
        !c_.analyzer.lexicon().expansions(letters).empty()) {
      Unit unit = make_unit(begin, end);
      put_reading(unit, "reading", key, 1, to_utf8(letters), {});
      put(unit, {"name", {name}, 1, true, to_utf8(letters), {}});
      put_expansions(unit, letters);
      finish(std::move(unit));
      return true;
    }
    for (const Token& token : analysis_->tokens) {
      // やせたい: an inflected word that the lexicon knows is better than a cut by sound.
      if (token.kind == TokenKind::Word && token.base.size() >= 3 &&
          !c_.analyzer.lexicon().expansions(token.base).empty()) {
        return false;
      }
    }
    if (!spread) {
      Unit whole = make_unit(begin, end);
      put_word(whole, "word", word, 1);
      put_inner_bigrams(whole, word);
      weigh(whole);
      q_.whole.push_back(std::move(whole));
    }
    return !spread && cut_kana(begin, letters);
  }

  struct Piece {
    double cost = 1e9;
    std::size_t from = 0;
    bool word = false;
  };

  // Cheapest cut of a kana run into readings of the index and particles; refused when some kana
  // belongs to neither.
  bool cut_kana(std::size_t begin, const std::u32string& letters) {
    static const std::set<std::u32string> kBetween{
        U"の", U"を", U"に", U"が",   U"で",   U"と",   U"も",     U"へ",     U"や",
        U"か", U"は", U"な", U"から", U"まで", U"する", U"したい", U"ための", U"むけ"};
    std::vector<Piece> best(letters.size() + 1);
    best[0].cost = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (best[i].cost >= 1e9) continue;
      const std::size_t most = std::min<std::size_t>(16, letters.size() - i);
      for (std::size_t length = 1; length <= most; ++length) {
        const std::u32string piece = letters.substr(i, length);
        const auto offer = [&](double cost, bool word) {
          if (best[i].cost + cost < best[i + length].cost) {
            best[i + length] = {best[i].cost + cost, i, word};
          }
        };
        if (kBetween.contains(piece)) offer(1.2, false);
        const std::u32string read = kana_key(piece);
        if (length >= 2 && (frequency(make_term(TermSpace::Reading, read)) > 0 ||
                            frequency(make_term(TermSpace::Vocabulary, read)) > 0)) {
          // Short readings are ambiguous; long ones are hardly ever chance.
          offer(length == 2 ? 2.0 : 1.0, true);
        }
      }
    }
    if (best.back().cost >= 1e9) return false;
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t at = letters.size(); at > 0; at = best[at].from) {
      if (best[at].word) words.emplace_back(best[at].from, at);
    }
    if (words.empty()) return false;
    std::reverse(words.begin(), words.end());
    for (const auto& [from, to] : words) {
      q_.rough_cut = q_.rough_cut || to - from < 3;
      Unit unit = make_unit(begin + from, begin + to);
      const std::u32string piece = letters.substr(from, to - from);
      put_reading(unit, "reading", kana_key(piece), 1, to_utf8(piece), {});
      put_expansions(unit, piece);
      finish(std::move(unit));
    }
    return true;
  }

  void units_of_tokens() {
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
  std::size_t phrase_unit(std::size_t i) {
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
    // Its words anywhere in a record are less than the phrase.
    if (!words.empty()) {
      put(unit, {"word",
                 words,
                 side_by_side ? p_.partial * p_.partial : 1,
                 !side_by_side,
                 unit.text,
                 {}});
    }
    if (tokens[i].kind != TokenKind::Function) put_kana_forms(unit, i, best - 1);
    put_expansions(unit, best_key);
    unit.known_phrase = true;
    finish(std::move(unit));
    return best;
  }

  // A word that is written half in kana may be cut in two (付き|そい, だ|液): where the index knows
  // the reading of the run in a document with one of its kanji, the run is one word.
  std::size_t mixed_unit(std::size_t i) {
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

  std::size_t number_unit(std::size_t i) {
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

  std::size_t word_unit(std::size_t i) {
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

  bool any_earlier_unit_touches(std::size_t i) const {
    const std::size_t byte = offset_ + analysis_->folded.begin[analysis_->tokens[i].begin];
    return std::any_of(q_.units.begin(), q_.units.end(),
                       [&](const Unit& unit) { return unit.end == byte; });
  }

  // Every form of one word.
  void put_forms(Unit& unit, std::size_t i, bool with_expansions) {
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

  // Readings: what is typed in kana may meet any word read so; what is typed in kanji meets only
  // what documents write in kana, or in both with one of the same kanji.
  void put_kana_forms(Unit& unit, std::size_t first, std::size_t last) {
    const std::vector<Token>& tokens = analysis_->tokens;
    const std::u32string_view surface = analysis_->surface(tokens[first].begin, tokens[last].end);
    std::u32string key = reading_of(*analysis_, first, last);
    std::u32string base_key =
        first == last ? kana_key(tokens[first].base_reading) : std::u32string();
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

  std::size_t latin_unit(std::size_t i) {
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
    const std::u32string joined =
        letters_only(analysis_->surface(tokens[i].begin, tokens[last].end));
    // c++ keeps its signs.
    put_word(unit, last == i ? "word" : "joined", normal_word(last == i ? tokens[i].base : joined),
             1);
    if (last != i) {
      std::vector<std::string> words;
      for (std::size_t j = i; j <= last; ++j) {
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
  std::size_t hyphened_romaji(std::size_t i) {
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

  void put_romaji(Unit& unit, std::u32string_view letters) const {
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
      put(unit, {"romaji",
                 {make_term(TermSpace::NameKey, key)},
                 1,
                 true,
                 to_utf8(kana),
                 "ローマ字の読み"});
    }
  }

  // A run of katakana words is asked for as one: dictionaries cut ホームセキュリティ here and not
  // there.
  std::size_t katakana_unit(std::size_t i) {
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

  // Long unknown words may still stand inside a longer one of a document: all their neighbouring
  // pairs together are hardly ever chance.
  bool put_inner_bigrams(Unit& unit, std::u32string_view word) const {
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

  void put_expansions(Unit& unit, const std::u32string& key) const {
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
      put(unit, {e.kind, words, p_.synonym, true, e.shown, e.reason});
      if (words.size() > 1) {
        put(unit, {e.kind,
                   {make_term(TermSpace::Word, normal_word(whole))},
                   p_.synonym,
                   true,
                   e.shown,
                   e.reason});
      }
      if (all_kana(whole)) {
        put(unit, {e.kind,
                   {make_term(TermSpace::Kana, kana_key(whole))},
                   p_.synonym,
                   true,
                   e.shown,
                   e.reason});
      }
    }
  }

  const QueryContext& c_;
  const SearchParameters& p_;
  Query& q_;
  const Analysis* analysis_ = nullptr;
  std::size_t offset_ = 0;
  bool loose_ = false;
  std::string_view group_;
};

ExactPhrase exact_phrase(const QueryContext& context, const QueryGroup& group) {
  ExactPhrase phrase;
  phrase.text = group.text;
  const std::u32string folded = context.analyzer.lexicon().folder().fold(group.text).text;
  bool letters = false;
  for (const char32_t c : folded) {
    if (c != U' ') phrase.folded.push_back(c);
    letters = letters || is_letter(c);
  }
  std::set<std::string> terms;
  for (const std::u32string& pair : bigrams_of(folded)) {
    terms.insert(make_term(TermSpace::Bigram, pair));
  }
  // Cutting into words is the dear part, and only letters need it.
  if (letters) {
    for (const Token& token : context.analyzer.analyze(group.text).tokens) {
      if (token.kind == TokenKind::Latin) terms.insert(make_term(TermSpace::Word, token.base));
    }
  }
  terms.erase(std::string());
  phrase.terms.assign(terms.begin(), terms.end());
  if (phrase.folded.size() < 2) {
    Query words;
    Builder(context, words).add_group(group.text, group.begin, false);
    phrase.units = std::move(words.units);
  }
  return phrase;
}

bool is_sentence(const Analysis& analysis) {
  return std::any_of(analysis.tokens.begin(), analysis.tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::Function && all_hiragana(analysis.surface(token));
  });
}

// 何, どこ, いつ …: a question in full, in which any word may carry the answer.
bool asks_something(const Analyzer& analyzer, const Analysis& analysis) {
  return std::any_of(analysis.tokens.begin(), analysis.tokens.end(), [&](const Token& token) {
    return analyzer.lexicon().is_question_word(token.base);
  });
}

}  // namespace

Query build_query(const QueryContext& context, std::string_view text) {
  Query query;
  query.text = std::string(text);
  const ParsedText parsed = parse_query(text);
  Builder builder(context, query);
  std::size_t word_groups = 0;
  for (const QueryGroup& group : parsed.groups)
    word_groups += group.kind == GroupKind::Words ? 1 : 0;
  std::size_t longest = 0;
  bool asks = false;
  const QueryGroup* before = nullptr;  // the group that gave the last unit, when it gave only one
  for (const QueryGroup& group : parsed.groups) {
    switch (group.kind) {
      case GroupKind::Words: {
        const std::size_t first_unit = query.units.size();
        builder.add_group(group.text, group.begin, word_groups == 1);
        if (before != nullptr && first_unit > 0 && query.units.size() == first_unit + 1) {
          builder.join_last_two(before->text + group.text);
        }
        before = query.units.size() == first_unit + 1 ? &group : nullptr;
        const std::size_t length = count_code_points(group.text);
        const Analysis analysis = context.analyzer.analyze(group.text);
        asks = asks || asks_something(context.analyzer, analysis);
        if (is_sentence(analysis)) {
          query.sentence = true;
          longest = std::max(longest, length);
        }
        break;
      }
      case GroupKind::Phrase:
        query.phrases.push_back(exact_phrase(context, group));
        break;
      case GroupKind::Excluded:
        query.excluded.push_back(exact_phrase(context, group));
        break;
    }
  }
  query.question = asks || static_cast<double>(longest) >= context.parameters.question_length;
  std::erase_if(query.phrases, [](const ExactPhrase& p) { return p.folded.empty(); });
  std::erase_if(query.excluded, [](const ExactPhrase& p) { return p.folded.empty(); });
  query.nothing_searchable = query.units.empty() && query.phrases.empty();
  return query;
}

Query build_loose_query(const QueryContext& context, std::string_view text) {
  Query query;
  query.text = std::string(text);
  query.question = true;
  Builder(context, query).add_loose(text);
  query.nothing_searchable = query.units.empty();
  return query;
}

std::string correct_spelling(const QueryContext& context, const Vocabulary& vocabulary,
                             Query& query) {
  std::string corrected = query.text;
  bool any = false;
  for (auto unit = query.units.rbegin(); unit != query.units.rend(); ++unit) {
    if (unit->frequency > 0) continue;
    std::u32string word;
    for (const char32_t c : context.analyzer.lexicon().folder().fold(unit->text).text) {
      if (c != U' ') word.push_back(c);
    }
    std::optional<Guess> guess = vocabulary.nearest(word);
    const std::vector<std::u32string> kana = std::all_of(word.begin(), word.end(), is_ascii_letter)
                                                 ? romaji_to_katakana(to_utf8(word))
                                                 : std::vector<std::u32string>();
    if (!guess && !kana.empty()) {
      guess = vocabulary.nearest_romaji(katakana_to_romaji(kana_key(kana.front())));
    }
    if (!guess) continue;
    unit->alternatives.push_back(
        {"spelling", {guess->term}, context.parameters.spelling, true, guess->shown, "近いつづり"});
    if (unit->end <= corrected.size()) {
      corrected.replace(unit->begin, unit->end - unit->begin, guess->shown);
    }
    any = true;
    Query scratch;
    Builder(context, scratch).weigh(*unit);
  }
  return any ? corrected : std::string();
}

}  // namespace mitate::search
