// Pictures of facts and results together with their words and the table that stands beside them, as
// template fields. Drawing is in web/pictures; the numbers come from the catalog and the ranking.
// Not here: what a page shows around them. Pure.
#pragma once
#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "ranker/answer/ranking.h"
#include "ranker/need/need.h"
#include "ranker/question/price.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// The price that the points of this match counted, on the scale of its unit, with the budget when
/// it is in the same unit. False when no price was counted.
[[nodiscard]] nlohmann::json counted_price_figure(const FactContext& context,
                                                  const ranker::Match& match,
                                                  const std::optional<ranker::Spend>& budget);
/// The need's budget as the ranker spreads it; nullopt without one.
[[nodiscard]] std::optional<ranker::Spend> budget_of(const FactContext& context,
                                                     const ranker::Need& need);
/// The service's buyer prices that compare with a scale, one figure each.
[[nodiscard]] nlohmann::json price_figures(const FactContext& context,
                                           const catalog::Service& service);
/// Outcome x certainty: guideline questions of its interventions and its own studies. False when
/// neither names an outcome.
[[nodiscard]] nlohmann::json evidence_figure(const FactContext& context,
                                             const catalog::Service& service);
/// Ranks of the first five under the other reviewed sets of weights. The points of each criterion
/// are scaled to the other set's full points, so nothing is judged anew. False for fewer than two.
[[nodiscard]] nlohmann::json sensitivity_figure(const FactContext& context,
                                                const ranker::Ranking& ranking,
                                                std::optional<ranker::BuyerType> buyer);

}  // namespace mitate::web
