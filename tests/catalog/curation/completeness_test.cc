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

TEST_CASE("contradicting statements are both named with what each says",
          "[catalog][completeness]") {
  RowSet rows = small_rows();
  add_row(rows, "sources",
          {{"id", "src-two"},
           {"title", "別のページ"},
           {"locator", "https://example.jp/two"},
           {"url", "https://example.jp/two"},
           {"publisher_kind", "press"},
           {"retrieved_as", "page"},
           {"retrieved_on", "2026-11-24"},
           {"state", "gone"}});
  add_row(rows, "prices",
          {{"id", "price-two"},
           {"service_id", "svc-one"},
           {"kind", "amount"},
           {"amount_yen", "800"},
           {"unit", "person_month"},
           {"payer", "buyer"},
           {"tax", "unknown"},
           {"qualifier", "exact"},
           {"original_text", "800円"}});
  for (const auto& [price, source] :
       {std::pair("price-one", "src-one"), std::pair("price-two", "src-two")}) {
    add_row(rows, "provenance",
            {{"subject_kind", "prices"},
             {"subject_id", price},
             {"fact", "record"},
             {"source_id", source},
             {"basis", "sourced"},
             {"assignment", "stated"}});
  }
  for (const auto& [days, source] : {std::pair("14", "src-one"), std::pair("60", "src-two")}) {
    add_row(rows, "service_facts",
            {{"service_id", "svc-one"},
             {"fact", "lead_time_days"},
             {"value", days},
             {"source_id", source}});
  }
  const Completeness out = figures(rows);
  REQUIRE(out.conflicts.size() == 2);
  CHECK(out.conflicts[0].kind == ConflictKind::Prices);
  CHECK(out.conflicts[0].first_says == "500円");
  CHECK(out.conflicts[0].second_says == "800円");
  CHECK(out.conflicts[1].kind == ConflictKind::Values);
  CHECK(out.conflicts[1].first_says == "14");
  CHECK(out.conflicts[1].second_says == "60");
  CHECK(out.gone_sources == std::vector<std::string>{"src-two"});
}

TEST_CASE("two documents conflict when one could not be read", "[catalog][completeness]") {
  RowSet rows = small_rows();
  add_row(rows, "guidelines",
          {{"id", "gl-two"},
           {"name", "別の指針"},
           {"kind", "clinical_guideline"},
           {"domain", "sleep"}});
  Row other = row_at(rows, "recommendations", "rec-one");
  other.cells[0] = "rec-two";
  rows.find("recommendations")->second.rows.push_back(other);
  set_cell(rows, "recommendations", "rec-two", "guideline_id", "gl-two");
  set_cell(rows, "recommendations", "rec-two", "grade", "");
  for (const char* id : {"rec-one", "rec-two"}) {
    set_cell(rows, "recommendations", id, "outcomes", "stress");
  }
  const Completeness out = figures(rows);
  REQUIRE(out.conflicts.size() == 1);
  CHECK(out.conflicts[0].kind == ConflictKind::Grades);
  CHECK(out.conflicts[0].about == "digital-cbt");
  CHECK(out.conflicts[0].first_says == "2");
  CHECK(out.conflicts[0].second_says.empty());
  CHECK(out.unread_grades == 1);
}

TEST_CASE("claims that no listed service brings to a reader are found", "[catalog][completeness]") {
  RowSet rows = small_rows();
  CHECK(figures(rows).unreached.empty());
  set_cell(rows, "services", "svc-one", "stage", "ended");
  set_cell(rows, "services", "svc-one", "status", "reference");
  const Completeness hidden = figures(rows);
  REQUIRE(hidden.unreached.size() == 2);
  CHECK(hidden.unreached[0].id == "stu-one");
  CHECK(hidden.unreached[1].id == "rec-one");
  CHECK(hidden.unreached[1].reason == "not_listed");
  rows.find("evidence_links")->second.rows.clear();
  CHECK(figures(rows).unreached[1].reason == "no_link");
  set_cell(rows, "case_studies", "case-one", "service_id", "");
  CHECK(figures(rows).unreached[2].reason == "no_service");
}

