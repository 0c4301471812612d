// Every code of a sentence that the ranker can say: those of the answer and those of each
// criterion. Read by tests of the wording. Not for picking a sentence (web/wording).
#pragma once
#include <vector>

#include "ranker/answer/codes.h"
#include "ranker/criteria/criteria.h"

namespace mitate::ranker {

[[nodiscard]] inline std::vector<CodeRow> all_codes() {
  std::vector<CodeRow> out(kCodes.begin(), kCodes.end());
  for (const CriterionRow& criterion : kCriteria) {
    out.insert(out.end(), criterion.codes.begin(), criterion.codes.end());
  }
  return out;
}

}  // namespace mitate::ranker
