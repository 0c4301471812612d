// Query text -> Query: words with every way in which a document may say them. The index is asked
// only how often a term occurs, to find words in kana and to weigh them.
// Not here: running it (execute.h). Pure apart from those look-ups.
#pragma once
#include <string_view>

#include "search/query/query.h"
#include "search/query/query_context.h"
#include "search/query/vocabulary.h"

namespace mitate::search {

[[nodiscard]] Query build_query(const QueryContext& context, std::string_view text);
/// Gives units that no document meets the nearest known spelling, where one is near. Returns the
/// query text with the corrected words, or empty when nothing was near.
[[nodiscard]] std::string correct_spelling(const QueryContext& context,
                                           const Vocabulary& vocabulary, Query& query);
/// A long text of needs: every word on its own, no phrases, no guessing.
[[nodiscard]] Query build_loose_query(const QueryContext& context, std::string_view text);

}  // namespace mitate::search
