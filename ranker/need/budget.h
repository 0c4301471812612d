// What the buyer can pay: one amount of yen with operator, unit and tax, chosen among all amounts
// in the text (the stated limit before the total, the corrected amount before the first).
// Amounts that are not a budget (sales, what is paid now, what users pay themselves) are passed
// over.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct BudgetReading {
  std::optional<Slot<Budget>> budget;
  bool from_range = false;                ///< "300円〜500円": an upper end, not a stated limit
  std::vector<std::string> impossible;    ///< 0 yen and negative amounts, as written
  std::vector<std::string> too_large;     ///< beyond kLargestBudget, as written
  std::optional<std::string> ends_cross;  ///< 「10万円以上5万円以下」
};

[[nodiscard]] BudgetReading read_budget(const Passage& passage);

}  // namespace mitate::ranker::reading
