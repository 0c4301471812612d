// POST /needs/parse and /matches. Nothing of a need is logged, echoed in a refusal or cached.
#include "web/api/calls/calls.h"
#include "web/api/calls/match_request.h"

namespace mitate::web::api {
namespace {

Answer parse_need(const Call& call) {
  MITATE_TRY(const MatchRequest wanted, parse_request(call.body, call.as_of));
  return answer_parse(wanted, call.snapshot, call.app.wording());
}

Answer match(const Call& call) {
  MITATE_TRY(MatchRequest wanted, match_request(call.body, call.as_of));
  return answer_match(std::move(wanted), call.snapshot, call.app.wording());
}

}  // namespace

std::vector<Endpoint> need_endpoints() {
  return {
      {.method = Method::Post,
       .pattern = "/api/v1/needs/parse",
       .operation = "parseNeed",
       .summary = "Read a buyer's sentence into slots, with source spans and at most one question.",
       .parameters = {as_of_parameter()},
       .body = "ParseRequest",
       .answers = "ParsedNeed",
       .answer = parse_need},
      {.method = Method::Post,
       .pattern = "/api/v1/matches",
       .operation = "matchServices",
       .summary = "Rank services for a need; the points of the contributions sum to the score.",
       .parameters = {as_of_parameter()},
       .body = "MatchRequest",
       .answers = "Matches",
       .answer = match},
  };
}

}  // namespace mitate::web::api
