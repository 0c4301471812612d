// From what a buyer asks to the whole answer: values from the matcher, costs from prices and
// assumptions, the search, and the further questions. The one function of this folder that the
// outside calls. Pure: same question, catalog and policy, same bytes; const and thread-safe.
#pragma once
#include <functional>

#include "catalog/base/result.h"
#include "ranker/bundle/bundle.h"
#include "ranker/matcher.h"

namespace mitate::ranker::bundle {

struct Thoroughness {
  bool what_if = true;  ///< frontier, next best, sensitivity, entry prices
  /// Asked now and then; true ends the work with Unavailable.
  std::function<bool()> stop;
};

/// Errors: InvalidArgument whose place.field is the member of the request ("budget.amount",
/// "goals[1].domains", "take[0]"); Unavailable when `stop` ended it.
[[nodiscard]] Result<Bundle> plan(const Matcher& matcher, const AskedBundle& asked,
                                  const Thoroughness& how = {});

}  // namespace mitate::ranker::bundle
