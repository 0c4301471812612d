// Runs a Query against one TextIndex: strict first, then relaxed by how much of the query's
// information a document carries; ranks by BM25 and best sentence. Xapian stays in the .cc files.
// Not here: filters' meaning, facets, pages (search/searcher.cc).
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "search/analysis/analyzer.h"
#include "search/contract/parameters.h"
#include "search/index/text_index.h"
#include "search/query/text_answer.h"
#include "search/query/vocabulary.h"

namespace mitate::search {

class TextSearcher {
 public:
  TextSearcher(std::shared_ptr<const TextIndex> index, std::shared_ptr<const Analyzer> analyzer,
               const SearchParameters& parameters);

  /// Internal when the index breaks under us; strange text is never an error.
  [[nodiscard]] Result<TextAnswer> search(std::string_view text,
                                          const ExecuteOptions& options) const;
  /// Any word admits; for long texts.
  [[nodiscard]] Result<TextAnswer> match(std::string_view text, std::size_t top) const;
  /// Documents that share the most telling words with `ordinal`, whose fields are given; itself
  /// left out.
  [[nodiscard]] Result<std::vector<RankedText>> similar(const std::vector<FieldText>& fields,
                                                        std::uint32_t ordinal,
                                                        std::size_t top) const;
  /// For each of `ordinals` the terms of the query that it holds.
  [[nodiscard]] std::vector<std::vector<std::string>> matched_terms(
      const Query& query, const std::vector<std::uint32_t>& ordinals) const;
  /// The Xapian query of the strict pass, as text.
  [[nodiscard]] std::string describe(const Query& query) const;

  [[nodiscard]] const TextIndex& index() const { return *index_; }
  [[nodiscard]] const Analyzer& analyzer() const { return *analyzer_; }
  [[nodiscard]] const SearchParameters& parameters() const { return parameters_; }
  [[nodiscard]] Query build(std::string_view text) const;

 private:
  std::shared_ptr<const TextIndex> index_;
  std::shared_ptr<const Analyzer> analyzer_;
  SearchParameters parameters_;
  Vocabulary vocabulary_;
};

}  // namespace mitate::search
