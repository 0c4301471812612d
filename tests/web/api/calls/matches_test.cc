#include <catch2/catch.hpp>
#include <cmath>

#include "ranker/need/need_limits.h"
#include "tests/web/api/api_fixture.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {

constexpr const char* kSecret = "himitsu-no-yakusoku";

long tenths(const json& points) { return std::lround(points.get<double>() * 10); }

void check_sums(const json& answer) {
  for (const json& match : answer["matches"]) {
    long points = 0;
    long possible = 0;
    for (const json& part : match["contributions"]) {
      CHECK(tenths(part["points"]) <= tenths(part["possible"]));
      CHECK(tenths(part["possible"]) <= tenths(part["max"]));
      points += tenths(part["points"]);
      possible += tenths(part["possible"]);
    }
    INFO(match["service"]["id"]);
    CHECK(points == tenths(match["score"]));
    CHECK(possible == tenths(match["score_max"]));
  }
}

json refused(const std::string& body, int status = 400,
             const std::string& path = "/api/v1/matches") {
  const Answer answer = post(path, body);
  INFO(body << " -> " << answer.body);
  CHECK(answer.status == status);
  CHECK(answer.type == "application/problem+json; charset=utf-8");
  return answer.json();
}

}  // namespace

TEST_CASE("points sum to the score for structured needs and for text", "[api][matches]") {
  for (
      const char* body :
      {R"({"need":{"buyer_type":"employer","domains":["sleep"]}})",
       R"({"need":{"buyer_type":"municipality","domains":["watch-over"],"region":[{"prefecture":"34"}]}})",
       R"({"need":{"buyer_type":"insurer","domains":["obesity-metabolic"],"headcount":{"value":5000,"kind":"insured"}},"limit":100})",
       R"({"text":"社員90人の印刷会社。腰痛を訴える人が多い。予算は一人月400円くらい。"})"}) {
    const Answer answer = post("/api/v1/matches", body);
    INFO(answer.body.substr(0, 500));
    REQUIRE(answer.status == 200);
    const json found = answer.json();
    CHECK_FALSE(found["matches"].empty());
    CHECK(found["policy"]["hash"].get<std::string>().size() == 64);
    CHECK(found["as_of"] == "2026-11-24");
    check_sums(found);
  }
}

TEST_CASE("the same need gives the same bytes", "[api][matches]") {
  const std::string body = R"({"need":{"buyer_type":"employer","domains":["hypertension"]}})";
  CHECK(post("/api/v1/matches", body).body == post("/api/v1/matches", body).body);
}

TEST_CASE("own weights change the maxima and still sum", "[api][matches]") {
  const json found =
      post(
          "/api/v1/matches",
          R"({"need":{"domains":["sleep"]},"weights":{"fit":40,"evidence":40,"assurance":5,"price":5,"delivery":5,"track_record":5}})")
          .json();
  REQUIRE_FALSE(found["matches"].empty());
  check_sums(found);
  CHECK(tenths(found["matches"][0]["contributions"][0]["max"]) == 400);
}

TEST_CASE("a text is answered with what was read from it", "[api][matches]") {
  const json found =
      post("/api/v1/needs/parse",
           R"({"text":"社員90人の印刷会社。腰痛を訴える人が多い。予算は一人月400円くらい。"})")
          .json();
  CHECK(found["need"]["headcount"]["value"] == 90);
  CHECK(found["need"]["budget"]["amount"] == 400);
  CHECK(found["need"]["budget"]["unit"] == "person_month");
  const json source = found["need"]["headcount"]["source"];
  CHECK(source["start"] < source["end"]);
}

TEST_CASE("what was parsed can be sent back as a need", "[api][matches]") {
  json parsed = post("/api/v1/needs/parse",
                     R"({"text":"人口8万人の市。認知症の高齢者の見守り。年300万円以内。"})")
                    .json();
  json body;
  body["need"] = parsed["need"];
  const Answer answer = post("/api/v1/matches", body.dump());
  INFO(answer.body.substr(0, 500));
  CHECK(answer.status == 200);
}

