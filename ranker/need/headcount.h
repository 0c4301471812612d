// How many people: numbers that count persons, their kind and operator, and the choice among them.
// The group a service is for is preferred to the whole when a text gives both.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct HeadcountReading {
  std::optional<Slot<Headcount>> headcount;
  std::vector<std::string> impossible;  ///< more than Japan has people, as written
  std::vector<std::string> nobody;      ///< 0人, as written
  std::optional<std::string> exceeds_whole;  ///< 「従業員50名のうち対象100名」, the two numbers
};

/// `buyer` gives the kind when the text does not.
[[nodiscard]] HeadcountReading read_headcount(const Passage& passage,
                                              std::optional<BuyerType> buyer);
/// True when some number counts persons, whoever they are: a hint that an organisation writes.
[[nodiscard]] bool counts_persons(const Passage& passage);

}  // namespace mitate::ranker::reading
