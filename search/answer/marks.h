// Which words to mark in the text of a hit: those by which it meets the query. Pure apart from
// asking the index what a reading stands for.
#pragma once
#include <string>
#include <vector>

#include "search/analysis/lexicon.h"
#include "search/index/text_index.h"
#include "search/query/query.h"
#include "search/query/snippet.h"

namespace mitate::search {

/// Kinds of ways that are the word itself in another guise and need no explanation.
[[nodiscard]] bool is_plain_way(const std::string& kind);
/// The first way of the unit whose terms are all in `terms` (sorted); nullptr: it is not met.
[[nodiscard]] const Alternative* met_way(const Unit& unit, const std::vector<std::string>& terms);
/// `terms`: those of the query that the hit holds, sorted.
[[nodiscard]] MarkedWords marked_words(const Query& query, const std::vector<std::string>& terms,
                                       const TextIndex& index, const Lexicon& lexicon);

}  // namespace mitate::search
