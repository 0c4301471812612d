// Case studies as a list of their own.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/api/evidence_fixture.h"
#include "web/api/json/data_report.h"

using namespace mitate;
using namespace mitate::testing;
using nlohmann::json;

TEST_CASE("cases are listed with buyer, place and sources, page by page", "[api][cases]") {
  const json all = get("/api/v1/cases?per_page=100").json();
  REQUIRE(all["total"] > 20);
  for (const json& one : all["cases"]) {
    INFO(one["id"]);
    for (const json& entry : one["provenance"]) {
      CHECK(all["sources"].contains(entry["source"].get<std::string>()));
    }
  }
  const json second = get("/api/v1/cases?per_page=7&page=2").json();
  REQUIRE(second["cases"].size() == 7);
  CHECK(second["cases"][0]["id"] == all["cases"][7]["id"]);
  CHECK(get("/api/v1/cases?page=99999").json()["cases"].empty());
}

TEST_CASE("cases are filtered by buyer, prefecture, domain and service", "[api][cases]") {
  const json towns = get("/api/v1/cases?buyer=municipality&prefecture=34&per_page=100").json();
  REQUIRE_FALSE(towns["cases"].empty());
  for (const json& one : towns["cases"]) {
    CHECK(one["buyer_type"] == "municipality");
    bool there = false;
    for (const json& area : one["area_codes"]) {
      there = there || area.get<std::string>().substr(0, 2) == "34";
    }
    CHECK(there);
  }
  const json all = get("/api/v1/cases?per_page=100").json();
  const std::string service = all["cases"][0]["service"]["id"];
  for (const json& one : get("/api/v1/cases?service=" + service).json()["cases"]) {
    CHECK(one["service"]["id"] == service);
  }
  CHECK(get("/api/v1/cases?domain=dementia").json()["total"] < all["total"]);
  for (const char* wrong : {"buyer=town", "prefecture=99", "domain=sleeep", "service=svc-none"}) {
    INFO(wrong);
    const Answer answer = get(std::string("/api/v1/cases?") + wrong);
    CHECK(answer.status == 400);
  }
}

TEST_CASE("the cases of a draft are not shown", "[api][cases]") {
  const std::string service = get("/api/v1/cases?per_page=1").json()["cases"][0]["service"]["id"];
  const PlantedSite site(
      [&](catalog::RowSet& rows) { set_cell(rows, "services", service, "status", "draft"); });
  CHECK(site.get("/api/v1/cases?service=" + service).status == 400);
  for (const json& one : site.get("/api/v1/cases?per_page=100").json()["cases"]) {
    CHECK(one["service"]["id"] != service);
  }
}
