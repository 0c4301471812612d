#include "web/api/calls/bundle_request.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/api/json/json_body.h"
#include "web/api/json/need_json.h"
#include "web/api/shapes/conforms.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

namespace bundle = ranker::bundle;
using nlohmann::json;

std::vector<std::string> texts_sent(const json& object, const char* name) {
  return is_sent(object, name) ? object[name].get<std::vector<std::string>>()
                               : std::vector<std::string>{};
}

template <typename T>
std::optional<T> value_sent(const json& object, const char* name) {
  return is_sent(object, name) ? std::optional<T>(object[name].get<T>()) : std::nullopt;
}

std::vector<ServiceId> services_sent(const json& object, const char* name) {
  std::vector<ServiceId> out;
  for (const std::string& id : texts_sent(object, name)) out.emplace_back(id);
  return out;
}

Result<ranker::Tenths, Problem> minimum_sent(const json& object, const std::string& field) {
  if (!is_sent(object, "minimum")) return ranker::Tenths{1};
  const double points = object["minimum"].get<double>();
  if (!(points >= 0.1 && points <= 100)) {
    return Refused(invalid_parameter(field, "最低点は0.1から100の間で指定してください。"));
  }
  return ranker::Tenths{static_cast<std::int32_t>(std::lround(points * 10))};
}

ranker::Budget budget_of(const json& given) {
  ranker::Budget out;
  out.amount_yen = given["amount"].get<std::int64_t>();
  out.unit = *ranker::budget_unit_named(given["unit"].get_ref<const std::string&>());
  out.op = ranker::BudgetOp::AtMost;
  if (is_sent(given, "tax")) {
    out.tax = given["tax"] == "incl" ? ranker::BudgetTax::Included : ranker::BudgetTax::Excluded;
  }
  return out;
}

Result<bundle::AskedGoal, Problem> goal_of(const json& given, const std::string& field) {
  bundle::AskedGoal out;
  out.goal.domains = texts_sent(given, "domains");
  out.goal.functions = texts_sent(given, "functions");
  out.goal.interventions = texts_sent(given, "interventions");
  out.goal.segments = texts_sent(given, "segments");
  out.goal.delivery = texts_sent(given, "delivery");
  out.outcomes = texts_sent(given, "outcomes");
  out.weight = value_sent<int>(given, "weight");
  out.persons = value_sent<std::int64_t>(given, "persons");
  out.participation = value_sent<int>(given, "participation").value_or(100);
  MITATE_TRY(out.minimum, minimum_sent(given, field + ".minimum"));
  out.must = value_sent<bool>(given, "must").value_or(is_sent(given, "minimum"));
  if (is_sent(given, "budget")) out.budget = budget_of(given["budget"]);
  return out;
}

bundle::Assumption assumption_of(const json& given) {
  bundle::Assumption out;
  out.service = ServiceId(given["service"].get<std::string>());
  out.amount = value_sent<std::int64_t>(given, "amount");
  if (is_sent(given, "unit")) {
    out.unit = *ranker::budget_unit_named(given["unit"].get_ref<const std::string&>());
  }
  out.with_tax = !is_sent(given, "tax") || given["tax"] == "incl";
  if (is_sent(given, "said")) {
    out.said = *value_named<bundle::PriceSaid>(given["said"].get<std::string>());
  }
  if (is_sent(given, "on")) out.on = Date::parse(given["on"].get_ref<const std::string&>());
  out.uses_per_year = value_sent<std::int64_t>(given, "uses_per_year");
  return out;
}

Result<void, Problem> read_pairs(const json& body, const char* list, const char* member,
                                 std::vector<std::pair<ServiceId, ServiceId>>& out) {
  if (!is_sent(body, list)) return {};
  for (std::size_t i = 0; i < body[list].size(); ++i) {
    const json& pair = body[list][i];
    const std::string field = std::string(list) + "[" + std::to_string(i) + "]." + member;
    if (!is_sent(pair, member)) {
      return Refused(invalid_parameter(field, wording::missing_field(field)));
    }
    if (pair["service"] == pair[member]) {
      return Refused(invalid_parameter(field, "同じサービスどうしの組は指定できません。"));
    }
    out.emplace_back(ServiceId(pair["service"].get<std::string>()),
                     ServiceId(pair[member].get<std::string>()));
  }
  return {};
}

Result<void, Problem> read_rules(const json& body, BundleRequest& out) {
  bundle::AskedBundle& asked = out.asked;
  asked.max_count = value_sent<std::size_t>(body, "max_count").value_or(bundle::kUsualMembers);
  asked.provider_cap = value_sent<std::size_t>(body, "provider_cap");
  asked.diminishing = value_sent<bool>(body, "diminishing").value_or(false);
  asked.each_region = value_sent<bool>(body, "each_region").value_or(false);
  out.what_if = value_sent<bool>(body, "what_if").value_or(true);
  asked.take = services_sent(body, "take");
  asked.leave = services_sent(body, "leave");
  MITATE_TRY_VOID(read_pairs(body, "requires", "needs", asked.needs));
  MITATE_TRY_VOID(read_pairs(body, "excludes", "not_with", asked.excludes));
  if (is_sent(body, "assumptions")) {
    for (const json& one : body["assumptions"]) asked.assumptions.push_back(assumption_of(one));
  }
  if (is_sent(body, "strict")) {
    asked.options.strict = *value_named<ranker::StrictMode>(body["strict"].get<std::string>());
  }
  asked.options.include_discouraged = value_sent<bool>(body, "include_discouraged").value_or(false);
  asked.options.include_reference = value_sent<bool>(body, "include_reference").value_or(false);
  return {};
}

