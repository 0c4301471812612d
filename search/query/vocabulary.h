// The words of the index that typing errors are measured against: letters, katakana, and the kana
// keys of names. Built once per opened index; immutable. Not here: when a guess is used.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/text_index.h"

namespace mitate::search {

struct Guess {
  std::string term;   ///< index term
  std::string shown;  ///< the word
  int distance = 0;   ///< in half steps: a voiced mark or a small kana is one, other errors two
};

class Vocabulary {
 public:
  explicit Vocabulary(const TextIndex& index);
  /// The nearest word, when one is near enough for the length of `word` (folded letters or kana).
  [[nodiscard]] std::optional<Guess> nearest(std::u32string_view word) const;
  /// The same for romaji: `word` is compared with the romaji of names.
  [[nodiscard]] std::optional<Guess> nearest_romaji(std::string_view word) const;

 private:
  struct Entry {
    std::u32string key;
    std::string term;
    std::size_t frequency = 0;
    bool name = false;
  };
  static std::optional<Guess> best_of(const std::vector<Entry>& entries, std::u32string_view word,
                                      int limit);

  std::vector<Entry> letters_;
  std::vector<Entry> kana_;
  std::vector<Entry> romaji_;
};

/// Damerau-Levenshtein in half steps, given up above `limit` (then limit + 1).
[[nodiscard]] int spelling_distance(std::u32string_view a, std::u32string_view b, int limit);
/// Half steps that are still taken for a typing error in a word of this length; 0: none.
[[nodiscard]] int tolerated_distance(std::size_t length);

}  // namespace mitate::search
