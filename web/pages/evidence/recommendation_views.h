// Recommendations as view models, shared by the pages of guidelines and of one recommendation: the
// grade with its native wording beside it, who is linked, what other documents say. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

/// Grade, native wording, certainty, effect, population, outcome and note of one recommendation.
[[nodiscard]] nlohmann::json recommendation_view(const FactContext& context,
                                                 const catalog::Recommendation& one,
                                                 SourceIndex& sources);
/// Services linked to it, with directness, rationale and who mapped when.
[[nodiscard]] nlohmann::json linked_services(const FactContext& context,
                                             const RecommendationId& recommendation);
/// Listed services that do this type of intervention and have no link to it.
[[nodiscard]] nlohmann::json unlinked_services(const FactContext& context,
                                               const catalog::Recommendation& one);
/// Recommendations of other documents about the same intervention; they may disagree, and all are
/// shown.
[[nodiscard]] std::vector<const catalog::Recommendation*> of_other_documents(
    const catalog::Catalog& catalog, const catalog::Recommendation& one);
/// Domains, interventions and grades as rows with one cell per grade, 1 to 5 and unread.
[[nodiscard]] nlohmann::json matrix_view(const FactContext& context);

}  // namespace mitate::web
