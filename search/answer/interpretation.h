// How a query was read, for people: its words, which other words stood for them and why, what was
// corrected or left out. Pure apart from asking the index whether a word occurs.
#pragma once
#include "search/contract/result.h"
#include "search/index/text_index.h"
#include "search/query/text_answer.h"

namespace mitate::search {

/// `browsing`: nothing was asked, so nothing was unsearchable either.
[[nodiscard]] Interpretation interpretation_of(const TextAnswer& answer, const TextIndex& index,
                                               bool browsing);

}  // namespace mitate::search
