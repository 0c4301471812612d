// How a bundle's request is refused: with the member that is wrong ("goals[1].weight") and a
// Japanese sentence for who sent it. Called by the checks of this folder.
#pragma once
#include <string>

#include "catalog/base/result.h"

namespace mitate::ranker::bundle {

[[nodiscard]] inline Unexpected refused_member(std::string field, std::string sentence) {
  return Unexpected(ErrorCode::InvalidArgument, std::move(sentence), {},
                    Place{{}, 0, std::move(field)});
}

/// "take[0]", "requires[2].needs"
[[nodiscard]] inline std::string member_of(const char* list, std::size_t index,
                                           const char* member = "") {
  return std::string(list) + "[" + std::to_string(index) + "]" + member;
}

}  // namespace mitate::ranker::bundle
