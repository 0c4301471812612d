#include "catalog/curation/completeness.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {
Completeness figures(RowSet rows) {
  const auto catalog = Catalog::assemble(std::move(rows), 1);
  REQUIRE(catalog);
  return completeness(**catalog, reference_date(), 24);
}
}  // namespace

TEST_CASE("known and unknown cells are counted per field", "[catalog][completeness]") {
  const Completeness out = figures(small_rows());
  const auto field = std::find_if(out.fields.begin(), out.fields.end(), [](const FieldShare& f) {
    return f.table == "services" && f.column == "provider_id";
  });
  REQUIRE(field != out.fields.end());
  CHECK(field->known == 1);
  CHECK(field->total == 2);
  CHECK(out.rows.at("services") == 2);
  CHECK(out.verification.at("self_declared") == 2);
  CHECK(out.status.at("reference") == 1);
}

TEST_CASE("what hangs loose is listed", "[catalog][completeness]") {
  RowSet rows = small_rows();
  CHECK(figures(rows).unused_sources.empty());
  CHECK(figures(rows).unlinked_recommendations.empty());
  CHECK(figures(rows).unmapped_services == std::vector<std::string>{"svc-two"});
  CHECK(figures(rows).domains_without_service == std::vector<std::string>{"insomnia"});
  rows.find("evidence_links")->second.rows.clear();
  CHECK(figures(rows).unlinked_recommendations == std::vector<std::string>{"rec-one"});
  set_cell(rows, "services", "svc-one", "provider_id", "");
  CHECK(figures(rows).idle_providers == std::vector<std::string>{"prv-one"});
}

TEST_CASE("one name written twice is noticed across widths and case", "[catalog][completeness]") {
  RowSet rows = small_rows();
  CHECK(figures(rows).duplicates.empty());
  set_cell(rows, "services", "svc-one", "name", "ABC ケア");
  set_cell(rows, "services", "svc-two", "name", "ａｂｃｹｱ");
  const Completeness out = figures(rows);
  REQUIRE(out.duplicates.size() == 1);
  CHECK(out.duplicates[0].second == "svc-two");
}

TEST_CASE("old and undated facts are counted apart", "[catalog][completeness]") {
  RowSet rows = small_rows();
  set_cell(rows, "services", "svc-one", "as_of", "2022");
  const Completeness out = figures(rows);
  CHECK(out.service_age.dated == 1);
  CHECK(out.service_age.undated == 1);
  CHECK(out.service_age.older_than_limit == 1);
  CHECK(out.service_age.oldest == "2022");
}

TEST_CASE("documents that grade one thing differently are both named", "[catalog][completeness]") {
  RowSet rows = small_rows();
  add_row(rows, "recommendation_grades", {{"grade", "3"}, {"label_ja", "x"}, {"label_en", "x"}});
  Row other = row_at(rows, "recommendations", "rec-one");
  other.cells[0] = "rec-two";
  rows.find("recommendations")->second.rows.push_back(other);
  CHECK(figures(rows).conflicts.empty());
  set_cell(rows, "recommendations", "rec-two", "grade", "3");
  CHECK(figures(rows).conflicts.size() == 1);
}
