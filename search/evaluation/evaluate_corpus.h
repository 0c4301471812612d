// Retrieval figures over a public corpus: a throw-away index with the shipped analyzer and ranking.
// Called by `mitate eval search`. Formats: DESIGN section 4.
#pragma once
#include <cstddef>
#include <memory>
#include <string>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"

namespace mitate::search {

struct CorpusEvaluation {
  std::string corpus_path;   ///< JSON lines {id, title, text}; .gz is unpacked
  std::string queries_path;  ///< JSON lines {id, query, relevant:[id]}
  std::string run_path;      ///< TREC run file to write; empty: none
  bool prefer_mecab = true;
};

struct CorpusFigures {
  std::size_t queries = 0;
  double mrr_at_10 = 0;
  double ndcg_at_10 = 0;
  double recall_at_1 = 0;
  double recall_at_10 = 0;
  double recall_at_100 = 0;
  std::size_t empty = 0;  ///< queries without any result
  double p50_ms = 0;
  double p95_ms = 0;
  double docs_per_s = 0;  ///< indexing, one thread
  std::string segmenter;
};

/// The catalog gives lexicon and parameters; its services are not searched. Errors: Io, InvalidData
/// with file and row.
[[nodiscard]] Result<CorpusFigures> evaluate_corpus(std::shared_ptr<const catalog::Catalog> catalog,
                                                    const CorpusEvaluation& options);
/// {"queries": ..., "mrr@10": ..., ...} as DESIGN section 4 names the fields.
[[nodiscard]] std::string to_json(const CorpusFigures& figures);

}  // namespace mitate::search
