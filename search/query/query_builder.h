// Builds the units of a Query. Private to search/query: build_query.cc runs it, the builder_*.cc
// files define it, one idea each.
#pragma once
#include <string>
#include <string_view>

#include "search/query/query.h"
#include "search/query/query_context.h"

namespace mitate::search {

/// Words, numbers and Latin runs; not particles, prefixes or suffixes.
[[nodiscard]] bool is_content(const Token& token);
[[nodiscard]] std::u32string letters_only(std::u32string_view folded);

inline constexpr std::size_t kShortestReadingOfKanji = 3;

/// Fills one Query; of one call, not shared between threads.
class QueryBuilder {
 public:
  QueryBuilder(const QueryContext& context, Query& query)
      : c_(context), p_(context.parameters), q_(query) {}

  /// A group of words as typed. `whole_query`: nothing else was typed.
  void add_group(std::string_view text, std::size_t offset, bool whole_query);
  /// 「眼精 疲労」: typed apart what is one word elsewhere. Either of the last two units is also
  /// met by both written together.
  void join_last_two(const std::string& together);
  /// A text of a need: every word on its own.
  void add_loose(std::string_view text);
  /// How many documents say the unit in full, and how rare that is.
  void weigh(Unit& unit) const;

 private:
  // parts that only lift: builder_lifts.cc
  void add_bigrams();
  void add_sentence_terms();
  void add_name_keys(std::u32string_view folded);

  // kana alone: builder_kana.cc
  bool kana_group(const std::u32string& letters);
  bool cut_kana(std::size_t begin, const std::u32string& letters);

  // units of tokens: builder_units.cc
  Unit make_unit(std::size_t begin, std::size_t end) const;
  void finish(Unit unit);
  void units_of_tokens();
  std::size_t phrase_unit(std::size_t i);
  std::size_t mixed_unit(std::size_t i);
  std::size_t number_unit(std::size_t i);

  // single words: builder_words.cc
  void single_kanji(char32_t kanji);
  std::size_t word_unit(std::size_t i);
  bool any_earlier_unit_touches(std::size_t i) const;
  void put_forms(Unit& unit, std::size_t i, bool with_expansions);
  std::size_t latin_unit(std::size_t i);
  std::size_t hyphened_romaji(std::size_t i);
  std::size_t katakana_unit(std::size_t i);

  // ways to say a word: builder_forms.cc
  // For a need, what a record's classes are called is as good as its own words.
  double of_class_share() const;
  std::size_t frequency(const std::string& term) const;
  static void put(Unit& unit, Alternative way);
  void put_word(Unit& unit, std::string kind, std::u32string_view word, double weight,
                bool whole = true) const;
  void put_reading(Unit& unit, const std::string& kind, std::u32string_view key, double weight,
                   const std::string& shown, const std::string& reason) const;
  void put_kana_forms(Unit& unit, std::size_t first, std::size_t last);
  void put_romaji(Unit& unit, std::u32string_view letters) const;
  bool put_inner_bigrams(Unit& unit, std::u32string_view word) const;
  void put_expansions(Unit& unit, const std::u32string& key) const;

  const QueryContext& c_;
  const SearchParameters& p_;
  Query& q_;
  const Analysis* analysis_ = nullptr;
  std::size_t offset_ = 0;
  bool loose_ = false;
  std::string_view group_;
};

}  // namespace mitate::search
