// Not every word must be met; how much must be is decided by information.
#include <algorithm>
#include <cctype>
#include <utility>

#include "search/query/compile.h"
#include "search/query/order.h"
#include "search/query/passes.h"

namespace mitate::search {
namespace {

// Whether what is left of a query still speaks of the same thing: half of what was typed, or a word
// that one record in twenty says. A number alone (1on1) says nothing.
bool says_enough(const Query& query, const Query& left, std::size_t documents) {
  constexpr std::size_t kFewOf = 20;
  std::size_t length = 0;
  std::size_t rarest = documents;
  bool words = false;
  for (const Unit& unit : left.units) {
    length += unit.end - unit.begin;
    rarest = std::min(rarest, unit.frequency);
    words = words || std::any_of(unit.text.begin(), unit.text.end(),
                                 [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
  }
  return words && (length * 2 >= query.text.size() || rarest * kFewOf <= documents);
}

}  // namespace

void Passes::name_unknown_words() {
  for (const Unit& unit : query_.units) {
    if (unit.frequency == 0) answer_.dropped.push_back(unit.text);
  }
}

double Passes::share_wanted() const {
  if (query_.question) return p_.share_of_question;
  if (answer_.strict > 0) return std::max(p_.share_of_words, p_.share_of_sentence);
  return query_.sentence ? p_.share_of_sentence : p_.share_of_words;
}

void Passes::enough_of_the_words() {
  const auto few =
      static_cast<std::size_t>(query_.sentence ? p_.few_hits_of_sentence : p_.few_hits);
  if ((!query_.question && hits() >= few) || query_.units.empty()) return;
  // A compound whose words all exist here may be met by a phrase in it; with a word that exists
  // nowhere, the rest must say most of it.
  Bits looser = run_.informed(query_, share_wanted(), answer_.dropped.empty());
  for (const RankedText& strict : answer_.ranked) looser[strict.ordinal] = false;
  for (const std::uint32_t ordinal : answer_.matched) looser[ordinal] = false;
  if (std::find(looser.begin(), looser.end(), true) == looser.end()) return;
  std::vector<std::uint32_t> matched;
  std::vector<RankedText> more = run_.ranked(compile_any(query_, p_), &looser, false, matched);
  if (more.empty() && matched.empty()) return;
  rerank(query_, c_.index, p_, more);
  answer_.relaxed = answer_.dropped.empty() ? "any_word" : "dropped_words";
  append(std::move(more), matched);
}

void Passes::append(std::vector<RankedText> more, const std::vector<std::uint32_t>& matched) {
  answer_.ranked.insert(answer_.ranked.end(), more.begin(), more.end());
  if (query_.sentence) {
    // What is said in passing (の社員) must not put a record before one that meets the rest.
    std::stable_sort(answer_.ranked.begin(), answer_.ranked.end(),
                     [](const RankedText& a, const RankedText& b) { return a.score > b.score; });
  }
  answer_.matched.insert(answer_.matched.end(), matched.begin(), matched.end());
  unite(answer_.matched);
  if (answer_.ranked.size() > options_.top) answer_.ranked.resize(options_.top);
}

// 見守りカメラ where nobody offers cameras: what is known of it, and which word was left out.
void Passes::known_words() {
  if (hits() > 0 || query_.question || answer_.dropped.empty() ||
      answer_.dropped.size() >= query_.units.size()) {
    return;
  }
  Query known = query_;
  std::erase_if(known.units, [](const Unit& unit) { return unit.frequency == 0; });
  const std::size_t documents = c_.index.identity().documents;
  if (!says_enough(query_, known, documents)) return;
  find_strictly(known);
  // What a good part of the catalog meets is no answer to a question that named more.
  constexpr std::size_t kGoodPartOf = 5;
  if (hits() * kGoodPartOf > documents) {
    answer_.ranked.clear();
    answer_.matched.clear();
  }
  if (hits() > 0) answer_.relaxed = "dropped_words";
}

void Passes::characters() {
  if (!query_.question || hits() > 0) return;
  answer_.ranked = run_.ranked(compile_characters(query_, p_), nullptr, false, answer_.matched);
  unite(answer_.matched);
  if (hits() > 0) answer_.relaxed = "any_word";
}

}  // namespace mitate::search
