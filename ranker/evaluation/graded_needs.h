// Needs with graded services, read from the needs JSON ({"needs":[{id, buyer_type, text, matches:
// [{service_id, grade}]}]}), and the ranking measures over them. Called by needs_evaluation and
// policy_diff. Texts stay in memory: reports carry ids only.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

struct GradedNeed {
  std::string id;
  std::optional<BuyerType> buyer_type;
  std::string text;
  std::map<std::string, int> grades;  ///< service id -> 0..3
  [[nodiscard]] bool has_strong() const;
};

/// Errors: InvalidData with the place of the fault (malformed JSON, a missing field, a grade
/// outside 0..3, an unknown buyer type).
[[nodiscard]] Result<std::vector<GradedNeed>> read_graded_needs(std::string_view json);

/// Gain 2^grade − 1, discount log2(rank + 1); nullopt when nothing is graded above 0.
[[nodiscard]] std::optional<double> ndcg_at(const GradedNeed& need,
                                            const std::vector<std::string>& order, std::size_t k);
/// The services that were graded for this need, 0 included: any other is unjudged, not irrelevant.
[[nodiscard]] std::set<std::string> judged_for(const GradedNeed& need);
/// Ids of services that judges could see for every need, so that an ungraded one counts as 0: JSON
/// list of {"id"} or {"services": [...]}. Errors: InvalidData.
[[nodiscard]] Result<std::set<std::string>> read_judged_services(std::string_view json);
/// The order without its unjudged services: the condensed list (T. Sakai, Alternatives to Bpref,
/// SIGIR 2007), the usual way to compare systems on judgements older than the collection.
[[nodiscard]] std::vector<std::string> condensed(const std::vector<std::string>& order,
                                                 const std::set<std::string>& judged);

/// Shares of the first places.
struct GoodFirst {
  double found = 0;      ///< with grade 2 or 3
  double reachable = 0;  ///< the most that the graded services allow
};
[[nodiscard]] GoodFirst good_among_first(const GradedNeed& need,
                                         const std::vector<std::string>& order, std::size_t places);

/// Share of the grade-3 services among the first k; nullopt when there is none.
[[nodiscard]] std::optional<double> recall_at(const GradedNeed& need,
                                              const std::vector<std::string>& order, std::size_t k);
/// 1 / rank of the first service of the highest grade that was given; 0 when it is not listed.
[[nodiscard]] double reciprocal_rank(const GradedNeed& need, const std::vector<std::string>& order);

/// Mean and 95 % interval of a paired difference by bootstrap over needs (seeded).
struct Interval {
  double mean = 0;
  double low = 0;
  double high = 0;
};
[[nodiscard]] Interval bootstrap_mean(const std::vector<double>& differences, std::size_t draws);

}  // namespace mitate::ranker
