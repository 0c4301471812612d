// How a need is to be matched: the date asked about, which strictness counts, what is let in. Said
// by whoever asks, not by the need. Plain data.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

/// What strictness that was only read from text may do. A condition that a caller states is always
/// one: what breaks it is kept out, what is unknown about it waits.
enum class StrictMode {
  Suggested,  ///< what is known to break it is kept out; what is unknown stays, behind the certain
  None,       ///< nothing: a wish
  Confirmed   ///< the same as a condition that the caller states
};
constexpr auto spellings(StrictMode) {
  using enum StrictMode;
  return std::to_array<Spelling<StrictMode>>(
      {{Suggested, "suggested"}, {None, "none"}, {Confirmed, "confirmed"}});
}

struct MatchOptions {
  Date as_of;
  StrictMode strict = StrictMode::Suggested;
  std::size_t limit = 20;            ///< 1..100 matches; the other lists are capped at 200
  bool include_discouraged = false;  ///< grades 3 and 4
  bool include_reference = false;    ///< services of listing status "reference"
  /// Own weights for this view, criterion -> points; must sum to 100. Empty: the reviewed ones.
  std::vector<std::pair<std::string, int>> weights;
  /// The problems of the need, each with its own list in the answer (need_text.h reads them, or
  /// goals_by_domain). Empty: the answer has no lists by goal.
  std::vector<Goal> goals;
};

}  // namespace mitate::ranker
