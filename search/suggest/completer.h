// Completions while typing, from kanji, kana or romaji: names of services and providers, domains,
// interventions and buyers' own words. Sorted arrays of keys in memory, one binary search a
// keystroke. Immutable; safe from any thread. Not here: searching.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"
#include "search/analysis/analyzer.h"
#include "search/contract/result.h"

namespace mitate::search {

class Completer {
 public:
  Completer(const catalog::Catalog& catalog, const Analyzer& analyzer);
  /// Best first; fewer than `limit` when fewer begin so. Empty text gives nothing.
  [[nodiscard]] std::vector<Suggestion> complete(std::string_view text, std::size_t limit) const;

 private:
  struct Entry {
    Suggestion suggestion;
    int importance = 0;  ///< smaller comes first
  };
  struct Key {
    std::u32string text;
    std::uint32_t entry = 0;
    bool start = true;  ///< false: begins inside the name
  };
  void add(const Analyzer& analyzer, Suggestion suggestion, std::string_view reading,
           const std::vector<std::string>& other_words, int importance);
  void add_key(std::u32string text, std::uint32_t entry, bool start);
  void collect(std::u32string_view prefix, std::vector<std::pair<int, std::uint32_t>>& found) const;

  Folder folder_;
  std::vector<Entry> entries_;
  std::vector<Key> keys_;
};

/// Romaji as typed -> the one spelling used in keys (si, tu, hu ...); also for unfinished words.
[[nodiscard]] std::string canonical_romaji(std::string_view typed);

}  // namespace mitate::search
