// POST /bundles: sums that hold, unknown prices that are neither free nor left out, assumptions
// with their labels, refusals that name the field.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "tests/web/api/api_fixture.h"
#include "tests/web/bad_bundles.h"
#include "web/wording/problem_wording.h"

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

json need() { return good_bundle()["need"]; }

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
  CHECK(
      planned({{"text", "従業員の睡眠の改善とこころの健康に取り組みたい。"}})["coverage"].size() ==
      2);
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
  for (const BadBundle& bad : bad_bundles()) {
    const Answer answer = post(kPath, bad.body.dump());
    INFO(bad.body.dump().substr(0, 300) << " -> " << answer.body.substr(0, 500));
    CHECK(answer.status == 400);
    const json told = answer.json();
    CHECK(told["parameter"] == bad.parameter);
    CHECK(mitate::web::wording::is_japanese(told["detail"].get<std::string>()));
  }
  planned(good_bundle());
}

TEST_CASE("a demand that nothing reaches is answered with what would help", "[api][bundles]") {
  json body = priced_body();
  body["must_cover"] = {{{"domain", "sleep"}, {"minimum", 100}}};
  const json found = planned(body);
  CHECK(found["possible"] == false);
  CHECK(found["cost"]["amount"].is_null());
  CHECK(found["cost_per"]["amount"].is_null());
  REQUIRE_FALSE(found["relaxations"].empty());
  CHECK(found["relaxations"][0]["change"] == "lower_minimum");
}

TEST_CASE("of drawn questions the sums hold, the bytes repeat and every assumption is labelled",
          "[api][bundles][property]") {
  const json all = json::parse(get("/api/v1/taxonomy").body)["domains"];
  std::mt19937 dice(20261201);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(dice() % count); };
  for (int round = 0; round < 12; ++round) {
    json body;
    json domains = json::array();
    while (domains.size() < 2 + below(3)) {
      const json slug = all[below(all.size())]["slug"];
      if (std::find(domains.begin(), domains.end(), slug) == domains.end()) domains.push_back(slug);
    }
    const char* buyers[] = {"employer", "insurer", "municipality"};
    body["need"] = {{"buyer_type", buyers[below(3)]}, {"domains", domains}};
    body["budget"] = {{"amount", 500'000 + 100'000 * below(80)}, {"unit", "total_year"}};
    body["max_count"] = 1 + below(6);
    body["diminishing"] = below(2) == 1;
    const json first = planned(body);
    const char* said[] = {"assumed", "quoted", "orientation"};
    std::set<std::string> typed;
    body["assumptions"] = json::array();
    for (const json& entry : first["would_enter"]) {
      const std::string id = entry["service"]["id"];
      if (!typed.insert(id).second) continue;
      body["assumptions"].push_back({{"service", id},
                                     {"amount", 50'000 + 7'000 * below(300)},
                                     {"unit", "total_year"},
                                     {"said", said[below(3)]},
                                     {"on", "2026-11-20"}});
    }
    const std::string bytes = post(kPath, body.dump()).body;
    INFO(body.dump());
    CHECK(bytes == post(kPath, body.dump()).body);
    const json found = json::parse(bytes);
    long gains = 0;
    std::int64_t cost = 0;
    for (const json& member : found["services"]) {
      gains += fortieths(member["marginal_gain"]);
      cost += member["cost"]["amount"].get<std::int64_t>();
      const bool is_typed = typed.count(member["service"]["id"]) != 0;
      const std::string label = member["cost"]["label"];
      CHECK(is_typed == (label.find("仮定") == 0 || label.find("見積") == 0));
      CHECK(is_typed == (label.find("2026年11月20日") != std::string::npos));
    }
    CHECK(gains == fortieths(found["value"]));
    if (found["services"].empty()) {
      CHECK(found["cost"]["amount"].is_null());
    } else {
      CHECK(found["cost"]["amount"] == cost);
      CHECK(cost <= found["budgets"][0]["amount"].get<std::int64_t>());
    }
    CHECK(found["assumptions"].size() == typed.size());
    for (const json& one : found["assumptions"]) {
      CHECK(one["label"].get<std::string>().find("2026年11月20日") != std::string::npos);
    }
  }
}

TEST_CASE("a refusal never repeats the words of a need", "[api][bundles][bad]") {
  const std::string secret = "社長の持病について相談したい";
  const Answer answer = post(kPath, json{{"text", secret}, {"max_count", 99}}.dump());
  CHECK(answer.status == 400);
  CHECK(answer.body.find("持病") == std::string::npos);
}
