// What a result card says of a match before it is unfolded: reasons, the one thing to check, four
// facts. Everything else of the match stands in its disclosure. Not here: the sum and its parts
// (need_view.h); what counts as a reason (ranker). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "ranker/answer/ranking.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// Reasons that earned points, those that tell most of this service first, in few words.
[[nodiscard]] std::vector<std::string> card_reasons(const FactContext& context,
                                                    const ranker::Match& match);
/// Everything to be checked about a match, what decides most first: conditions that are not
/// confirmed, grave cautions, facts that are not known, the other cautions.
[[nodiscard]] std::vector<std::string> card_checks(const FactContext& context,
                                                   const ranker::Match& match);
/// 料金, 根拠, 地域・方法, 実績: {icon, label, lines, unknown}.
[[nodiscard]] nlohmann::json card_facts(const FactContext& context, const ranker::Match& match,
                                        const catalog::Service& service);
/// Everything that earned points rests on what the provider says of itself.
[[nodiscard]] bool only_self_declared(const ranker::Match& match);

}  // namespace mitate::web
