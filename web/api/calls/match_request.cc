#include "web/api/calls/match_request.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "ranker/need/need_text.h"
#include "web/api/endpoint/endpoint.h"
#include "web/api/json/need_json.h"
#include "web/api/json/ranking_json.h"
#include "web/api/nearest.h"
#include "web/http/encoding.h"
#include "web/wording/api_wording.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

std::optional<Problem> refuse_type(const char* field, wording::JsonType type) {
  return invalid_parameter(field, wording::json_wrong_type(field, type));
}

std::optional<Problem> check_names(const json& body, const std::vector<std::string>& names) {
  for (const auto& [name, value] : body.items()) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    constexpr std::size_t kLongestShown = 60;
    const std::string shown = count_characters(name) <= kLongestShown ? name : std::string("…");
    Problem problem = invalid_parameter(shown, wording::unknown_field(shown));
    if (const auto near = nearest(name, names)) problem.hint = wording::did_you_mean(*near);
    return problem;
  }
  return std::nullopt;
}

bool has(const json& body, const char* name) {
  return body.contains(name) && !body[name].is_null();
}

std::optional<Problem> read_text(const json& body, MatchRequest& out) {
  if (!body["text"].is_string()) return refuse_type("text", wording::JsonType::Text);
  out.need.text = body["text"].get<std::string>();
  out.from_text = true;
  const std::size_t characters = count_characters(out.need.text);
  if (characters > ranker::kMaxNeedCharacters) {
    Problem problem = invalid_parameter(
        "text", wording::too_long("text", ranker::kMaxNeedCharacters, characters));
    problem.code = "limit_exceeded";
    return problem;
  }
  if (out.need.text.find('\0') != std::string::npos) {
    return invalid_parameter("text", wording::has_nul("text"));
  }
  if (out.need.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return invalid_parameter("text", wording::missing_field("text"));
  }
  return std::nullopt;
}

std::optional<Problem> read_buyer(const json& body, MatchRequest& out) {
  if (!has(body, "buyer_type")) return std::nullopt;
  const json& given = body["buyer_type"];
  if (!given.is_string()) return refuse_type("buyer_type", wording::JsonType::Text);
  out.buyer_type = ranker::buyer_type_named(given.get_ref<const std::string&>());
  if (out.buyer_type) return std::nullopt;
  return invalid_parameter("buyer_type",
                           wording::not_a_choice("buyer_type", choices_of<ranker::BuyerType>()),
                           given.get<std::string>());
}

std::optional<Problem> read_as_of(const json& body, MatchRequest& out) {
  if (!has(body, "as_of")) return std::nullopt;
  const json& given = body["as_of"];
  const auto date =
      given.is_string() ? Date::parse(given.get_ref<const std::string&>()) : std::nullopt;
  if (!date) {
    return invalid_parameter(
        "as_of", wording::not_a_date("as_of"),
        given.is_string() ? std::optional(given.get<std::string>()) : std::nullopt);
  }
  out.options.as_of = *date;
  return std::nullopt;
}

std::optional<Problem> read_weights(const json& given, MatchRequest& out) {
  if (!given.is_object()) return refuse_type("weights", wording::JsonType::Object);
  static const std::vector<std::string> kCriteria{"fit",   "evidence", "assurance",
                                                  "price", "delivery", "track_record"};
  int sum = 0;
  for (const auto& [name, value] : given.items()) {
    const std::string field = "weights." + name;
    if (std::find(kCriteria.begin(), kCriteria.end(), name) == kCriteria.end()) {
      Problem problem = invalid_parameter(field, wording::unknown_field(field));
      if (const auto near = nearest(name, kCriteria)) problem.hint = wording::did_you_mean(*near);
      return problem;
    }
    if (!value.is_number_integer() || value < 0 || value > 100) {
      return invalid_parameter(field, wording::out_of_range(field, 0, 100));
    }
    sum += value.get<int>();
    out.options.weights.emplace_back(name, value.get<int>());
  }
  if (sum != 100) return invalid_parameter("weights", wording::weights_sum(sum));
  return std::nullopt;
}

std::optional<Problem> read_flag(const json& body, const char* name, bool& out) {
  if (!has(body, name)) return std::nullopt;
  if (!body[name].is_boolean()) return refuse_type(name, wording::JsonType::Boolean);
  out = body[name].get<bool>();
  return std::nullopt;
}

