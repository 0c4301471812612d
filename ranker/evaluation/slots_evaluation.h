// How well needs are read from text: micro F1 over slot values on labelled sentences, by the rules
// of the acceptance sets. Called by `mitate eval slots` and by the regression test.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "ranker/need/need_text.h"

namespace mitate::ranker {

/// True positives, false positives, false negatives of slot values.
struct SlotCounts {
  std::size_t hits = 0;
  std::size_t extra = 0;
  std::size_t missed = 0;
  /// 2h / (2h + extra + missed); 1 when there was nothing to find and nothing was found.
  [[nodiscard]] double f1() const;
};

/// One sentence that was not read as labelled, for people who improve the reader. Holds slot values
/// only, never the text.
struct SlotMiss {
  std::string id;
  std::vector<std::string> extra;  ///< "slot=value"
  std::vector<std::string> missed;
};

struct SlotsReport {
  std::size_t sentences = 0;
  SlotCounts all;
  SlotCounts must;  ///< over slot names, reported apart
  std::map<std::string, SlotCounts> by_slot;
  std::map<std::string, SlotCounts> by_difficulty;
  std::vector<SlotMiss> misses;
};

/// `lines` is JSON Lines: {id, text, slots, must, difficulty}. Errors: InvalidData with the line
/// number; a text the reader refuses counts as read with no slot.
[[nodiscard]] Result<SlotsReport> evaluate_slots(const NeedReader& reader, std::string_view lines,
                                                 Date as_of);
/// {"sentences","micro_f1","by_slot","by_difficulty","must_f1"} as JSON text.
[[nodiscard]] std::string to_json(const SlotsReport& report);

}  // namespace mitate::ranker
