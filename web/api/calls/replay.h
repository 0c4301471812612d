// The replay record: a need, the versions it was matched with, and the answer. Written by the
// export of a result page and by `mitate match --record`; read by `mitate replay`, which matches
// again and says whether the same bytes come out, and if not what differs. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/matcher.h"
#include "ranker/need/need.h"
#include "web/http/problem.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

/// {format, version, as_of, generation, policy, options, text, need, result}. `need` is the need as
/// it was matched, with its strengths. Options that are not the usual ones are written as well.
[[nodiscard]] nlohmann::ordered_json replay_record(const ranker::Need& need,
                                                   const ranker::MatchOptions& options,
                                                   const ranker::Ranking& ranking,
                                                   const Snapshot& snapshot,
                                                   const Wording& wording);
/// The bytes of a record as files hold them.
[[nodiscard]] std::string replay_bytes(const nlohmann::ordered_json& record);

struct Replay {
  bool same_bytes = false;
  bool same_answer = false;              ///< services, points and every sentence, versions apart
  std::vector<std::string> differences;  ///< Japanese sentences; empty when the bytes agree
  std::string bytes;                     ///< the record as it would be written now
};

/// Matches the need of a record again. A Problem for bytes that are no such record, naming the
/// field.
[[nodiscard]] Result<Replay, Problem> replay(std::string_view bytes, const Snapshot& snapshot,
                                             const Wording& wording);

}  // namespace mitate::web::api
