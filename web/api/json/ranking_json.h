// A Ranking as JSON: points as numbers with one decimal whose tenths sum exactly, every reason as
// code, parameters and sentence. Used by /matches, `mitate match` and stored results. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "ranker/answer/ranking.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json ranking_to_json(const ranker::Ranking& ranking,
                                                     const Snapshot& snapshot,
                                                     const Wording& wording);

/// One match, as it stands in the list above.
[[nodiscard]] nlohmann::ordered_json match_to_json(const ranker::Match& match,
                                                   const Snapshot& snapshot,
                                                   const Wording& wording);
/// One source behind a number.
[[nodiscard]] nlohmann::ordered_json ground_json(const ranker::Ground& ground,
                                                 const Snapshot& snapshot);

}  // namespace mitate::web::api