TEST_CASE("figures about facts are those of counting service by service",
          "[catalog][completeness]") {
  const Catalog& catalog = *shipped_catalog();
  const Completeness out = completeness(catalog, reference_date(), 24);
  CHECK(out.dangling.empty());
  CHECK(out.facts.size() == 20);
  for (const FactFigures& fact : out.facts) {
    INFO(fact.fact);
    CHECK(fact.known == fact.stated + fact.assigned + fact.by_record + fact.without_source);
    CHECK(fact.without_source == 0);
    std::size_t levels = 0;
    for (const auto& [level, count] : fact.best_level) levels += count;
    CHECK(levels == fact.known);
    CHECK(fact.known <= catalog.services().size());
  }
  const auto known = [&](std::string_view name) {
    return std::find_if(out.facts.begin(), out.facts.end(),
                        [&](const FactFigures& fact) { return fact.fact == name; })
        ->known;
  };
  std::size_t priced = 0, placed = 0, studied = 0, unmapped = 0, listed_unmapped = 0;
  std::size_t conflicts = 0;
  for (const Service& service : catalog.services()) {
    priced += std::any_of(service.prices.begin(), service.prices.end(),
                          [](const Price& one) { return one.kind != PriceKind::Unknown; });
    placed += service.coverage != Coverage::Unknown;
    studied += !service.studies.empty();
    unmapped += service.evidence_links.empty();
    listed_unmapped += service.evidence_links.empty() && service.status == ListingStatus::Listed;
  }
  CHECK(known("price") == priced);
  CHECK(known("coverage") == placed);
  CHECK(known("evidence") == studied);
  CHECK(out.unmapped_services.size() == unmapped);
  CHECK(out.listed_unmapped == listed_unmapped);
  for (const Conflict& one : out.conflicts) {
    INFO(one.first << " " << one.second);
    CHECK(one.first != one.second);
    CHECK((one.first_says != one.second_says));
    conflicts += one.kind == ConflictKind::Grades;
  }
  CHECK(conflicts >= 1);  // the two hypertension documents on apps
  std::size_t cells = 0;
  for (const FieldShare& field : out.fields) {
    const Table& table = catalog.table(field.table);
    std::size_t filled = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      filled += !table.view(i).text(field.column).empty();
    }
    INFO(field.table << "." << field.column);
    CHECK(field.known == filled);
    ++cells;
  }
  CHECK(cells > 50);
}

TEST_CASE("records and statements are counted by kind of provider and of publisher",
          "[catalog][completeness]") {
  const Completeness small = figures(small_rows());
  CHECK(small.by_provider_kind.at("company").services == 1);
  CHECK(small.by_provider_kind.at("company").graded == 1);
  CHECK(small.by_provider_kind.at("company").numbered == 0);
  CHECK(small.by_provider_kind.at("unknown").services == 1);
  CHECK(small.by_publisher_kind.at("provider").statements == 3);

  const Catalog& catalog = *shipped_catalog();
  const Completeness out = completeness(catalog, reference_date(), 24);
  std::size_t services = 0, providers = 0, sources = 0, statements = 0, all_statements = 0;
  for (const auto& [kind, of] : out.by_provider_kind) {
    INFO(kind);
    services += of.services;
    providers += of.providers;
    for (const std::size_t part :
         {of.listed, of.priced, of.studied, of.graded, of.placed, of.addressed, of.dated}) {
      CHECK(part <= of.services);
    }
    CHECK(of.numbered <= of.providers);
  }
  for (const auto& [kind, of] : out.by_publisher_kind) {
    INFO(kind);
    sources += of.sources;
    statements += of.statements;
    CHECK(of.stated <= of.statements);
    CHECK(of.dated <= of.statements);
  }
  for (const auto& [level, count] : out.statement_levels) all_statements += count;
  CHECK(services == catalog.services().size());
  CHECK(providers == catalog.providers().size());
  CHECK(sources == catalog.sources().size());
  CHECK(statements == all_statements);
}
