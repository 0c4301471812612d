// Properties of the data we ship, over every file and row.
#include <catch2/catch.hpp>

#include <algorithm>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/completeness.h"
#include "catalog/exporters/seed_exporter.h"
#include "catalog/importers/seed_importer.h"
#include "catalog/model/catalog.h"
#include "catalog/store/catalog_reader.h"
#include "catalog/store/catalog_writer.h"
#include "catalog/store/verify_store.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

const std::filesystem::path kFolder = MITATE_SOURCE_DIR "/seed_data";

const RowSet& shipped_rows() {
  static const RowSet rows = [] {
    ImportReport report;
    auto read = read_seed(kFolder, mitate::testing::edited_on(), report);
    if (!read) FAIL(mitate::describe(read.error()));
    // A repair on reading would be a difference on writing.
    for (const mitate::Error& note : report.notes) FAIL_CHECK(mitate::describe(note));
    return std::move(*read);
  }();
  return rows;
}

}  // namespace

TEST_CASE("every shipped file survives store and export byte for byte", "[seed]") {
  const TempDir dir;
  auto store = CatalogStore::open({dir / "data"});
  REQUIRE(store);
  {
    auto writer = CatalogWriter::open(*store);
    REQUIRE(writer);
    const auto loaded = writer->replace_all(
        shipped_rows(), {"test", "load", "2026-11-24T00:00:00Z", ""}, mitate::testing::edited_on());
    if (!loaded) FAIL(mitate::describe(loaded.error()));
  }
  const auto stored = CatalogReader(*store).read_all();
  REQUIRE(stored);
  REQUIRE(write_seed(stored->rows, dir / "export"));
  for (const TableSchema& schema : all_tables()) {
    INFO(schema.path);
    CHECK(read_file(dir / "export" / schema.path) == read_file(kFolder / schema.path));
  }
  const auto report = verify_store(**store, mitate::testing::edited_on());
  REQUIRE(report);
  CHECK(report->is_sound());
}

TEST_CASE("the shipped catalog holds at least what was researched first", "[seed]") {
  // Counts of the first material; later research only adds, and withdrawn records stay.
  const auto catalog = shipped_catalog();
  CHECK(catalog->services().size() >= 193);
  CHECK(catalog->providers().size() >= 152);
  CHECK(catalog->schemes().size() >= 19);
  // 1,741 municipalities with the special wards, and 171 wards of designated cities (浜松市 has
  // three since 2024-01-01).
  CHECK(catalog->places().municipalities().size() == 1912);
  CHECK(catalog->taxonomy().all(Vocabulary::Domains).size() == 29);
  std::size_t links = 0;
  std::size_t mapped = 0;
  for (const Service& service : catalog->services()) {
    links += service.evidence_links.size();
    mapped += !service.evidence_links.empty();
  }
  CHECK(links >= 22);
  CHECK(mapped >= 15);
}

TEST_CASE("every shipped service has a source and no claim outruns its publisher", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    INFO(service.id.text());
    REQUIRE(service.provenance.best("record") != nullptr);
    for (const FactSource& entry : service.provenance.entries) {
      const Source* source = shipped_catalog()->source(entry.source);
      REQUIRE(source != nullptr);
      CHECK(entry.verification >= source->verification);
    }
  }
}

TEST_CASE("whoever is said to hold a certification has a source that states it", "[seed]") {
  // Above all the 100-year-life certification, whose register could not be opened so far: being a
  // member or an applicant is no certificate.
  for (const Service& service : shipped_catalog()->services()) {
    for (const SchemeHolding& held : service.schemes) {
      const Scheme* scheme = shipped_catalog()->scheme(held.scheme);
      REQUIRE(scheme != nullptr);
      INFO(service.id.text() << " " << held.scheme.text());
      const Service* stated_by =
          held.inherited_from ? shipped_catalog()->service(*held.inherited_from) : &service;
      REQUIRE(stated_by != nullptr);
      const auto statements = stated_by->provenance.for_fact("certifications");
      REQUIRE_FALSE(statements.empty());
      CHECK(statements.front()->fact == "certifications");
      if (held.scheme.text() == "cert-100nen") {
        CHECK(std::any_of(statements.begin(), statements.end(), [](const FactSource* statement) {
          return statement->stated && statement->verification <= Verification::Secondary;
        }));
      }
    }
  }
}

TEST_CASE("shipped addresses are web addresses and numbers are in their range", "[seed]") {
  for (const Source& source : shipped_catalog()->sources()) {
    INFO(source.id.text());
    if (source.url) CHECK(is_web_url(*source.url));
    CHECK(source.retrieved_on <= mitate::testing::edited_on());
  }
  for (const Service& service : shipped_catalog()->services()) {
    for (const Price& price : service.prices) {
      INFO(price.id);
      CHECK(price.amount_yen.has_value() == (price.kind == PriceKind::Amount));
    }
  }
}

TEST_CASE("the figures of the data page cover what is shipped", "[seed]") {
  const Completeness figures = completeness(*shipped_catalog(), reference_date(), 24);
  const std::size_t shipped = shipped_catalog()->services().size();
  CHECK(figures.rows.at("services") == shipped);
  CHECK(figures.unmapped_services.size() < shipped);
  std::size_t services = 0;
  for (const auto& [level, count] : figures.verification) services += count;
  CHECK(services == shipped);
  CHECK(figures.duplicates.empty());
}
