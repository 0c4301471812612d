// POST /bundles: sums that hold, unknown prices that are neither free nor left out, assumptions
// with their labels, refusals that name the field.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "tests/web/api/api_fixture.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {

constexpr const char* kPath = "/api/v1/bundles";

json planned(const json& body) {
  const Answer answer = post(kPath, body.dump());
  INFO(body.dump() << " -> " << answer.body.substr(0, 800));
  REQUIRE(answer.status == 200);
  return answer.json();
}

json need() {
  return json::parse(
      R"({"buyer_type": "insurer", "domains": ["hypertension", "mental-health", "sleep"],
    "headcount": {"value": 3000, "kind": "insured"}})");
}

/// Every candidate of an answer with a price of its own, as assumptions.
json priced_body() {
  json body{{"need", need()}, {"budget", {{"amount", 9'000'000}, {"unit", "total_year"}}}};
  json assumptions = json::array();
  std::set<std::string> known;
  std::int64_t amount = 900'000;
  const json first = planned({{"need", need()}, {"max_count", 8}, {"budget", body["budget"]}});
  for (const json& entry : first["would_enter"]) {
    const std::string id = entry["service"]["id"];
    if (!known.insert(id).second) continue;
    assumptions.push_back({{"service", id},
                           {"amount", amount},
                           {"unit", "total_year"},
                           {"said", "quoted"},
                           {"on", "2026-11-20"}});
    amount += 350'000;
  }
  body["assumptions"] = assumptions;
  return body;
}

/// Exact: gains are multiples of a fortieth.
long fortieths(const json& value) { return std::lround(value.get<double>() * 40); }

json refused(const json& body, const std::string& parameter) {
  const Answer answer = post(kPath, body.dump());
  INFO(body.dump().substr(0, 300) << " -> " << answer.body.substr(0, 500));
  CHECK(answer.status == 400);
  const json told = answer.json();
  CHECK(told["parameter"] == parameter);
  CHECK_FALSE(told["detail"].get<std::string>().empty());
  return told;
}

}  // namespace

TEST_CASE("gains sum to the value and costs to the total, as they are printed", "[api][bundles]") {
  for (const bool diminishing : {false, true}) {
    json body = priced_body();
    body["diminishing"] = diminishing;
    const json found = planned(body);
    REQUIRE(found["services"].size() >= 2);
    long value = 0;
    std::int64_t cost = 0;
    for (const json& member : found["services"]) {
      value += fortieths(member["marginal_gain"]);
      cost += member["cost"]["amount"].get<std::int64_t>();
    }
    CHECK(value == fortieths(found["value"]));
    CHECK(cost == found["cost"]["amount"].get<std::int64_t>());
    CHECK(cost <= found["budgets"][0]["amount"].get<std::int64_t>());
    CHECK(found["optimal"] == true);
    CHECK(found["bound"] == 0.0);
  }
}

TEST_CASE("a member's points for a goal are its match without cost", "[api][bundles]") {
  const json found = planned(priced_body());
  for (const json& member : found["services"]) {
    for (const json& cover : member["covers"]) {
      long tenths = 0;
      for (const json& part : cover["contributions"]) {
        CHECK(part["criterion"] != "price");
        tenths += std::lround(part["points"].get<double>() * 10);
      }
      CHECK(tenths == std::lround(cover["points"].get<double>() * 10));
    }
  }
}

TEST_CASE("no amount that was typed stands without its label", "[api][bundles]") {
  const json found = planned(priced_body());
  CHECK(found["assumptions"].size() > 3);
  for (const json& one : found["assumptions"]) {
    CHECK(one["label"].get<std::string>().find("見積") == 0);
    CHECK(one["label"].get<std::string>().find("2026年11月20日") != std::string::npos);
  }
  for (const json& member : found["services"]) {
    CHECK(member["cost"]["basis"] != "unknown");
    const bool typed = member["cost"]["basis"] == "quoted";
    CHECK(typed == (member["cost"]["label"].get<std::string>().find("見積") == 0));
  }
}

TEST_CASE("without a budget the sets to ask about come, and no cost is made up", "[api][bundles]") {
  const json found = planned({{"need", need()}, {"max_count", 4}});
  CHECK(found["budgets"].empty());
  CHECK(found["by_count"].size() >= 2);
  long before = 0;
  for (const json& set : found["by_count"]) {
    CHECK(fortieths(set["value"]) > before);
    before = fortieths(set["value"]);
    CHECK(set["cost"]["amount"].is_null() == (set["unpriced"] != 0));
  }
  for (const json& member : found["services"]) {
    CHECK(member["cost"]["amount"].is_null() == (member["cost"]["basis"] == "unknown"));
  }
  CHECK(found["cost"]["amount"].is_null() == (found["unpriced"] != 0));
}

TEST_CASE("a service without a price is told up to what it would come in", "[api][bundles]") {
  json body{{"need", need()}, {"budget", {{"amount", 5'000'000}, {"unit", "total_year"}}}};
  const json found = planned(body);
  REQUIRE_FALSE(found["would_enter"].empty());
  const json& entry = found["would_enter"][0];
  REQUIRE(entry["up_to"]["amount"].is_number());
  const std::string id = entry["service"]["id"];
  // At that cost it is in; what it says is what happens.
  body["assumptions"] =
      json::array({{{"service", id}, {"amount", entry["up_to"]["amount"]}, {"unit", "total"}}});
  bool in = false;
  const json priced = planned(body);
  for (const json& member : priced["services"]) in = in || member["service"]["id"] == id;
  CHECK(in);
}

