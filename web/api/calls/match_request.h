// The bodies of /needs/parse and /matches as the program's own values, and the answer to a match;
// shared with `mitate match`, so that command line and API cannot differ. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "catalog/base/result.h"
#include "ranker/matcher.h"
#include "ranker/need/need.h"
#include "web/http/problem.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

struct MatchRequest {
  ranker::Need need;                            ///< structured, or only `text` set
  bool from_text = false;                       ///< need.text still has to be read
  std::optional<ranker::BuyerType> buyer_type;  ///< stated beside a text
  ranker::MatchOptions options;
};

/// A body of the shape ParseRequest. `as_of` counts where the body has none.
[[nodiscard]] Result<MatchRequest, Problem> parse_request(const nlohmann::json& body, Date as_of);
/// A body of the shape MatchRequest; checked here, because it may come from the command line.
[[nodiscard]] Result<MatchRequest, Problem> match_request(const nlohmann::json& body, Date as_of);
/// Reads the text where there is one, ranks, and writes the answer of /matches.
[[nodiscard]] Result<nlohmann::ordered_json, Problem> answer_match(MatchRequest request,
                                                                   const Snapshot& snapshot,
                                                                   const Wording& wording);
/// Reads the text and writes the answer of /needs/parse.
[[nodiscard]] Result<nlohmann::ordered_json, Problem> answer_parse(const MatchRequest& request,
                                                                   const Snapshot& snapshot,
                                                                   const Wording& wording);
/// A fault that matching found, as a problem of the field "need.…".
[[nodiscard]] Problem need_problem(const Error& error);

}  // namespace mitate::web::api
