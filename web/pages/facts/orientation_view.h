// 相場の手がかり and the written reasons for 未対応づけ as view models of a service's page and of a
// result card. A price of others is never shown as the service's. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

/// Groups with range or single cases; an empty list when the buyer's price is known.
[[nodiscard]] nlohmann::json orientation_rows(const FactContext& context,
                                              const catalog::Service& service,
                                              SourceIndex& sources);
/// One line for a card, of the first group that has a range, else of the newest case; empty when
/// there is none.
[[nodiscard]] std::string orientation_line(const FactContext& context,
                                           const catalog::Service& service);
[[nodiscard]] nlohmann::json link_decision_rows(const FactContext& context,
                                                const catalog::Service& service);

}  // namespace mitate::web
