// "Change this one thing and the service becomes a candidate": tried before it is said. Applies the
// change to the need and asks the gate again. Called by rank.cc for what a condition keeps out. Not
// here: which change is meant (gate.h).
#pragma once
#include "ranker/order/gate.h"

namespace mitate::ranker {

/// True when the need changed as `admits` says leaves nothing of its strict conditions broken for
/// the service, and nothing waiting.
[[nodiscard]] bool keeps_promise(const Reason& admits, const ServiceFacts& facts,
                                 const Asked& asked, const MatchOptions& options,
                                 const Columns& columns, const Parameters& policy);

}  // namespace mitate::ranker