Result<void, Problem> read_must_cover(const json& body, BundleRequest& out) {
  if (!is_sent(body, "must_cover")) return {};
  for (std::size_t i = 0; i < body["must_cover"].size(); ++i) {
    const json& given = body["must_cover"][i];
    const std::string field = "must_cover[" + std::to_string(i) + "]";
    BundleRequest::Must must;
    if (given.is_string()) {
      must.domain = given.get<std::string>();
    } else {
      must.goal = value_sent<std::size_t>(given, "goal");
      must.domain = value_sent<std::string>(given, "domain").value_or("");
      MITATE_TRY(must.minimum, minimum_sent(given, field + ".minimum"));
      if (!must.goal && must.domain.empty()) {
        return Refused(invalid_parameter(field + ".goal", wording::missing_field(field + ".goal")));
      }
    }
    out.must_cover.push_back(std::move(must));
  }
  return {};
}

Result<void, Problem> put_demands(const BundleRequest& request, bundle::AskedBundle& asked) {
  for (std::size_t i = 0; i < request.must_cover.size(); ++i) {
    const BundleRequest::Must& must = request.must_cover[i];
    bool found = false;
    for (std::size_t g = 0; g < asked.goals.size(); ++g) {
      const auto& domains = asked.goals[g].goal.domains;
      const bool meant =
          must.goal ? *must.goal == g
                    : std::find(domains.begin(), domains.end(), must.domain) != domains.end();
      if (!meant) continue;
      found = true;
      asked.goals[g].must = true;
      asked.goals[g].minimum = std::max(asked.goals[g].minimum, must.minimum);
    }
    if (!found) {
      return Refused(invalid_parameter(
          "must_cover[" + std::to_string(i) + "]", "必ず満たす目的が、目的の一覧にありません。",
          must.domain.empty() ? std::nullopt : std::optional(must.domain)));
    }
  }
  return {};
}

/// {"need": {"text": …}} means the same as {"text": …}.
json unwrapped(const json& body) {
  json out = body;
  const auto need = out.find("need");
  if (need == out.end() || !need->is_object() || !is_sent(*need, "text")) return out;
  for (const char* member : {"text", "buyer_type"}) {
    if (is_sent(*need, member) && !is_sent(out, member)) out[member] = (*need)[member];
    need->erase(member);
  }
  if (need->empty()) out.erase(need);
  return out;
}

}  // namespace

Result<BundleRequest, Problem> bundle_request(const json& given, Date as_of) {
  const json body = unwrapped(given);
  MITATE_TRY_VOID(check_body(body, "BundleRequest"));
  if (is_sent(body, "need") == is_sent(body, "text")) {
    return Refused(invalid_parameter("need", wording::need_or_text()));
  }
  BundleRequest out;
  out.asked.options.as_of = as_of;
  if (is_sent(body, "as_of")) {
    out.asked.options.as_of = *Date::parse(body["as_of"].get<std::string>());
  }
  if (is_sent(body, "buyer_type")) {
    out.buyer_type = ranker::buyer_type_named(body["buyer_type"].get_ref<const std::string&>());
  }
  if (is_sent(body, "text")) {
    out.from_text = true;
    out.asked.need.text = body["text"].get<std::string>();
    if (out.asked.need.text.find_first_not_of(" \t\r\n") == std::string::npos) {
      return Refused(invalid_parameter("text", wording::missing_field("text")));
    }
  } else {
    MITATE_TRY(out.asked.need, need_from_json(body["need"]));
    if (out.buyer_type && !out.asked.need.buyer_type) {
      out.asked.need.buyer_type =
          ranker::Slot<ranker::BuyerType>{*out.buyer_type, ranker::Strength::Wish, std::nullopt};
    }
  }
  if (is_sent(body, "goals")) {
    out.goals_given = true;
    for (std::size_t i = 0; i < body["goals"].size(); ++i) {
      MITATE_TRY(auto goal, goal_of(body["goals"][i], "goals[" + std::to_string(i) + "]"));
      out.asked.goals.push_back(std::move(goal));
    }
  }
  if (is_sent(body, "budget")) out.asked.budget = budget_of(body["budget"]);
  MITATE_TRY_VOID(read_rules(body, out));
  MITATE_TRY_VOID(read_must_cover(body, out));
  return out;
}

Result<bundle::AskedBundle, Problem> asked_bundle(BundleRequest request, const Snapshot& snapshot) {
  bundle::AskedBundle asked = std::move(request.asked);
  std::vector<ranker::Goal> read_goals;
  if (request.from_text) {
    auto read =
        snapshot.need_reader->read(asked.need.text, request.buyer_type, asked.options.as_of);
    if (!read) {
      Problem problem = problem_from(read.error());
      problem.parameter = "text";
      problem.value.reset();
      return Refused(std::move(problem));
    }
    const std::string text = asked.need.text;
    asked.need = std::move(read->need);
    asked.need.text = text;
    read_goals = std::move(read->goals);
  }
  if (!request.goals_given) asked.goals = bundle::goals_of(asked.need, read_goals);
  MITATE_TRY_VOID(put_demands(request, asked));
  return asked;
}

}  // namespace mitate::web::api
