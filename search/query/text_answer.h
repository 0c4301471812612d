// What is asked of one text search, and what it found: ordinals and scores, no facts of services.
// Plain data, between execute.h, its parts and the searcher.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "search/query/query.h"

namespace mitate::search {

struct RankedText {
  std::uint32_t ordinal = 0;
  double score = 0;
  bool strict = true;  ///< meets every unit
};

struct ExecuteOptions {
  std::size_t top = 100;  ///< ranked documents wanted
  bool count_all = true;  ///< false: only the best are looked for, `matched` stays empty
  /// Filters. Empty: everything passes.
  std::function<bool(std::uint32_t)> admits;
  /// Looks a phrase of one character up in the text itself; longer ones are in the phrase index.
  /// Empty: words alone decide.
  std::function<bool(const ExactPhrase&, std::uint32_t)> holds;
};

struct TextAnswer {
  Query query;
  std::vector<std::uint32_t> matched;  ///< every match of the text, filters not applied; ascending
  std::vector<RankedText> ranked;      ///< admitted ones, best first
  std::size_t strict = 0;              ///< how many of `matched` meet every unit
  std::string relaxed;                 ///< "", "any_word", "similar_words", "dropped_words"
  std::vector<std::string> dropped;    ///< units that no document meets
  std::string corrected;               ///< もしかして; empty when nothing was near
};

}  // namespace mitate::search
