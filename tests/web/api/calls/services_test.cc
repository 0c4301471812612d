#include <catch2/catch.hpp>
#include <set>

#include "tests/web/api/api_fixture.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {
/// The problem of a refused request; checks what every problem promises.
json refused(const std::string& target, int status = 400) {
  const Answer answer = get(target);
  INFO(target << " -> " << answer.body);
  CHECK(answer.status == status);
  CHECK(answer.type == "application/problem+json; charset=utf-8");
  json problem = answer.json();
  for (const char* name : {"type", "title", "status", "detail", "code", "request_id"}) {
    CHECK(problem.contains(name));
  }
  return problem;
}
}  // namespace

TEST_CASE("a word in kana finds the blood-pressure services", "[api][services]") {
  const json list = get("/api/v1/services?q=けつあつ").json();
  REQUIRE(list["total"] > 0);
  bool found = false;
  for (const json& item : list["items"]) {
    for (const json& domain : item["domains"]) found = found || domain == "hypertension";
  }
  CHECK(found);
}

TEST_CASE("an item says which other word brought it", "[api][services]") {
  const json item = get("/api/v1/services?q=けつあつ&per_page=1").json()["items"][0];
  REQUIRE(item["matched_by"].size() == 1);
  CHECK(item["matched_by"][0] == json{{"term", "けつあつ"}, {"word", "血圧"}, {"kind", "reading"}});
  // An item that says the query's own word needs no telling.
  CHECK(get("/api/v1/services?q=血圧&per_page=1").json()["items"][0]["matched_by"].empty());
}

TEST_CASE("each item has the members that stay", "[api][services]") {
  const json list = get("/api/v1/services?per_page=100").json();
  for (const json& item : list["items"]) {
    for (const char* name : {"id", "name", "provider", "summary", "domains", "recommendations",
                             "evidence", "certifications", "highlights", "matched_by"}) {
      INFO(item["id"] << " " << name);
      CHECK(item.contains(name));
    }
    CHECK(item["recommendation_status"] ==
          (item["recommendations"].empty() ? "unmapped" : "mapped"));
    CHECK_FALSE(item.contains("grade"));  // a grade belongs to a recommendation, never to a service
  }
}

TEST_CASE("a facet's count is what choosing it returns", "[api][services]") {
  const json all = get("/api/v1/services?q=健康").json();
  std::size_t checked = 0;
  for (const auto& [facet, values] : all["facets"].items()) {
    for (const json& value : values) {
      if (checked > 0 && value["count"] == 0) break;
      const json chosen =
          get("/api/v1/services?q=健康&" + facet + "=" + value["value"].get<std::string>()).json();
      INFO(facet << "=" << value["value"]);
      CHECK(chosen["total"] == value["count"]);
      if (++checked % 4 == 0) break;
    }
  }
  CHECK(checked > 10);
}

TEST_CASE("pages cover every service exactly once", "[api][services]") {
  std::set<std::string> seen;
  std::size_t total = 0;
  for (int page = 1; page == 1 || seen.size() < total; ++page) {
    REQUIRE(page < 50);
    const json list =
        get("/api/v1/services?sort=kana&per_page=40&page=" + std::to_string(page)).json();
    total = list["total"];
    REQUIRE_FALSE(list["items"].empty());
    for (const json& item : list["items"]) CHECK(seen.insert(item["id"]).second);
  }
  CHECK(seen.size() == total);
}

TEST_CASE("bad parameters are refused by name, value and rule", "[api][services]") {
  CHECK(refused("/api/v1/services?page=0")["parameter"] == "page");
  const json per_page = refused("/api/v1/services?per_page=1000000");
  CHECK(per_page["parameter"] == "per_page");
  CHECK(per_page["value"] == "1000000");
  CHECK(per_page["detail"].get<std::string>().find("100") != std::string::npos);
  CHECK(refused("/api/v1/services?page=abc")["parameter"] == "page");
  CHECK(refused("/api/v1/services?page=1&page=2")["parameter"] == "page");
  CHECK(refused("/api/v1/services?page=99999999999999999999")["parameter"] == "page");
  CHECK(refused("/api/v1/services?sort=money")["parameter"] == "sort");
  CHECK(refused("/api/v1/services?as_of=2026-02-30")["parameter"] == "as_of");
  CHECK(refused("/api/v1/services?as_of=tomorrow")["parameter"] == "as_of");
  const json domain = refused("/api/v1/services?domain=sleeep");
  CHECK(domain["parameter"] == "domain");
  CHECK(domain["value"] == "sleeep");
  CHECK(domain["hint"].get<std::string>().find("sleep") != std::string::npos);
  CHECK(refused("/api/v1/services?recommendation_grade=9")["parameter"] == "recommendation_grade");
  CHECK(refused("/api/v1/services?prefecture=48")["parameter"] == "prefecture");
  CHECK(refused("/api/v1/services?municipality=999999")["parameter"] == "municipality");
  CHECK(refused("/api/v1/services?certification=cert-none")["parameter"] == "certification");
  CHECK(refused("/api/v1/services?evidence=magic")["parameter"] == "evidence");
  CHECK(refused("/api/v1/services?status=secret")["parameter"] == "status");
  CHECK(refused("/api/v1/services?unknown=1")["parameter"] == "unknown");
  CHECK(refused("/api/v1/services?q=%ff")["parameter"] == "q");
  CHECK(refused("/api/v1/services?q=a%00b")["parameter"] == "q");
  CHECK(refused("/api/v1/suggest")["parameter"] == "q");
}

