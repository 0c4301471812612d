// POST /needs/parse and /matches. Nothing of a need is logged, echoed in a refusal or cached.
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/api/api.h"
#include "web/api/calls/match_request.h"
#include "web/api/json/json_body.h"
#include "web/api/json/need_json.h"
#include "web/api/json/ranking_json.h"
#include "web/wording/api_wording.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

std::optional<Problem> require_json(const Request& request) {
  const std::string type = request.content_type();
  if (type.empty() || type == "application/json") return std::nullopt;
  Problem problem;
  problem.status = 415;
  problem.code = "unsupported_media_type";
  problem.detail = wording::media_type_refused("application/json");
  return problem;
}

Response parse_need(const Call& call) {
  if (auto bad = require_json(call.request)) return problem_response(std::move(*bad));
  json body;
  if (auto bad = read_json_object(call.request.body, body))
    return problem_response(std::move(*bad));
  MatchRequest wanted;
  if (auto bad = read_parse_request(body, call.as_of, wanted)) {
    return problem_response(std::move(*bad));
  }
  auto read =
      call.snapshot.need_reader->read(wanted.need.text, wanted.buyer_type, wanted.options.as_of);
  if (!read) return problem_response(text_problem(read.error()));
  ordered out;
  out["need"] = need_to_json(read->need);
  add_reading(*read, *call.snapshot.catalog, call.app.wording(), out);
  out["as_of"] = wanted.options.as_of.iso();
  return json_response(out.dump());
}

Response match(const Call& call) {
  if (auto bad = require_json(call.request)) return problem_response(std::move(*bad));
  json body;
  if (auto bad = read_json_object(call.request.body, body))
    return problem_response(std::move(*bad));
  MatchRequest wanted;
  if (auto bad = read_match_request(body, call.as_of, wanted)) {
    return problem_response(std::move(*bad));
  }
  auto answer = answer_match(std::move(wanted), call.snapshot, call.app.wording());
  if (auto* problem = std::get_if<Problem>(&answer)) return problem_response(std::move(*problem));
  return json_response(std::get<ordered>(answer).dump());
}

}  // namespace

std::vector<Endpoint> need_endpoints() {
  return {
      {Method::Post,
       "/api/v1/needs/parse",
       "parseNeed",
       "Read a buyer's sentence into slots, with source spans and at most one question.",
       {as_of_parameter()},
       "ParseRequest",
       "ParsedNeed",
       parse_need},
      {Method::Post,
       "/api/v1/matches",
       "matchServices",
       "Rank services for a need; the points of the contributions sum to the score.",
       {as_of_parameter()},
       "MatchRequest",
       "Matches",
       match},
  };
}

}  // namespace mitate::web::api
