// The gap map against brute force, and the report of the data.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "catalog/curation/completeness.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/api/evidence_fixture.h"
#include "web/api/json/data_report.h"

using namespace mitate;
using namespace mitate::testing;
using nlohmann::json;

namespace {

using CellKey = std::tuple<std::string, std::string, std::string>;

std::map<CellKey, json> cells_of(const json& gaps) {
  std::map<CellKey, json> out;
  for (const json& cell : gaps["cells"]) {
    out[{cell["domain"], cell["prefecture"], cell["buyer"]}] = cell;
  }
  return out;
}

/// What the list of services promises per prefecture for a domain, a buyer and one more filter.
std::map<std::string, std::size_t> promised(const std::string& domain, const std::string& buyer,
                                            const search::Filters& further) {
  search::SearchRequest request;
  request.as_of = reference_date();
  request.per_page = 1;
  request.filters = further;
  request.filters["domain"] = {domain};
  request.filters["buyer"] = {buyer};
  request.filters["status"] = {"listed"};
  const auto found = shipped_app().snapshot()->searcher->search(request);
  REQUIRE(found);
  std::map<std::string, std::size_t> out;
  for (const search::Facet& facet : found->facets) {
    if (facet.name != "prefecture") continue;
    for (const search::FacetValue& value : facet.values) out[value.value] = value.count;
  }
  return out;
}

/// A member of an answer by value, so that a loop over it does not outlive it.
json member(const Answer& answer, const char* name) { return answer.json()[name]; }

}  // namespace

TEST_CASE("every cell of the gap map is what a click on it returns", "[api][gaps]") {
  const auto cells = cells_of(get("/api/v1/gaps").json());
  const catalog::Catalog& catalog = *shipped_catalog();
  const auto& domains = catalog.taxonomy().all(catalog::Vocabulary::Domains);
  const auto& buyers = catalog.taxonomy().all(catalog::Vocabulary::BuyerTypes);
  REQUIRE(cells.size() == domains.size() * buyers.size() * 47);
  std::vector<std::string> certificates;
  for (const catalog::Scheme& scheme : catalog.schemes()) {
    if (scheme.is_certification()) certificates.push_back(scheme.id.text());
  }
  for (const catalog::Concept& domain : domains) {
    for (const catalog::Concept& buyer : buyers) {
      const auto listed = promised(domain.slug, buyer.slug, {});
      const auto graded = promised(domain.slug, buyer.slug, {{"recommendation_grade", {"1", "2"}}});
      const auto unmapped =
          promised(domain.slug, buyer.slug, {{"recommendation_grade", {"unmapped"}}});
      const auto certified = promised(domain.slug, buyer.slug, {{"certification", certificates}});
      for (const catalog::Prefecture& place : catalog.places().prefectures()) {
        const json& cell = cells.at({domain.slug, place.code, buyer.slug});
        INFO(cell.dump());
        CHECK(cell["listed"] == listed.at(place.code));
        CHECK(cell["graded"] == graded.at(place.code));
        CHECK(cell["unmapped"] == unmapped.at(place.code));
        // The filter also lets through what may be valid; the map tells the two apart.
        CHECK(cell["certified"].get<std::size_t>() + cell["certified_undated"].get<std::size_t>() ==
              certified.at(place.code));
        CHECK(cell.contains("research_questions") == (cell["listed"] == 0));
      }
    }
  }
}

TEST_CASE("an empty cell names the open questions of its domain", "[api][gaps]") {
  const json gaps = get("/api/v1/gaps?cells=empty").json();
  std::map<std::string, std::set<std::string>> questions;
  for (const json& domain : gaps["domains"]) {
    for (const json& one : domain["research_questions"]) {
      questions[domain["domain"]].insert(one["id"].get<std::string>());
      const std::string target = one["withheld"].get<bool>()
                                     ? "/api/v1/recommendations/" + one["id"].get<std::string>()
                                     : "/api/v1/guidelines/" + one["guideline"].get<std::string>();
      CHECK(get(target).status == 200);
    }
  }
  CHECK(questions["hypertension"].count("frq-htn-wearable") == 1);
  for (const json& cell : gaps["cells"]) {
    CHECK(cell["listed"] == 0);
    std::set<std::string> named;
    for (const json& id : cell["research_questions"]) named.insert(id.get<std::string>());
    CHECK(named == questions[cell["domain"]]);
  }
  for (const json& cell : member(get("/api/v1/gaps?cells=unnamed&domain=sleep"), "cells")) {
    CHECK(cell["named"] == 0);
    CHECK(cell["domain"] == "sleep");
  }
  CHECK(get("/api/v1/gaps?cells=some").status == 400);
}

TEST_CASE("the data report is the counted figures, byte for byte and again", "[api][data]") {
  const Answer answer = get("/api/v1/data?as_of=2026-11-24");
  REQUIRE(answer.status == 200);
  const auto figures =
      catalog::completeness(*shipped_catalog(), reference_date(), web::api::kFreshnessMonths);
  CHECK(answer.body == web::api::data_report_json(figures, reference_date()).dump());
  CHECK(answer.body == get("/api/v1/data?as_of=2026-11-24").body);
  const json later = get("/api/v1/data?as_of=2031-01-01").json();
  const json now = answer.json();
  CHECK(later["statement_age"]["older_than_limit"] > now["statement_age"]["older_than_limit"]);
  for (const json& fact : now["facts"]) CHECK(fact["without_source"] == 0);
  CHECK(now["dangling"].empty());
}
