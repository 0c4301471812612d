// How a service should reach people: forms that are asked for. Refused forms are not listed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// `buyer` decides where 「来てもらう」 is: at work for an employer, at home for a municipality.
[[nodiscard]] std::vector<Slot<std::string>> read_delivery(const Passage& passage,
                                                           std::optional<BuyerType> buyer);
/// Forms that the text refuses and does not ask for; always strict.
[[nodiscard]] std::vector<Slot<std::string>> read_refused_delivery(
    const Passage& passage, const std::vector<Slot<std::string>>& wanted);

}  // namespace mitate::ranker::reading
