// What a change of weights or parameters would do, before anybody approves it: the first ten of
// every judged need, Kendall's tau, the measures and the exposure, before and after. Refuses what
// the rules refuse. Called by `mitate policy diff`. Reports ids and numbers, never texts.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "ranker/evaluation/needs_evaluation.h"

namespace mitate::ranker {

/// Files of a proposal as text; what is not given stays as shipped.
struct PolicyProposal {
  std::optional<std::string> weights;     ///< ranking/weights.csv
  std::optional<std::string> parameters;  ///< ranking/parameters.csv
};

/// Errors: InvalidData naming file and field: a set that does not sum to 100, a weight under 2 or
/// over 50, a parameter missing or out of range, or a golden example that no longer comes out.
[[nodiscard]] Result<Policy> proposed_policy(const catalog::Catalog& catalog,
                                             const PolicyProposal& proposal);

struct NeedDifference {
  std::string id;
  double tau = 1;  ///< Kendall's tau over the services in both lists' first thirty
  std::vector<std::string> before, after;  ///< first ten
};

struct PolicyDifference {
  std::string shipped_hash, proposed_hash;
  std::vector<NeedDifference> needs;
  double mean_tau = 1;
  std::size_t changed = 0;  ///< needs whose first ten differ in content or order
  NeedsReport before, after;
  Interval ndcg_gain;  ///< after minus before, paired
};

[[nodiscard]] Result<PolicyDifference> compare_policies(const NeedReader& reader,
                                                        const Matcher& shipped,
                                                        const Matcher& proposed,
                                                        const catalog::Catalog& catalog,
                                                        std::string_view needs_json, Date as_of);
[[nodiscard]] std::string to_json(const PolicyDifference& difference);

/// Over the items of both lists; 1 when fewer than two are common.
[[nodiscard]] double kendall_tau(const std::vector<std::string>& a,
                                 const std::vector<std::string>& b);

}  // namespace mitate::ranker
