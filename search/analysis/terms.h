// Index terms: the alphabet in which documents and queries meet, and how a document's text becomes
// them. Not here: Xapian (search/index) and query trees (search/query).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/analysis/analyzer.h"

namespace mitate::search {

/// First letter of a term. Part of the index format: changing one needs a new rules version.
enum class TermSpace : char {
  Word = 'W',  ///< dictionary form of a word, joined words, numbers with counters
  Vocabulary =
      'V',        ///< a Word or a phrase of the taxonomy's synonyms, not of the record's own text
  Name = 'T',     ///< a Word inside a name (service, alias, provider)
  NameKey = 'N',  ///< a whole name without spaces and signs, or its kana key
  Bigram = 'B',   ///< two neighbouring Japanese characters, not both hiragana
  Kanji = 'U',  ///< one kanji with its place: "1糖" alone, "2糖" first, "3糖" elsewhere, "0糖" any
  Reading =
      'Y',      ///< kana key of a word or of up to three neighbours: met by kana and romaji queries
  Kana = 'K',   ///< kana key of what is written in kana: met by the reading of a kanji query
  Mixed = 'M',  ///< kanji|kana key of a word written in both: 付|ツキソイ
  Concept = 'C',  ///< "domains:sleep"
  Pair = 'P',     ///< two words that follow each other; only among the words of a sentence
  Amount = '#',   ///< a number is given with this counter; only among the words of a sentence
};

/// Empty when the term would be longer than the index allows (245 bytes): it is then left out on
/// both sides.
[[nodiscard]] std::string make_term(TermSpace space, std::string_view text);
[[nodiscard]] std::string make_term(TermSpace space, std::u32string_view text);

/// What a word is indexed as: iteration marks spelled out, final ー of long katakana words dropped.
[[nodiscard]] std::u32string normal_word(std::u32string_view base);
/// The kanji of a word that mixes them with kana, when there are two or more: 取り組み -> 取組.
[[nodiscard]] std::u32string okurigana_skeleton(std::u32string_view surface);

/// How a field counts. Source: seed_data/ranking/parameters.csv, area "search".
struct FieldUse {
  unsigned weight = 1;   ///< added to the within-document frequency of each of its terms
  bool is_name = false;  ///< also gives Name and NameKey terms and longer readings
  /// Words of the record's classes, not its own: they are met, but say nothing about how rare a
  /// word is and are never the best sentence.
  bool is_vocabulary = false;
};

/// Terms of one document with their frequencies, and per sentence the hashes of its words, for
/// choosing the best sentence without reading the text again.
struct DocumentTerms {
  std::unordered_map<std::string, unsigned> frequency;
  std::vector<std::vector<std::uint32_t>> sentences;
  /// Kana key -> folded surface, so that a kana query can show which word it met.
  std::unordered_map<std::string, std::string> surface_of_reading;
};

/// "#年" of 1994年.
[[nodiscard]] std::string amount_term(const NumberSpan& number);
/// The words of tokens [first, last) that follow each other, particles between them left out.
[[nodiscard]] std::vector<std::string> word_pairs(const Analysis& analysis, std::size_t first,
                                                  std::size_t last);

void add_text(const Analyzer& analyzer, std::string_view text, const FieldUse& use,
              DocumentTerms& out);
/// The same for a text that is analysed already, by the same analyzer.
void add_analysis(const Analyzer& analyzer, const Analysis& analysis, const FieldUse& use,
                  DocumentTerms& out);
/// Under which keys a whole name is met: without spaces and signs, without 株式会社, in kana.
[[nodiscard]] std::vector<std::u32string> name_keys_of(std::u32string_view folded);
/// A name as a whole, and the kana reading of one, for exact matches. Adds nothing but NameKey
/// terms.
void add_name_key(const Analyzer& analyzer, std::string_view name, DocumentTerms& out);
/// A reading written in the data (name_kana): met by kana and romaji queries only.
void add_reading(const Analyzer& analyzer, std::string_view kana, const FieldUse& use,
                 DocumentTerms& out);

/// A run of neighbouring words that may be read or written as one. [first, last] token indexes.
struct Join {
  std::size_t first = 0;
  std::size_t last = 0;
};
/// Words with their prefixes and suffixes (未受診者), and letters with what touches them
/// (eフレイル).
[[nodiscard]] std::vector<Join> joined_words(const Analysis& analysis);
/// The kana key of the reading of tokens [first, last]; empty when a reading is unknown or the run
/// begins or ends inside a joined reading.
[[nodiscard]] std::u32string reading_of(const Analysis& analysis, std::size_t first,
                                        std::size_t last);
/// True when tokens i and i+1 touch.
[[nodiscard]] bool touches_next(const Analysis& analysis, std::size_t i);

[[nodiscard]] std::vector<std::u32string> bigrams_of(std::u32string_view folded);
[[nodiscard]] std::uint32_t term_hash(std::string_view term);

}  // namespace mitate::search
