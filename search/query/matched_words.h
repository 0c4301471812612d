// Which word of the query brought a hit in other words: the synonym, reading or variant that stands
// marked in its text. Pure; an index is not needed.
#pragma once
#include <vector>

#include "search/analysis/fold.h"
#include "search/contract/result.h"

namespace mitate::search {

/// For each expansion whose word is marked in the snippets and whose own term is not: what it was
/// matched by, in the order of the expansions, one word per term. Empty where the hit says the
/// query's words.
[[nodiscard]] std::vector<MatchedWord> matched_words(const Folder& folder,
                                                     const std::vector<Snippet>& snippets,
                                                     const std::vector<Expansion>& expansions);

}  // namespace mitate::search
