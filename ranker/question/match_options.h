// How a need is to be matched: the date asked about, which strictness counts, what is let in. Said
// by whoever asks, not by the need. Plain data.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/date.h"

namespace mitate::ranker {

/// Whether strictness that was only read from text may exclude.
enum class StrictMode { Suggested, None };

struct MatchOptions {
  Date as_of;
  StrictMode strict = StrictMode::Suggested;
  std::size_t limit = 20;            ///< 1..100 matches; the other lists are capped at 200
  bool include_discouraged = false;  ///< grades 3 and 4
  bool include_reference = false;    ///< services of listing status "reference"
  /// Own weights for this view, criterion -> points; must sum to 100. Empty: the reviewed ones.
  std::vector<std::pair<std::string, int>> weights;
};

}  // namespace mitate::ranker
