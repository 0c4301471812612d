// What was read and could not be taken as it stands: impossible amounts and numbers, places that do
// not exist, wishes that contradict each other, texts that are no need, orders that were left out.
// Each becomes one sentence to the writer; nothing is guessed in its place.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/budget.h"
#include "ranker/need/buyer.h"
#include "ranker/need/concepts.h"
#include "ranker/need/dates.h"
#include "ranker/need/headcount.h"
#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct Readings {
  const BuyerReading& buyer;        ///< as the text says it
  std::optional<BuyerType> stated;  ///< given beside the text
  const HeadcountReading& headcount;
  const BudgetReading& budget;
  const DomainReading& domains;
  const DeadlineReading& deadline;
};

/// In the order of the slots. REQUIRES `need` with its strengths marked.
[[nodiscard]] std::vector<Remark> read_remarks(const Passage& passage, const Need& need,
                                               const Readings& readings);

}  // namespace mitate::ranker::reading
