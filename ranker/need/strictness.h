// What the text states as strict: 必須, に限る, のみ, 条件, できること close to a slot's own words.
// A suggestion only: callers decide whether it may exclude (StrictMode).
#pragma once
#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// Sets Strength::Must on the slots of `need`. `budget_is_range` keeps an upper end a wish.
void mark_strict(const Passage& passage, bool budget_is_range, Need& need);

}  // namespace mitate::ranker::reading