std::optional<Problem> read_options(const json& body, MatchRequest& out) {
  if (auto bad = read_buyer(body, out)) return bad;
  if (auto bad = read_as_of(body, out)) return bad;
  if (has(body, "strict")) {
    const json& strict = body["strict"];
    if (strict != "suggested" && strict != "none") {
      return invalid_parameter(
          "strict", wording::not_a_choice("strict", "suggested, none"),
          strict.is_string() ? std::optional(strict.get<std::string>()) : std::nullopt);
    }
    out.options.strict =
        strict == "none" ? ranker::StrictMode::None : ranker::StrictMode::Suggested;
  }
  if (has(body, "limit")) {
    constexpr std::int64_t kMostMatches = 100;
    const json& limit = body["limit"];
    if (!limit.is_number_integer() || limit < 1 || limit > kMostMatches) {
      return invalid_parameter("limit", wording::out_of_range("limit", 1, kMostMatches));
    }
    out.options.limit = limit.get<std::size_t>();
  }
  if (auto bad = read_flag(body, "include_discouraged", out.options.include_discouraged))
    return bad;
  if (auto bad = read_flag(body, "include_reference", out.options.include_reference)) return bad;
  if (has(body, "weights")) return read_weights(body["weights"], out);
  return std::nullopt;
}

}  // namespace

std::optional<Problem> read_parse_request(const json& body, Date as_of, MatchRequest& out) {
  out.options.as_of = as_of;
  if (auto bad = check_names(body, {"text", "buyer_type", "as_of"})) return bad;
  if (!has(body, "text")) return invalid_parameter("text", wording::missing_field("text"));
  if (auto bad = read_text(body, out)) return bad;
  if (auto bad = read_buyer(body, out)) return bad;
  return read_as_of(body, out);
}

std::optional<Problem> read_match_request(const json& body, Date as_of, MatchRequest& out) {
  out.options.as_of = as_of;
  if (auto bad = check_names(body, {"need", "text", "buyer_type", "strict", "as_of", "limit",
                                    "weights", "include_discouraged", "include_reference"})) {
    return bad;
  }
  if (has(body, "need") == has(body, "text")) {
    return invalid_parameter("need", wording::need_or_text());
  }
  if (has(body, "text")) {
    if (auto bad = read_text(body, out)) return bad;
  } else if (auto bad = need_from_json(body["need"], out.need)) {
    return bad;
  }
  if (auto bad = read_options(body, out)) return bad;
  if (!out.from_text && out.buyer_type && !out.need.buyer_type) {
    out.need.buyer_type =
        ranker::Slot<ranker::BuyerType>{*out.buyer_type, ranker::Strength::Wish, std::nullopt};
  }
  return std::nullopt;
}

Problem text_problem(const Error& error) {
  Problem problem = problem_from(error);
  problem.parameter = "text";
  problem.value.reset();
  return problem;
}

void add_reading(const ranker::ParsedNeed& read, const catalog::Catalog& catalog,
                 const Wording& wording, ordered& out) {
  out["unresolved"] = read.unresolved;
  out["question"] = nullptr;
  if (read.question) {
    out["question"] = {{"slot", read.question->slot},
                       {"code", read.question->code},
                       {"text", wording.text("question." + read.question->code)},
                       {"options", read.question->options}};
  }
  out["remarks"] = ordered::array();
  for (const ranker::Remark& remark : read.remarks) {
    out["remarks"].push_back({{"slot", remark.slot},
                              {"code", remark.code},
                              {"value", remark.value},
                              {"text", wording.remark(remark, catalog)}});
  }
}

std::variant<ordered, Problem> answer_match(MatchRequest request, const Snapshot& snapshot,
                                            const Wording& wording) {
  std::optional<ranker::ParsedNeed> read;
  if (request.from_text) {
    auto parsed =
        snapshot.need_reader->read(request.need.text, request.buyer_type, request.options.as_of);
    if (!parsed) return text_problem(parsed.error());
    read = std::move(*parsed);
    request.need = read->need;
  }
  const auto ranking = snapshot.matcher->match(request.need, request.options);
  if (!ranking) {
    Problem problem = problem_from(ranking.error());
    if (!problem.parameter.empty()) problem.parameter = "need." + problem.parameter;
    return problem;
  }
  ordered out = ranking_to_json(*ranking, snapshot, wording);
  if (read) {
    out["need"] = need_to_json(read->need);
    add_reading(*read, *snapshot.catalog, wording, out);
  }
  return out;
}

}  // namespace mitate::web::api
