// What is said of a bundle in words: names of goals, labels of amounts, how sure the answer is,
// what to ask a provider. The answer of /bundles, its pages and its exports share them. Pure.
#pragma once
#include <optional>
#include <string>

#include "ranker/bundle/bundle.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

/// 「高血圧・睡眠」
[[nodiscard]] std::string goal_label(const ranker::bundle::AskedGoal& goal,
                                     const catalog::Catalog& catalog);
/// 「仮定（2026年11月30日）」
[[nodiscard]] std::string cost_label(const ranker::bundle::ServiceCost& cost,
                                     const Wording& wording);
/// 「見積（2026年11月30日）」 of what was typed.
[[nodiscard]] std::string said_label(const ranker::bundle::Assumption& one, const Wording& wording);
[[nodiscard]] std::string proof_sentence(const ranker::bundle::Bundle& found,
                                         const Wording& wording);
[[nodiscard]] std::string loosened_sentence(const ranker::bundle::Loosened& one,
                                            const ranker::bundle::Bundle& found,
                                            const catalog::Catalog& catalog,
                                            const Wording& wording);
/// What to ask the provider for, without naming the buyer.
[[nodiscard]] std::string inquiry_text(const ranker::bundle::Bundle& found,
                                       const ServiceId& service, const catalog::Catalog& catalog,
                                       const Wording& wording);
/// The unit in which this kind of buyer thinks: insurers per member and month, municipalities per
/// year, employers per head and year.
[[nodiscard]] ranker::BudgetUnit usual_unit(const std::optional<ranker::BuyerType>& buyer);
/// Weighted points: worth / 40.
[[nodiscard]] double value_of(std::int64_t worth);

}  // namespace mitate::web::api
