// 選定理由書 as a view model: two pages (proposal, marks, comparison, cost, period, evidence,
// risks) and an annex (conditions, sums, what was not chosen, sources). The same facts go into its
// file (need_export.cc). Not here: what the buyer wrote (paper_choice.h), matching. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ranker/answer/ranking.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"
#include "web/pages/needs/kept_need.h"
#include "web/snapshot.h"

namespace mitate::web {

/// One service of the paper. Without marks these are the shortlist, else the first of the list, and
/// their verdict is a blank.
struct PaperService {
  const catalog::Service* service = nullptr;  ///< never nullptr
  const ranker::Match* match = nullptr;       ///< nullptr: not among the matches
  std::size_t rank = 0;                       ///< from 1; 0 without a match
  std::optional<Verdict> verdict;
  std::string reason;
};
[[nodiscard]] std::vector<PaperService> paper_services(const catalog::Catalog& catalog,
                                                       const PaperChoice& choice,
                                                       const std::vector<ServiceId>& shortlist,
                                                       const ranker::Ranking& ranking);

/// What a service costs this buyer in a year, as far as it follows from a price of the record and
/// the need: the lowest of its prices that can be computed.
struct PaperCost {
  std::string price;                 ///< as the source writes it; empty: no price is known
  std::optional<std::int64_t> year;  ///< yen with tax; nullopt: not computed, `state` says why
  bool at_least = false;             ///< may be more
  std::string state;                 ///< why there is no figure, in words; empty with one
  std::string assumptions;           ///< in words; empty: none
};
[[nodiscard]] PaperCost paper_cost(const FactContext& context, const catalog::Service& service,
                                   const ranker::Need& need, Date as_of);
/// Where a service stands: 「3位・合う・42.1点」, or why it is not among the matches.
[[nodiscard]] std::string paper_standing(const FactContext& context, const PaperService& one,
                                         const ranker::Ranking& ranking);
/// Days from contract to start as a source states them; empty: unknown.
[[nodiscard]] std::string lead_time_of(const catalog::Service& service);

/// Everything templates/rationale.html shows below the form.
[[nodiscard]] nlohmann::json rationale_paper(const FactContext& context, const Snapshot& snapshot,
                                             const KeptNeed& kept, const ranker::Ranking& ranking,
                                             const std::vector<PaperService>& services);

}  // namespace mitate::web
