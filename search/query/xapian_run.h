// One search over one database handle: who holds a phrase, who carries enough of the query, and
// the best of those by BM25. Used by execute.cc, which decides what is asked in which order.
// Throws Xapian::Error; TextSearcher catches. One thread; refers to what it is given.
#pragma once
#include <xapian.h>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/contract/parameters.h"
#include "search/index/phrase_index.h"
#include "search/index/xapian_pool.h"
#include "search/query/text_answer.h"

namespace mitate::search {

using Bits = std::vector<bool>;  ///< by ordinal

class XapianRun {
 public:
  XapianRun(Xapian::Database& database, const SearchParameters& parameters,
            const ExecuteOptions& options);

  /// Ascending. Pairs of characters say where a run stands; a single character is first looked for
  /// as a word and then read in the text.
  [[nodiscard]] std::vector<PhraseHolder> holders(const PhraseIndex& phrases,
                                                  const ExactPhrase& phrase) const;
  /// For all queries that follow: only these, never these.
  void restrict_to(const std::vector<PhraseHolder>& holders);
  void exclude(const std::vector<PhraseHolder>& holders);
  /// How fast repetition stops to count (BM25 k1); for all queries that follow.
  void set_k1(double k1) { k1_ = k1; }

  /// The best `options.top` of what meets `query` and, where given, `further`. With `count_all`
  /// every match is added to `matched`, before the filters decide.
  [[nodiscard]] std::vector<RankedText> ranked(const Xapian::Query& query, const Bits* further,
                                               bool strict,
                                               std::vector<std::uint32_t>& matched) const;
  /// Documents that carry at least `share` (0..1) of the information of the query: per unit the
  /// best of the alternatives that a document holds. `phrases_suffice`: a known phrase alone is
  /// enough.
  [[nodiscard]] Bits informed(const Query& query, double share, bool phrases_suffice) const;

 private:
  template <typename Visit>
  void each_holder(const std::vector<std::string>& terms, const Visit& visit) const;
  void keep_holders(const std::string& term, std::vector<PhraseHolder>& holders) const;

  Xapian::Database& database_;
  const SearchParameters& p_;
  const ExecuteOptions& options_;
  std::size_t size_;
  double k1_;
  Bits only_;   ///< empty: all
  Bits never_;  ///< empty: none
};

}  // namespace mitate::search
