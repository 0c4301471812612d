// A query in kana alone: one word as a whole, else cut into words that the index knows.
#include "search/query/query_builder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

struct Piece {
  double cost = 1e9;
  std::size_t from = 0;
  bool word = false;
};

}  // namespace

// A query in kana alone: one word as a whole, else cut into words that the index knows.
bool QueryBuilder::kana_group(const std::u32string& letters) {
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

// Cheapest cut of a kana run into readings of the index and particles; refused when some kana
// belongs to neither.
bool QueryBuilder::cut_kana(std::size_t begin, const std::u32string& letters) {
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

}  // namespace mitate::search
