// Who would buy, and in which trade. Three logics: what the sender says of itself, what its people
// are called, and last the kind of programme. A private person, a vendor or a journalist is no
// buyer.
#pragma once
#include <optional>
#include <string>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct BuyerReading {
  std::optional<Slot<BuyerType>> type;
  bool no_need = false;               ///< press, job, sales: nothing in the text is a need
  bool is_private = false;            ///< a person asks for itself or its family
  std::optional<std::string> sender;  ///< family, care-manager, labour-union
  bool personnel_office = false;      ///< a municipality that buys for its own staff
};

[[nodiscard]] BuyerReading read_buyer(const Passage& passage);
/// The trade of an employer, or the one a health insurance society serves.
[[nodiscard]] std::optional<Slot<std::string>> read_industry(const Passage& passage,
                                                             const BuyerReading& buyer);

}  // namespace mitate::ranker::reading
