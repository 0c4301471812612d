// Whether a service serves a place, as far as sources say. A place that no source names is unknown,
// not "not served", unless a source limits the area. Called by gate, fit and delivery.
#pragma once
#include "ranker/facts/columns.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

enum class Serves { Yes, No, Unknown };
struct ServedPlace {
  Serves serves = Serves::Unknown;
  bool named = false;       ///< a source names this place or its prefecture
  bool case_there = false;  ///< known from a case study only
  bool part_only = false;   ///< a municipality inside the asked prefecture is named
};

/// Recorded as nationwide or online: reaches a buyer wherever it is.
[[nodiscard]] bool offered_everywhere(const ServiceFacts& facts);
[[nodiscard]] ServedPlace served_place(const ServiceFacts& facts, const AskedRegion& region);
/// All asked regions together: the weakest answer. REQUIRES at least one region.
[[nodiscard]] ServedPlace served_places(const ServiceFacts& facts,
                                        const std::vector<AskedRegion>& regions);

}  // namespace mitate::ranker
