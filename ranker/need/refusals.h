// What a text refuses and no slot can hold: 「ストレスチェックは対象外」 beside a wish for
// counselling, 「別紙の品目は不要」. It is told as not understood, so that nothing refused is lost
// silently. Does not decide what is refused (standing.h). Called once per text, behind the slots.
#pragma once
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

inline constexpr std::size_t kMostUntakenRefusals = 10;

/// In text order, as written, each once. REQUIRES give_standings.
[[nodiscard]] std::vector<std::string> untaken_refusals(const Passage& passage, const Need& need);

}  // namespace mitate::ranker::reading
