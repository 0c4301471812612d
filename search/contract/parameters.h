// The reviewed numbers of text search. Source: seed_data/ranking/parameters.csv, area "search"; the
// defaults here are the same numbers, for catalogs without that table (a test compares the two).
// Called by the index builder and by query compilation. Plain data.
#pragma once
#include <cstddef>
#include <cstdint>

#include "catalog/model/catalog.h"

namespace mitate::search {

struct SearchParameters {
  // BM25 (search.md section 3: short texts want a low k1 and no floor under their length).
  double bm25_k1 = 0.6;
  double bm25_b = 0.75;
  double kanji_k1 = 4;  ///< for a query of one kanji
  // Field weights, added to the within-document frequency.
  double weight_name = 4;
  double weight_provider = 2;
  double weight_summary = 2;
  double weight_aspect = 2;
  double weight_detail = 1;
  double weight_label = 2;
  double weight_vocabulary = 1;
  // Parts of a query, relative to a word that matches as it is.
  double bigram = 0.5;
  double mixed_bigram = 0.25;
  double name_boost = 0.6;
  double name_key_boost = 3;
  double joined = 1;
  double skeleton = 0.8;
  double mixed_spelling = 0.8;
  double reading = 0.7;
  double synonym = 0.8;
  double vocabulary = 0.5;
  double concept_label = 0.5;
  double spelling = 0.6;
  double partial = 0.5;
  // Best-sentence re-rank: how many documents, and how much a full sentence adds to the top score.
  double rerank_documents = 30;
  double rerank_share = 0.7;
  double rerank_pair = 1;  ///< two words in the asked order, relative to the mean of the two
  double rerank_amount = 3;  ///< 何年, いくら: information of a sentence that gives such a number
  // Relaxation: below this many strict hits looser ones are added; a looser hit must carry this
  // share of the query's information.
  double few_hits = 3;
  double few_hits_of_sentence = 10;
  double share_of_words = 0.5;
  double share_of_sentence = 0.3;
  double share_of_question = 0.12;
  double question_length = 13;

  [[nodiscard]] static SearchParameters from(const catalog::Catalog& catalog);
  /// How many numbers there are; each has its row in the table.
  [[nodiscard]] static std::size_t count();
  /// Over the values that change what is stored in the index (field weights).
  [[nodiscard]] std::uint64_t index_checksum() const;
};

}  // namespace mitate::search
