#include "web/api/calls/match_request.h"
#include "ranker/need/senders.h"
#include "ranker/question/asked.h"

#include <nlohmann/json.hpp>

#include "ranker/criteria/criteria.h"
#include "ranker/need/names.h"
#include "web/api/json/json_body.h"
#include "web/api/json/need_json.h"
#include "web/api/json/ranking_json.h"
#include "web/api/shapes/conforms.h"
#include "web/wording/api_wording.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

/// What both bodies have, of a body whose shape was checked.
Result<MatchRequest, Problem> text_and_buyer(const json& body, Date as_of) {
  MatchRequest out;
  out.options.as_of = as_of;
  if (is_sent(body, "as_of")) out.options.as_of = *Date::parse(body["as_of"].get<std::string>());
  if (is_sent(body, "buyer_type")) {
    out.buyer_type = ranker::buyer_type_named(body["buyer_type"].get_ref<const std::string&>());
  }
  if (!is_sent(body, "text")) return out;
  out.from_text = true;
  out.need.text = body["text"].get<std::string>();
  if (out.need.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return Refused(invalid_parameter("text", wording::missing_field("text")));
  }
  return out;
}

Result<std::vector<std::pair<std::string, int>>, Problem> weights_of(const json& given) {
  std::vector<std::pair<std::string, int>> out;
  int sum = 0;
  for (const auto& [name, points] : given.items()) {
    if (points.is_null()) continue;
    out.emplace_back(name, points.get<int>());
    sum += points.get<int>();
  }
  if (sum != 100) return Refused(invalid_parameter("weights", wording::weights_sum(sum)));
  return out;
}

Result<void, Problem> read_options(const json& body, ranker::MatchOptions& out) {
  if (is_sent(body, "strict")) {
    out.strict = *value_named<ranker::StrictMode>(body["strict"].get<std::string>());
  }
  if (is_sent(body, "limit")) out.limit = body["limit"].get<std::size_t>();
  if (is_sent(body, "include_discouraged")) {
    out.include_discouraged = body["include_discouraged"].get<bool>();
  }
  if (is_sent(body, "include_reference")) {
    out.include_reference = body["include_reference"].get<bool>();
  }
  if (is_sent(body, "weights")) {
    MITATE_TRY(out.weights, weights_of(body["weights"]));
  }
  return {};
}

/// A fault of the text as a problem of the field "text"; the text is not repeated.
Problem text_problem(const Error& error) {
  Problem problem = problem_from(error);
  problem.parameter = "text";
  problem.value.reset();
  return problem;
}

/// `need`, `unresolved`, `question` and `remarks` of a read text.
void put_reading(const ranker::ParsedNeed& read, const catalog::Catalog& catalog,
                 const Wording& wording, ordered& out) {
  out["need"] = need_to_json(read.need);
  out["unresolved"] = read.unresolved;
  out["question"] = nullptr;
  if (read.question) {
    out["question"] = {{"slot", read.question->slot},
                       {"code", read.question->code},
                       {"text", wording.text("question." + read.question->code)},
                       {"options", read.question->options}};
  }
  out["sender"] = nullptr;
  for (const ranker::SenderRow& row : ranker::kSenders) {
    if (read.sender != row.slug) continue;
    const std::string slug(row.slug);
    ordered pointers = ordered::array();
    for (const ranker::SenderPointer& pointer : row.pointers) {
      if (pointer.code.empty()) continue;
      pointers.push_back(
          {{"code", pointer.code},
           {"text", wording.text("sender.pointer." + std::string(pointer.code))},
           {"href", pointer.href.empty() ? ordered(nullptr) : ordered(pointer.href)}});
    }
    out["sender"] = {
        {"kind", slug}, {"text", wording.text("sender." + slug)}, {"pointers", pointers}};
  }
  out["remarks"] = ordered::array();
  for (const ranker::Remark& remark : read.remarks) {
    out["remarks"].push_back({{"slot", remark.slot},
                              {"code", remark.code},
                              {"value", remark.value},
                              {"text", wording.remark(remark, catalog)}});
  }
}

Result<ranker::ParsedNeed, Problem> read_text(const MatchRequest& request,
                                              const Snapshot& snapshot) {
  auto read =
      snapshot.need_reader->read(request.need.text, request.buyer_type, request.options.as_of);
  if (!read) return Refused(text_problem(read.error()));
  return std::move(*read);
}

}  // namespace

Result<MatchRequest, Problem> parse_request(const json& body, Date as_of) {
  MITATE_TRY_VOID(check_body(body, "ParseRequest"));
  return text_and_buyer(body, as_of);
}

Result<MatchRequest, Problem> match_request(const json& body, Date as_of) {
  MITATE_TRY_VOID(check_body(body, "MatchRequest"));
  if (is_sent(body, "need") == is_sent(body, "text")) {
    return Refused(invalid_parameter("need", wording::need_or_text()));
  }
  MITATE_TRY(MatchRequest out, text_and_buyer(body, as_of));
  if (is_sent(body, "need")) {
    MITATE_TRY(out.need, need_from_json(body["need"]));
    if (out.buyer_type && !out.need.buyer_type) {
      out.need.buyer_type =
          ranker::Slot<ranker::BuyerType>{*out.buyer_type, ranker::Strength::Wish, std::nullopt};
    }
  }
  MITATE_TRY_VOID(read_options(body, out.options));
  return out;
}

Result<ordered, Problem> answer_parse(const MatchRequest& request, const Snapshot& snapshot,
                                      const Wording& wording) {
  MITATE_TRY(const ranker::ParsedNeed read, read_text(request, snapshot));
  ordered out;
  put_reading(read, *snapshot.catalog, wording, out);
  out["as_of"] = request.options.as_of.iso();
  return out;
}

Result<ordered, Problem> answer_match(MatchRequest request, const Snapshot& snapshot,
                                      const Wording& wording) {
  std::optional<ranker::ParsedNeed> read;
  if (request.from_text) {
    MITATE_TRY(read, read_text(request, snapshot));
    request.need = read->need;
  }
  request.options.goals = read ? read->goals : ranker::goals_by_domain(request.need);
  const auto ranking = snapshot.matcher->match(request.need, request.options);
  if (!ranking) return Refused(need_problem(ranking.error()));
  ordered out = ranking_to_json(*ranking, snapshot, wording);
  if (read) put_reading(*read, *snapshot.catalog, wording, out);
  return out;
}

Problem need_problem(const Error& error) {
  Problem problem = problem_from(error);
  if (!problem.parameter.empty()) problem.parameter = "need." + problem.parameter;
  return problem;
}

}  // namespace mitate::web::api
