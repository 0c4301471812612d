// The one function the outside calls: a need against one generation. Pure: same need, catalog,
// policy and date give the same bytes. Not here: reading text (need_text.h), wording (web/wording).
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/need/need.h"
#include "ranker/order/policy.h"
#include "ranker/question/match_options.h"
#include "search/search.h"

namespace mitate::ranker {

class Matcher {
 public:
  /// Reads weights and parameters from the catalog's ranking tables. Errors: InvalidData when a set
  /// does not sum to 100 or a parameter is missing or out of range.
  [[nodiscard]] static Result<std::shared_ptr<const Matcher>> prepare(
      std::shared_ptr<const search::Searcher> searcher);
  /// The same with a policy that is not the shipped one: to see what a proposal would change.
  [[nodiscard]] static Result<std::shared_ptr<const Matcher>> prepare(
      std::shared_ptr<const search::Searcher> searcher, Policy policy);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// Errors: InvalidArgument naming the slot for an unknown slug, code or impossible value.
  [[nodiscard]] Result<Ranking> match(const Need& need, const MatchOptions& options) const;
  [[nodiscard]] const std::string& policy_hash() const;
  [[nodiscard]] const Policy& policy() const;
  /// The facts that it matches over, of the same generation.
  [[nodiscard]] const Columns& columns() const;

 private:
  struct Prepared;
  explicit Matcher(std::unique_ptr<const Prepared> prepared);
  std::unique_ptr<const Prepared> prepared_;
};

}  // namespace mitate::ranker
