// Letters that ask providers for what is not known about chosen services: one per provider, for the
// shortlist and for what is picked out of a result. Not here: which facts are asked
// (facts/comparison.h). Pure.
#pragma once
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// In the order of the services; one whose provider is unknown has a letter of its own. REQUIRES
/// public services.
[[nodiscard]] nlohmann::json inquiry_letters(const FactContext& context,
                                             const std::vector<ServiceId>& ids);

}  // namespace mitate::web
