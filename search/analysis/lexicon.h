// The reviewed words of seed_data/lexicon and the controlled vocabularies, keyed as the analyzer
// meets them in folded text. Immutable after building. Not here: how a query uses an expansion
// (search/query). Called by Analyzer.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/model/catalog.h"
#include "search/analysis/fold.h"

namespace mitate::search {

/// One way in which a phrase may be said otherwise.
struct PhraseExpansion {
  std::string kind;   ///< synonym | abbreviation | lay_word | variant_spelling | narrower | concept
  std::string shown;  ///< the other phrase as written in the lexicon
  std::string concept_term;  ///< index term of a controlled word, e.g. "domains:sleep"; else empty
  std::string reason;        ///< Japanese, from the lexicon
};

class Lexicon {
 public:
  /// Reads the tables readings, stop_words, kanji_variants, synonyms and the taxonomy.
  [[nodiscard]] static Lexicon from(const catalog::Catalog& catalog);

  [[nodiscard]] const Folder& folder() const { return folder_; }
  /// Folded text without spaces: the key under which phrases are found.
  [[nodiscard]] std::u32string key(std::string_view text) const;
  /// Empty when the phrase is not known.
  [[nodiscard]] const std::vector<PhraseExpansion>& expansions(const std::u32string& key) const;
  /// Katakana readings of a surface, for words that the dictionary misreads or lacks.
  [[nodiscard]] const std::u32string* reading(const std::u32string& key) const;
  [[nodiscard]] std::size_t longest_phrase() const { return longest_phrase_; }
  [[nodiscard]] std::size_t longest_reading() const { return longest_reading_; }
  [[nodiscard]] bool is_stop_word(const std::u32string& base) const;
  [[nodiscard]] bool is_question_word(const std::u32string& base) const;
  /// Words in which a kanji has lost its own meaning (安心 for 心): they are no hit for that kanji.
  [[nodiscard]] bool hides_its_kanji(const std::u32string& base) const;
  /// Words that tell nothing of a buyer's problem (希望, 多く, 人); searching takes no notice.
  [[nodiscard]] bool says_nothing(const std::u32string& base) const;
  /// A number over every row that was read; part of the analyzer's fingerprint.
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }

 private:
  Lexicon() : folder_(KanjiVariants{}) {}

  void read_variants(const catalog::Table& table);
  void read_words(const catalog::Catalog& catalog);
  void read_taxonomy(const catalog::Taxonomy& taxonomy);
  void read_places(const catalog::Places& places);
  void add(std::string_view phrase, PhraseExpansion expansion);

  Folder folder_;
  std::unordered_map<std::u32string, std::vector<PhraseExpansion>> expansions_;
  std::unordered_map<std::u32string, std::u32string> readings_;
  std::unordered_set<std::u32string> stop_words_;
  std::unordered_set<std::u32string> question_words_;
  std::unordered_set<std::u32string> hiding_words_;
  std::unordered_set<std::u32string> empty_words_;
  std::size_t longest_phrase_ = 0;
  std::size_t longest_reading_ = 0;
  std::uint64_t checksum_ = 14695981039346656037ULL;
};

/// FNV-1a: stable across machines and compilers, which std::hash is not.
[[nodiscard]] std::uint64_t checksum_of(std::string_view bytes,
                                        std::uint64_t seed = 14695981039346656037ULL);

}  // namespace mitate::search
