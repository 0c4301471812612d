// The order of what was found: the best sentence lifts the best of a list, and phrases alone are
// weighed by BM25. Private to search/query. Pure apart from reading the index.
#pragma once
#include <vector>

#include "search/contract/parameters.h"
#include "search/index/phrase_index.h"
#include "search/index/text_index.h"
#include "search/query/text_answer.h"

namespace mitate::search {

/// Lifts documents in which one sentence says most of what is asked. Looks at the first
/// `rerank_documents` of `ranked` and leaves the others where they are.
void rerank(const Query& query, const TextIndex& index, const SearchParameters& p,
            std::vector<RankedText>& ranked);

/// Phrases alone: documents that hold all of `held` and none of `excluded`, ranked by BM25 over how
/// often the phrases stand in them; fills `matched`, `ranked` and `strict` of the answer. `held` is
/// not empty.
void rank_phrases(const PhraseIndex& phrases, const SearchParameters& p,
                  const ExecuteOptions& options, const std::vector<std::vector<PhraseHolder>>& held,
                  const std::vector<std::vector<PhraseHolder>>& excluded, TextAnswer& answer);

}  // namespace mitate::search
