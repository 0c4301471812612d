#include <catch2/catch.hpp>
#include <set>

#include "tests/web/api/api_fixture.h"
#include "web/api/api.h"
#include "web/http/encoding.h"

using namespace mitate;
using namespace mitate::testing;
using nlohmann::json;

TEST_CASE("OpenAPI describes every registered call and every reference in it resolves",
          "[api][openapi]") {
  const json document = get("/api/v1/openapi.json").json();
  std::size_t routes = 0;
  for (const web::Route& route : api_router().routes()) {
    if (route.pattern.rfind("/api/v1/", 0) != 0) continue;
    ++routes;
    INFO(route.pattern);
    REQUIRE(document["paths"].contains(route.pattern));
    CHECK(document["paths"][route.pattern].contains(web::ascii_lower(web::name_of(route.method))));
  }
  CHECK(routes == web::api::all_endpoints().size());
  std::set<std::string> operations;
  const json schemas = document["components"]["schemas"];
  const std::function<void(const json&)> walk = [&](const json& node) {
    if (node.is_object()) {
      if (node.contains("$ref")) {
        const std::string name = node["$ref"].get<std::string>().substr(21);
        INFO(name);
        CHECK(schemas.contains(name));
      }
      if (node.contains("operationId")) {
        CHECK(operations.insert(node["operationId"]).second);
      }
    }
    if (node.is_structured()) {
      for (const json& child : node) walk(child);
    }
  };
  walk(document);
  CHECK(operations.size() == routes);
}

TEST_CASE("operators see generation and segmenter", "[api][health]") {
  const json ready = get("/readyz").json();
  CHECK(ready["generation"].get<std::string>().rfind("gen-", 0) == 0);
  const std::string segmenter = ready["segmenter"];
  CHECK((segmenter == "mecab-ipadic" || segmenter == "icu"));
  CHECK(get("/healthz").json()["instance"] == "test-instance");
  const Answer metrics = get("/metrics");
  CHECK(metrics.type.rfind("text/plain", 0) == 0);
  CHECK(metrics.body.find("# TYPE mitate_requests_total counter") != std::string::npos);
}

TEST_CASE("every recommendation keeps its question and where its grade comes from",
          "[api][evidence]") {
  const json list = get("/api/v1/recommendations").json();
  CHECK(list["total"] == list["recommendations"].size());
  REQUIRE(list["total"] > 40);
  for (const json& one : list["recommendations"]) {
    INFO(one["id"]);
    CHECK_FALSE(one["question"].get<std::string>().empty());
    CHECK(one.contains("verification"));
    CHECK((one["grade"].is_null() || (one["grade"] >= 1 && one["grade"] <= 5)));
  }
  const json strong = get("/api/v1/recommendations?grade=1").json();
  for (const json& one : strong["recommendations"]) CHECK(one["grade"] == 1);
  CHECK(get("/api/v1/recommendations?grade=6").status == 400);
  CHECK(get("/api/v1/recommendations?guideline=gl-none").status == 400);
}

TEST_CASE("guidelines without readable recommendations are listed, too", "[api][evidence]") {
  const json list = get("/api/v1/guidelines").json();
  REQUIRE(list["guidelines"].size() >= 10);
  for (const json& one : list["guidelines"]) {
    const json record = get("/api/v1/guidelines/" + one["id"].get<std::string>()).json();
    CHECK(record["recommendations"].size() == one["recommendations"]);
  }
}

TEST_CASE("certificates say whose they are and whether they hold on the day", "[api][evidence]") {
  const json list = get("/api/v1/certifications").json();
  REQUIRE(list["schemes"].size() >= 15);
  for (const json& scheme : list["schemes"]) {
    for (const json& holder : scheme["holders"]) {
      CHECK_FALSE(holder["subject"].get<std::string>().empty());
      const std::string state = holder["state"];
      CHECK((state == "valid" || state == "not_yet" || state == "expired" || state == "unknown"));
    }
  }
}

TEST_CASE("a gap is asked for by values that exist", "[api][evidence]") {
  const json gaps = get("/api/v1/gaps?domain=dementia").json();
  for (const json& cell : gaps["cells"]) {
    CHECK(cell["domain"] == "dementia");
  }
  CHECK(get("/api/v1/gaps?prefecture=99").status == 400);
}

TEST_CASE("the taxonomy hands out no words that are unfit for display", "[api][taxonomy]") {
  const json taxonomy = get("/api/v1/taxonomy").json();
  const auto catalog = shipped_app().snapshot()->catalog;
  for (const json& domain : taxonomy["domains"]) {
    const auto* known =
        catalog->taxonomy().find(catalog::Vocabulary::Domains, domain["slug"].get<std::string>());
    REQUIRE(known != nullptr);
    if (known->caution) CHECK_FALSE(domain.contains("synonyms"));
    CHECK_FALSE(domain.contains("lay_words"));
  }
  CHECK(taxonomy["prefectures"].size() == 47);
}

TEST_CASE("a municipality answers with null for what was not obtained, a former code with today's",
          "[api][places]") {
  const json kure = get("/api/v1/places/342025").json();
  CHECK(kure["status"] == "current");
  CHECK(kure["counts_in_ranking"] == false);
  CHECK(kure["people"]["japan"]["insured_65plus"] == 35889733);
  std::size_t unknown = 0;
  for (const json& one : kure["offices"]) {
    if (one["state"] != "not_obtained") continue;
    ++unknown;
    CHECK(one["here"].is_null());
    CHECK(one["japan"].is_null());
  }
  CHECK(unknown == 8);
  const json former = get("/api/v1/places/221317").json();
  CHECK(former["status"] == "former");
  REQUIRE(former["today"].size() == 1);
  CHECK(former["today"][0]["code"] == "221384");
  CHECK(get("/api/v1/places/999999").status == 404);
}

TEST_CASE("a service carries its orientation and the reasons for no link", "[api][places]") {
  const json sleep = get("/api/v1/services/svc-abc-sleep").json();
  REQUIRE_FALSE(sleep["link_decisions"].empty());
  CHECK(sleep["link_decisions"][0]["guideline"] == "gl-mental");
  CHECK(sleep["price_orientation"].is_array());
}
