// The one Analyzer for documents and queries: fold, cut into words, correct readings, find numbers.
// Two texts can only meet in the index when both went through the same Analyzer; its fingerprint is
// stored in every generation. Not here: which index terms follow (terms.h).
// Immutable after creation; safe from any thread.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "search/analysis/fold.h"
#include "search/analysis/lexicon.h"
#include "search/analysis/token.h"

namespace mitate::search {

class Segmenter;

struct Analysis {
  Folded folded;
  std::vector<Token> tokens;
  std::vector<NumberSpan> numbers;

  [[nodiscard]] std::u32string_view surface(const Token& token) const {
    return std::u32string_view(folded.text).substr(token.begin, token.end - token.begin);
  }
  [[nodiscard]] std::u32string_view surface(std::size_t begin, std::size_t end) const {
    return std::u32string_view(folded.text).substr(begin, end - begin);
  }
};

class Analyzer {
 public:
  /// MeCab when `prefer_mecab` and its dictionary can be opened, else ICU. Unavailable when neither
  /// starts.
  [[nodiscard]] static Result<std::shared_ptr<const Analyzer>> create(
      const catalog::Catalog& catalog, bool prefer_mecab);
  ~Analyzer();

  [[nodiscard]] Analysis analyze(std::string_view text) const;
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  /// "mecab-ipadic" or "icu".
  [[nodiscard]] std::string segmenter_name() const;
  /// Hash over rules version, segmenter identity and lexicon rows.
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  Analyzer(Lexicon lexicon, std::unique_ptr<Segmenter> segmenter);

  void cut(Analysis& analysis) const;
  static void align_numbers(Analysis& analysis);
  static void mute_bracketed_forms(Analysis& analysis);
  static void lean_on_next(Analysis& analysis);
  void read_by_lexicon(Analysis& analysis) const;
  void apply_lexicon(Analysis& analysis) const;

  Lexicon lexicon_;
  std::unique_ptr<Segmenter> segmenter_;
  std::uint64_t fingerprint_ = 0;
};

/// Numbers with their counters in `text`; kanji numerals only when a counter follows.
[[nodiscard]] std::vector<NumberSpan> find_numbers(std::u32string_view text);

}  // namespace mitate::search
