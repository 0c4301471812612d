// How well needs are answered: text (+ buyer type) -> NeedReader -> Matcher, against graded
// services. Called by `mitate eval needs` and by the relevance test. Reports ids and numbers, never
// texts.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "ranker/evaluation/graded_needs.h"
#include "ranker/matcher.h"
#include "ranker/need/need_text.h"

namespace mitate::ranker {

/// One place of a judged list with the numbers that put it there; for looking at errors by class.
struct JudgedPlace {
  std::string service;
  int grade = -1;     ///< as judged; -1: nobody judged this pair, which the figures count as 0
  std::string group;  ///< strong | good | partial | confirm
  double score = 0;   ///< points
  double strength = 0;
  std::vector<std::string> unconfirmed;                ///< conditions
  std::vector<std::pair<std::string, double>> points;  ///< criterion -> points
  std::vector<FitPart> fit;
};

struct NeedScore {
  std::string id;
  std::optional<double> ndcg;
  std::optional<double> recall;
  double reciprocal_rank = 0;
  bool has_strong = false;
  bool said_no_strong = false;
  std::size_t must_violations = 0;
  std::vector<std::string> order;  ///< as judged, at most 30
  /// Only when asked for: slots read (slot -> slugs), and every place down to the last graded one.
  std::vector<std::pair<std::string, std::vector<std::string>>> slots;
  std::vector<JudgedPlace> places;
};

struct NeedsReport {
  std::size_t needs = 0;
  double ndcg = 0;
  double ndcg_matches_only = 0;  ///< without the 要確認 group
  /// nDCG of the condensed lists (without services that nobody judged), and the mean
  /// share of unjudged ones among the first ten, which `ndcg` counts as wrong.
  double ndcg_condensed = 0;
  double ndcg_condensed_matches_only = 0;
  double unjudged = 0;
  /// Of the condensed lists: share of the first three places with grade 2 or 3, and the most that
  /// the judged services allow.
  double good_first_three = 0;
  double good_first_three_reachable = 0;
  double recall = 0;
  double mrr = 0;
  std::size_t must_violations = 0;
  double no_strong_match_recognised = 0;
  double false_alarms = 0;
  double top5_provider_share = 0;  ///< share of top-3 places held by the five most shown providers
  double top5_share_by_cases = 0;  ///< the same if the matches were ordered by case studies
  std::vector<NeedScore> each;
};

struct JudgingOptions {
  bool explain = false;  ///< fill slots and places
  /// Services that the judges could see for every need; nullopt: those graded for each need.
  std::optional<std::set<std::string>> judged;
};

/// What another order makes of the same needs.
struct Comparison {
  std::string name;
  double ndcg = 0;         ///< of the other
  Interval difference;     ///< ours minus the other, paired, 95 % by bootstrap over needs
  std::size_t better = 0;  ///< needs where ours is better
  std::size_t worse = 0;
};

/// The judged order is what the buyer sees from top to bottom: the matches, then the services whose
/// strict conditions wait for confirmation. Errors: InvalidData of the file; whatever a need
/// raises, naming its id.
[[nodiscard]] Result<NeedsReport> evaluate_needs(const NeedReader& reader, const Matcher& matcher,
                                                 const catalog::Catalog& catalog,
                                                 std::string_view json, Date as_of,
                                                 const JudgingOptions& options = {});
/// `others`: need id -> order of service ids. Needs without an order there count as an empty list.
[[nodiscard]] Result<Comparison> compare_orders(
    const NeedsReport& report, std::string_view needs_json, std::string name,
    const std::map<std::string, std::vector<std::string>>& others);
/// Orders of PlainBm25 for the same needs.
[[nodiscard]] Result<std::map<std::string, std::vector<std::string>>> plain_orders(
    const catalog::Catalog& catalog, std::string_view needs_json);
/// Orders of an earlier `eval needs --json` answer. Errors: InvalidData.
[[nodiscard]] Result<std::map<std::string, std::vector<std::string>>> earlier_orders(
    std::string_view report_json);
/// The figures as JSON text; `details` adds one entry per need.
[[nodiscard]] std::string to_json(const NeedsReport& report, bool details = false,
                                  const std::vector<Comparison>& comparisons = {});

/// Matches, then each 要確認 service once, in their order.
[[nodiscard]] std::vector<std::string> shown_order(const Ranking& ranking);

}  // namespace mitate::ranker
