// For how long: the contract period in months (3年契約, 半年間, 単年度). How often something is
// done, how long a course runs for one person and how long ago something was are no contract. When
// it starts and ends is dates.h. Called by need_text.cc.
#pragma once
#include <optional>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// 1 to 1,440 months, with the words it was read from; nothing where no period is stated.
[[nodiscard]] std::optional<Slot<int>> read_contract_months(const Passage& passage);

}  // namespace mitate::ranker::reading
