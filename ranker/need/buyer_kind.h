// Which kind of its buyer type the sender is: 健保組合, 協会けんぽ, 国保・後期高齢, 民間保険, a
// small company. Read with the words of seed_data/ranking/buyer_kinds.csv; a kind of another buyer
// type is somebody whom the sender only mentions.
#pragma once
#include <optional>
#include <string>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// nullopt: not said, or of another buyer type.
[[nodiscard]] std::optional<Slot<std::string>> read_buyer_kind(
    const Passage& passage, const std::optional<Slot<BuyerType>>& buyer);

}  // namespace mitate::ranker::reading
