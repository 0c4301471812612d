// How much each criterion weighs, per buyer, together with all other reviewed numbers: what a
// ranking is made with, sealed by one hash. Read once per generation by Matcher::prepare from
// seed_data/ranking. Not here: formulas (ranker/criteria) and wording.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/criteria/criteria.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

/// Full points per criterion, 0..100 each, in the order of kCriteria; the sum is 100.
using Weights = std::array<int, kCriteriaCount>;

struct WeightSet {
  std::string name;  ///< default | employer | insurer | municipality | reference | custom
  std::string reviewed_on;
  Weights weights{};
};

class Policy : public Parameters {
 public:
  /// Errors: InvalidData naming file and field for a set whose sum is not 100, a weight outside
  /// what the table of criteria allows, an unknown criterion, a missing or out-of-range parameter.
  [[nodiscard]] static Result<Policy> read(const catalog::Catalog& catalog);
  /// The same rules for other tables of the same shape: a proposal.
  [[nodiscard]] static Result<Policy> read(const catalog::Catalog& catalog,
                                           const catalog::Table& weights,
                                           const catalog::Table& parameters);
  /// The same policy with one caller's own weights. Errors: InvalidArgument (field "weights").
  [[nodiscard]] Result<Policy> with_weights(
      const std::vector<std::pair<std::string, int>>& weights) const;

  /// The set of the kind, else of the buyer type, else "default"; the caller's own when
  /// with_weights was used.
  [[nodiscard]] const WeightSet& weights_for(std::optional<BuyerType> buyer,
                                             std::string_view kind = {}) const;
  /// nullptr when there is no such set.
  [[nodiscard]] const WeightSet* weight_set(std::string_view name) const;
  /// Sorted-key JSON of everything above; what `hash` is the SHA-256 of.
  [[nodiscard]] const std::string& canonical() const { return canonical_; }
  [[nodiscard]] const std::string& hash() const { return hash_; }
  /// "<set>-<reviewed_on>", or "custom".
  [[nodiscard]] std::string id_for(std::optional<BuyerType> buyer,
                                   std::string_view kind = {}) const;

 private:
  explicit Policy(Parameters parameters) : Parameters(std::move(parameters)) {}
  void seal();

  std::vector<WeightSet> sets_;
  std::optional<WeightSet> custom_;
  std::string canonical_;
  std::string hash_;
};

}  // namespace mitate::ranker
