// The need of an address with its ranking, for pages that need both: the paper and the files. Not
// here: keeping (kept_need.h), matching (ranker).
#pragma once
#include "web/pages/needs/kept_need.h"

namespace mitate::web {

struct AnsweredNeed {
  KeptNeed kept;
  ranker::Ranking ranking;
};
/// Problems: 404 for an unknown or expired id, those of the store and the matcher.
[[nodiscard]] Result<AnsweredNeed, Problem> answered_need(const Site& site,
                                                          const Snapshot& snapshot,
                                                          const Request& request, Date as_of);

}  // namespace mitate::web
