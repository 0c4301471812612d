// A ranking as view models: cards per band with their sums, lists of what was set aside, sources.
// The result page and the 選定理由書 show the same. Not here: matching (ranker). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "ranker/answer/ranking.h"
#include "ranker/question/price.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"
#include "web/pages/needs/kept_need.h"

namespace mitate::web {

/// The page of an answer that was computed already; need_page() finds the need and matches it.
[[nodiscard]] Response need_result(const Site& site, const Request& request,
                                   const Snapshot& snapshot, const std::string& id,
                                   const KeptNeed& kept, const ranker::Ranking& ranking);
/// One match: score, bar, all reasons, cautions, unknowns, breakdown. `rank` counts from 1.
[[nodiscard]] nlohmann::json match_json(const FactContext& context, const ranker::Match& match,
                                        std::size_t rank, SourceIndex& sources);
/// What this kind of buyer may want to know, with numbered sources.
[[nodiscard]] nlohmann::json information_json(const FactContext& context,
                                              const ranker::Ranking& ranking, SourceIndex& sources);

/// Bands in order, each with title, count and items; reasons that every item of a band shares stand
/// once at the band. `picked` marks what is on the shortlist, `budget` the mark on price pictures.
[[nodiscard]] nlohmann::json bands_json(const FactContext& context, const ranker::Ranking& ranking,
                                        const std::vector<ServiceId>& picked,
                                        const std::optional<ranker::Spend>& budget,
                                        SourceIndex& sources);
/// One row per service with its questions.
/// One row per problem of a need that names several: what answers it best and how many more do.
/// Empty for a need with one problem.
[[nodiscard]] nlohmann::json goals_json(const FactContext& context, const ranker::Ranking& ranking);
[[nodiscard]] nlohmann::json confirmations_json(const FactContext& context,
                                                const ranker::Ranking& ranking);
[[nodiscard]] nlohmann::json exclusions_json(const FactContext& context,
                                             const ranker::Ranking& ranking);
[[nodiscard]] nlohmann::json sentences(const FactContext& context,
                                       const std::vector<ranker::Reason>& reasons);

}  // namespace mitate::web
