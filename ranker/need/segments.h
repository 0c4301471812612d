// For whom: the groups of people a text names, narrowest only. Everybody at work and everybody in
// town are the normal case of a buyer and are not listed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

[[nodiscard]] std::vector<Slot<std::string>> read_segments(const Passage& passage,
                                                           std::optional<BuyerType> buyer);

}  // namespace mitate::ranker::reading
