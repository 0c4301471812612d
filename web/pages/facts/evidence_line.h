// The evidence of a service in short phrases: what a guideline says of its kind of intervention,
// then its studies by design and finding. Grades against, withheld grades, no difference and harm
// come first. Never a grade of the service. Used by cards of results and lists. Pure.
#pragma once
#include <string>
#include <vector>

#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// At most one phrase for guidelines and `studies` phrases for studies; what is left out is counted
/// in the last one. Empty: nothing is published and nothing is mapped.
[[nodiscard]] std::vector<std::string> evidence_phrases(const FactContext& context,
                                                        const catalog::Service& service,
                                                        std::size_t studies = 2);

}  // namespace mitate::web
