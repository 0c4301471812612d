// When: the start or latest date (western, era, fiscal year, 年内, a bare month after `as_of`) and
// both ends of a range of dates. How long a contract runs is contract_months.h.
#pragma once
#include <optional>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct DeadlineReading {
  std::optional<Slot<Deadline>> deadline;
  std::optional<Date> contract_start;  ///< when the text says "from"
  std::optional<Date> contract_end;    ///< the first day after a range of dates
  std::string past;                    ///< a start or latest date before `as_of`, as written
};

[[nodiscard]] DeadlineReading read_deadline(const Passage& passage);

}  // namespace mitate::ranker::reading
