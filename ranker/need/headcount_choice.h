// Of the groups of persons that a text counts, the one that a need is about. Used by headcount.cc
// only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/headcount_group.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// The group that a service is for, else the whole; nullopt when no number is a size.
[[nodiscard]] std::optional<PersonGroup> chosen_group(const Passage& passage,
                                                      std::optional<BuyerType> buyer,
                                                      std::vector<PersonGroup> all);
/// Whose people a bare number counts.
[[nodiscard]] HeadcountKind default_kind(const Passage& passage, std::optional<BuyerType> buyer);
/// 「従業員50名、対象100名」: the group cannot be larger than the whole it is taken from.
[[nodiscard]] std::optional<std::string> more_than_the_whole(const Passage& passage,
                                                             std::optional<BuyerType> buyer,
                                                             const std::vector<PersonGroup>& all);

}  // namespace mitate::ranker::reading