TEST_CASE("the middle of the frontier is the bundle, and more money is never worth less",
          "[api][bundles]") {
  const json found = planned(priced_body());
  REQUIRE(found["frontier"].size() == 20);
  CHECK(fortieths(found["frontier"][9]["value"]) == fortieths(found["value"]));
  long before = 0;
  for (const json& point : found["frontier"]) {
    if (point["value"].is_null()) continue;
    CHECK(fortieths(point["value"]) >= before);
    before = fortieths(point["value"]);
    CHECK(point["cost"]["amount"] <= point["budget"]["amount"]);
  }
}

TEST_CASE("the same question gives the same bytes, in whatever order it is asked",
          "[api][bundles]") {
  json body = priced_body();
  const std::string first = post(kPath, body.dump()).body;
  CHECK(first == post(kPath, body.dump()).body);
  const json one = json::parse(first);
  std::reverse(body["assumptions"].begin(), body["assumptions"].end());
  const json other = planned(body);
  CHECK(one["services"] == other["services"]);
  CHECK(one["frontier"] == other["frontier"]);
}

TEST_CASE("a text with several problems becomes several goals", "[api][bundles]") {
  const std::string text =
      "健康保険組合です。被保険者3000人。高血圧の人の家庭での測定と、メンタル不調の相談窓口と、"
      "禁煙の支援を始めたい。";
  const json by_text = planned({{"text", text}});
  CHECK(by_text["coverage"].size() >= 2);
  CHECK(planned({{"need", {{"text", text}}}})["coverage"] == by_text["coverage"]);
}

TEST_CASE("demands that no set keeps come with the changes that would help", "[api][bundles]") {
  json body = priced_body();
  body["budget"]["amount"] = 200'000;
  body["must_cover"] = json::array({"hypertension", "mental-health", "sleep"});
  const json found = planned(body);
  CHECK(found["possible"] == false);
  CHECK(found["services"].empty());
  REQUIRE_FALSE(found["relaxations"].empty());
  for (const json& one : found["relaxations"]) {
    CHECK_FALSE(one["text"].get<std::string>().empty());
    if (one["change"] != "budget") continue;
    body["budget"] = {{"amount", one["to"]}, {"unit", "total"}};
    CHECK(planned(body)["possible"] == true);
  }
}

TEST_CASE("wrong bodies are refused by the name of the field", "[api][bundles][bad]") {
  const auto with = [](const char* member, const json& value) {
    json body{{"need", need()}};
    body[member] = value;
    return body;
  };
  for (const long long amount : {0LL, -5LL, 10'000'000'000'000LL}) {
    refused(with("budget", {{"amount", amount}, {"unit", "total_year"}}), "budget.amount");
    refused(with("assumptions", {{{"service", "svc-omron-connect"}, {"amount", amount}}}),
            "assumptions[0].amount");
  }
  refused(with("budget", {{"amount", 100}, {"unit", "per_use"}}), "budget.unit");
  refused(with("budget", {{"amount", 100}, {"unit", "yen"}}), "budget.unit");
  refused(with("goals", json::array()), "goals");
  refused({{"need", {{"buyer_type", "employer"}}}}, "goals");
  refused(with("goals", json::array({json::object()})), "goals[0].domains");
  refused(with("goals", {{{"domains", {"no-such-domain"}}}}), "goals[0].domains");
  refused(with("goals", json(100'000, {{"domains", {"sleep"}}})), "goals");
  refused(with("must_cover", {"oral-health"}), "must_cover[0]");
  refused(with("take", {"svc-nobody"}), "take[0]");
  refused(with("leave", {"svc-nobody"}), "leave[0]");
  refused(with("assumptions", {{{"service", "svc-nobody"}, {"amount", 5}}}),
          "assumptions[0].service");
  refused(
      with("assumptions", {{{"service", "svc-omron-connect"}, {"amount", 5}, {"unit", "per_use"}}}),
      "assumptions[0].uses_per_year");
  refused(with("requires", {{{"service", "svc-omron-connect"}, {"needs", "svc-omron-connect"}}}),
          "requires[0].needs");
  refused(with("requires", {{{"service", "svc-omron-connect"}, {"needs", "svc-asken-biz"}},
                            {{"service", "svc-asken-biz"}, {"needs", "svc-omron-connect"}}}),
          "requires");
  refused(with("max_count", 0), "max_count");
  refused(with("provider_cap", 0), "provider_cap");
  refused(with("each_region", true), "each_region");
  refused(with("colour", 1), "colour");
  refused(
      {{"need", {{"domains", {"sleep"}}}}, {"budget", {{"amount", 500}, {"unit", "person_month"}}}},
      "need.headcount");
  json both = with("budget", {{"amount", 100}, {"unit", "total"}});
  both["goals"] = {{{"domains", {"sleep"}}, {"budget", {{"amount", 5}, {"unit", "total"}}}}};
  refused(both, "budget");
  json conflict = with("take", {"svc-omron-connect"});
  conflict["leave"] = {"svc-omron-connect"};
  refused(conflict, "leave");
}

TEST_CASE("a refusal never repeats the words of a need", "[api][bundles][bad]") {
  const std::string secret = "社長の持病について相談したい";
  const Answer answer = post(kPath, json{{"text", secret}, {"max_count", 99}}.dump());
  CHECK(answer.status == 400);
  CHECK(answer.body.find("持病") == std::string::npos);
}