TEST_CASE("a query of two thousand characters is refused with its length", "[api][services]") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "血";
  const json problem = refused("/api/v1/services?q=" + text);
  CHECK(problem["parameter"] == "q");
  CHECK(problem["code"] == "limit_exceeded");
  CHECK(problem["detail"].get<std::string>().find("2000") != std::string::npos);
}

TEST_CASE("hostile queries are answered, not crashed on", "[api][services]") {
  for (const char* query : {"%28%28%28%28", "a+OR+b+AND+NOT", "%22", "*", "((((((((((", "%EF%BC%9F",
                            "XNAME:foo", "%F0%A0%AE%B7", "%E2%80%8B", "-", "~%5E%5C"}) {
    INFO(query);
    CHECK(get(std::string("/api/v1/services?q=") + query).status == 200);
  }
}

TEST_CASE("a page after the last is empty and says so", "[api][services]") {
  const json list = get("/api/v1/services?page=9999").json();
  CHECK(list["items"].empty());
  CHECK(list["total"] > 0);
}

TEST_CASE("a record gives each fact its source, and each source is there", "[api][services]") {
  const json list = get("/api/v1/services?per_page=30").json();
  for (const json& item : list["items"]) {
    const json record = get("/api/v1/services/" + item["id"].get<std::string>()).json();
    INFO(record["id"]);
    CHECK_FALSE(record["provenance"].empty());
    for (const json& entry : record["provenance"]) {
      CHECK(record["sources"].contains(entry["source"].get<std::string>()));
    }
    for (const json& recommendation : record["recommendations"]) {
      CHECK(recommendation.contains("question"));
      CHECK(recommendation.contains("mapped_by"));
    }
  }
}

TEST_CASE("a record is revalidated by its ETag", "[api][services]") {
  const std::string target = "/api/v1/services/svc-omron-connect";
  const Answer first = get(target);
  const std::string etag = first.response.header("ETag");
  REQUIRE_FALSE(etag.empty());
  CHECK(get(target, {{"If-None-Match", etag}}).status == 304);
  CHECK(get(target).body == first.body);
}

TEST_CASE("an unknown id is a 404 that names it", "[api][services]") {
  const json problem = refused("/api/v1/services/svc-nothing", 404);
  CHECK(problem["value"] == "svc-nothing");
  CHECK(refused("/api/v1/guidelines/gl-nothing", 404)["code"] == "not_found");
  CHECK(refused("/api/v1/nowhere", 404)["code"] == "not_found");
}

TEST_CASE("comparison puts differing rows first and takes five at most", "[api][services]") {
  const json table = get("/api/v1/compare?s=svc-omron-connect,svc-kenpo-app").json();
  REQUIRE(table["services"].size() == 2);
  bool same_seen = false;
  for (const json& row : table["rows"]) {
    CHECK(row["cells"].size() == 2);
    if (!row["differs"].get<bool>()) same_seen = true;
    CHECK_FALSE((same_seen && row["differs"].get<bool>()));
    CHECK(row["differs"] == (row["cells"][0]["value"] != row["cells"][1]["value"]));
  }
  CHECK(refused("/api/v1/compare?s=a,b,c,d,e,f")["parameter"] == "s");
  CHECK(refused("/api/v1/compare?s=svc-omron-connect,svc-zzz", 404)["parameter"] == "s");
  CHECK(refused("/api/v1/compare")["parameter"] == "s");
}