TEST_CASE("refused needs name the field and never repeat the text", "[api][matches]") {
  const std::string secret = kSecret;
  CHECK(refused(R"({"txt":"x"})")["parameter"] == "txt");
  CHECK(refused(R"({})")["parameter"] == "need");
  CHECK(refused(R"({"need":{},"text":"x"})")["parameter"] == "need");
  CHECK(refused(R"({"need":{"domains":["sleeep"]}})")["parameter"].get<std::string>().find(
            "need.domains") == 0);
  CHECK(refused(R"({"need":{"budjet":{}}})")["hint"].get<std::string>().find("budget") !=
        std::string::npos);
  CHECK(refused(R"({"need":{"domains":["sleep"]},"strict":"always"})")["parameter"] == "strict");
  CHECK(refused(R"({"need":{"domains":["sleep"]},"limit":0})")["parameter"] == "limit");
  CHECK(refused(R"({"need":{"domains":["sleep"]},"limit":1e3})")["parameter"] == "limit");
  CHECK(refused(R"({"need":{"domains":["sleep"]},"as_of":"2026-13-01"})")["parameter"] == "as_of");
  CHECK(refused(R"({"need":{"domains":["sleep"]},"weights":{"fit":50}})")["parameter"] ==
        "weights");
  CHECK(refused(R"({"need":{"domains":["sleep"]},"weights":{"money":100}})")["parameter"] ==
        "weights.money");
  CHECK(refused(R"({"text":""})")["parameter"] == "text");
  CHECK(refused(R"({"text":7})")["parameter"] == "text");
  const json malformed = refused(R"({"text":")" + secret + R"(",})");
  CHECK(malformed["code"] == "invalid_json");
  CHECK(malformed.contains("position"));
  CHECK(malformed.dump().find(secret) == std::string::npos);
  std::string long_text;
  for (int i = 0; i < 500; ++i) long_text += "himitsu-no-yakusoku ";
  const json too_long = refused(R"({"text":")" + long_text + R"("})");
  CHECK(too_long["parameter"] == "text");
  CHECK(too_long.dump().find(secret) == std::string::npos);
}

TEST_CASE("bodies that are no JSON are told so", "[api][matches]") {
  CHECK(post("/api/v1/matches", "text=x", "application/x-www-form-urlencoded").status == 415);
  CHECK(refused("")["code"] == "invalid_json");
  CHECK(refused("[1]")["code"] == "invalid_json");
  CHECK(refused("{\"text\":\"\xff\"}")["code"] == "invalid_json");
  CHECK(refused("{\"need\":" + std::string(100, '[') + std::string(100, ']') + "}")["code"] ==
        "limit_exceeded");
}

TEST_CASE("a need is never cached", "[api][matches]") {
  const Answer answer = post("/api/v1/matches", R"({"need":{"domains":["sleep"]}})");
  CHECK(answer.response.header("Cache-Control") == "no-store");
  CHECK(answer.response.header("ETag").empty());
}

TEST_CASE("a municipality sees uses of its prefecture with the study that tells of each",
          "[api][matches][buyer]") {
  const json answer =
      post(
          "/api/v1/matches",
          R"({"need":{"buyer_type":"municipality","domains":["watch-over"],"region":[{"prefecture":"34","municipality_code":"342076"}]},"limit":100})")
          .json();
  std::size_t seen = 0;
  for (const json& match : answer["matches"]) {
    for (const json& one : match["nearby_cases"]) {
      ++seen;
      CHECK(one["area_code"].get<std::string>().substr(0, 2) == "34");
      CHECK_FALSE(one["case_study"].get<std::string>().empty());
      CHECK_FALSE(one["buyer"].get<std::string>().empty());
      CHECK(one["source"]["title"].is_string());
      CHECK((one["same_place"].get<bool>() || one["distance_km"].is_number() ||
             one["area_code"] == "34"));
    }
  }
  CHECK(seen > 0);
  const json employer =
      post(
          "/api/v1/matches",
          R"({"need":{"buyer_type":"employer","domains":["sleep"],"region":[{"prefecture":"34"}]},"limit":100})")
          .json();
  for (const json& match : employer["matches"]) CHECK(match["nearby_cases"].empty());
}

