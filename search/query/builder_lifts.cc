// What only lifts a record: neighbouring pairs, pairs of words in one sentence, names as a whole.
#include "search/query/query_builder.h"

#include <algorithm>
#include <cmath>

#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

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

}  // namespace

void QueryBuilder::add_bigrams() {
  for (const std::u32string& pair : bigrams_of(analysis_->folded.text)) {
    const std::string term = make_term(TermSpace::Bigram, pair);
    const bool mixed = is_hiragana(pair[0]) || is_hiragana(pair[1]);
    const bool known = std::any_of(q_.bigrams.begin(), q_.bigrams.end(),
                                   [&](const auto& entry) { return entry.first == term; });
    if (!known) q_.bigrams.emplace_back(term, mixed ? p_.mixed_bigram : p_.bigram);
  }
}

void QueryBuilder::add_sentence_terms() {
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

void QueryBuilder::add_name_keys(std::u32string_view folded) {
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

}  // namespace mitate::search
