// How well needs are answered: text (+ buyer type) -> NeedReader -> Matcher, against graded services.
// Called by `mitate eval needs` and by the relevance test. Reports ids and numbers, never texts.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "ranker/evaluation/graded_needs.h"
#include "ranker/matcher.h"
#include "ranker/need_text.h"

namespace mitate::ranker {

struct NeedScore {
  std::string id;
  std::optional<double> ndcg;
  std::optional<double> recall;
  double reciprocal_rank = 0;
  bool has_strong = false;
  bool said_no_strong = false;
  std::size_t must_violations = 0;
  std::vector<std::string> order;  ///< as judged, at most 30
};

struct NeedsReport {
  std::size_t needs = 0;
  double ndcg = 0;
  double ndcg_matches_only = 0;  ///< without the 要確認 group
  double recall = 0;
  double mrr = 0;
  std::size_t must_violations = 0;
  double no_strong_match_recognised = 0;
  double false_alarms = 0;
  double top5_provider_share = 0;   ///< share of top-3 places held by the five most shown providers
  double top5_share_by_cases = 0;   ///< the same if the matches were ordered by case studies
  std::vector<NeedScore> each;
};

/// The judged order is what the buyer sees from top to bottom: the matches, then the services whose
/// strict conditions wait for confirmation. Errors: InvalidData of the file; whatever a need raises,
/// naming its id.
[[nodiscard]] Result<NeedsReport> evaluate_needs(const NeedReader& reader, const Matcher& matcher,
                                                 const catalog::Catalog& catalog,
                                                 std::string_view json, Date as_of);
/// The figures as JSON text; `details` adds one entry per need.
[[nodiscard]] std::string to_json(const NeedsReport& report, bool details = false);

/// Matches, then each 要確認 service once, in their order.
[[nodiscard]] std::vector<std::string> shown_order(const Ranking& ranking);

}  // namespace mitate::ranker