TEST_CASE("what a small company is told has sources and no points", "[api][matches][buyer]") {
  const char* body =
      R"({"need":{"buyer_type":"employer","industry":"E","domains":["musculoskeletal"],"headcount":{"value":%d,"kind":"employees"}}})";
  const auto told = [&](int people) {
    std::string text = body;
    text.replace(text.find("%d"), 2, std::to_string(people));
    return post("/api/v1/matches", text).json()["information"];
  };
  const json small = told(300);
  REQUIRE(small.size() == 2);
  for (const json& one : small) {
    CHECK_FALSE(one["sources"].empty());
    CHECK_FALSE(one["text"].get<std::string>().empty());
    for (const json& source : one["sources"]) CHECK(source["title"].is_string());
  }
  CHECK(small[1]["text"].get<std::string>().find("補助金") != std::string::npos);
  CHECK(told(301).empty());
}

TEST_CASE("the kind of a buyer goes through text, need and refusal", "[api][matches][buyer]") {
  const json parsed =
      post("/api/v1/needs/parse",
           R"({"text":"損害保険会社です。契約者の睡眠を改善するサービスを付けたい"})")
          .json();
  CHECK(parsed["need"]["buyer_kind"]["value"] == "insurer-private");
  json again;
  again["need"] = parsed["need"];
  CHECK(post("/api/v1/matches", again.dump()).status == 200);
  const json unknown =
      refused(R"({"need":{"buyer_type":"insurer","buyer_kind":"insurer-soceity"}})");
  CHECK(unknown["parameter"] == "need.buyer_kind");
  CHECK(unknown["hint"].get<std::string>().find("insurer-society") != std::string::npos);
  refused(R"({"need":{"buyer_type":"employer","buyer_kind":"insurer-society"}})");
}

TEST_CASE("impossible numbers and names of a structured need are refused by name",
          "[api][matches][bad_input]") {
  const json budget =
      refused(R"({"need":{"domains":["sleep"],"budget":{"amount":0,"unit":"person_month"}}})");
  CHECK(budget["parameter"] == "need.budget.amount");
  refused(R"({"need":{"domains":["sleep"],"budget":{"amount":-1,"unit":"person_month"}}})");
  const json must = refused(R"({"need":{"domains":["sleep"],"must":["domans"]}})");
  CHECK(must["parameter"] == "need.must");
  CHECK(must["hint"].get<std::string>().find("domains") != std::string::npos);
  CHECK(refused(R"({"need":{"contract_months":121}})")["parameter"] == "need.contract_months");
  CHECK(
      refused(
          R"({"need":{"contract_start":"2027-04-01","contract_end":"2027-04-01"}})")["parameter"] ==
      "need.contract_end");
}

TEST_CASE("of a greeting nothing is claimed to be near", "[api][matches][bad_input]") {
  const json answer =
      post("/api/v1/matches", R"({"text":"はじめまして。どうぞよろしくお願いいたします。"})")
          .json();
  CHECK(answer["matches"].empty());
  CHECK(answer["question"]["slot"] == "buyer_type");
  CHECK_FALSE(answer["remarks"].empty());
  for (const json& note : answer["notes"]) CHECK(note["code"] != "note.no_strong_match");
}

TEST_CASE("what the shape takes at its limits matching takes", "[api][matches][bad_input]") {
  const auto sent = [](const char* before, std::int64_t value, const char* after) {
    return std::string(R"({"need":{"buyer_type":"employer",)") + before + std::to_string(value) +
           after + "}}";
  };
  const std::tuple<const char*, std::int64_t, const char*> limits[] = {
      {R"("budget":{"unit":"total_year","amount":)", mitate::ranker::kMostYen, "}"},
      {R"("headcount":{"kind":"employees","value":)", mitate::ranker::kMostPeople, "}"},
      {R"("contract_months":)", mitate::ranker::kMostContractMonths, ""},
      {R"("minimum_grade":)", mitate::ranker::kWeakestGrade, ""}};
  for (const auto& [before, most, after] : limits) {
    INFO(before);
    CHECK(post("/api/v1/matches", sent(before, most, after)).status == 200);
    refused(sent(before, most + 1, after));
  }
}
