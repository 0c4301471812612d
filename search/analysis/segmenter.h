// Cuts a run of Japanese text into words. Two kinds: MeCab with ipadic (readings, parts of speech)
// and ICU (always there). Which one runs is part of the analyzer's fingerprint.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "search/analysis/token.h"

namespace mitate::search {

class Segmenter {
 public:
  virtual ~Segmenter() = default;
  /// Appends the words of `run`, whose first character has index `offset` in the whole text.
  /// Safe from any thread.
  virtual void segment(std::u32string_view run, std::size_t offset,
                       std::vector<Token>& out) const = 0;
  /// "mecab-ipadic" or "icu".
  [[nodiscard]] virtual std::string name() const = 0;
  /// Changes whenever the words could change: dictionary, its size, library version.
  [[nodiscard]] virtual std::string identity() const = 0;
};

/// Unavailable when no UTF-8 ipadic can be opened; the message says which folders were tried.
[[nodiscard]] Result<std::unique_ptr<Segmenter>> open_mecab_segmenter();
/// Unavailable when ICU has no word rules for Japanese.
[[nodiscard]] Result<std::unique_ptr<Segmenter>> open_icu_segmenter();

}  // namespace mitate::search
