#include <catch2/catch.hpp>

#include <algorithm>

#include "catalog/exporters/flat_csv_exporter.h"
#include "catalog/exporters/json_lines_exporter.h"
#include "catalog/exporters/seed_exporter.h"
#include "catalog/exporters/service_csv_exporter.h"
#include "catalog/importers/csv_reader.h"
#include "catalog/importers/seed_importer.h"
#include "catalog/importers/service_import.h"
#include "catalog/text/legacy_encoding.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

TEST_CASE("a spreadsheet runs nothing of what it opens", "[catalog][export]") {
  CHECK(harmless_cell("=1+1") == "'=1+1");
  CHECK(harmless_cell("  @x") == "'  @x");
  CHECK(harmless_cell("-2.76") == "'-2.76");
  CHECK(harmless_cell("\tx") == "'\tx");
  CHECK(harmless_cell("見本=1") == "見本=1");
  CHECK(harmless_cell("").empty());

  RowSet rows = small_rows();
  set_cell(rows, "services", "svc-one", "summary", "@窓口で\"相談\"できる。");
  set_cell(rows, "services", "svc-one", "name", "𠮷見本");
  const auto catalog = Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  const FlatCsv utf8 = flat_csv(**catalog, SheetEncoding::Utf8WithBom);
  CHECK(utf8.bytes.starts_with("\xEF\xBB\xBF\"ID\","));
  CHECK(utf8.bytes.ends_with("\r\n"));
  CHECK(utf8.lost.empty());
  std::vector<mitate::Error> errors;
  const CsvFile csv = read_csv(utf8.bytes, "x", errors);
  REQUIRE(errors.empty());
  REQUIRE(csv.records.size() == 2);
  CHECK(csv.records[0].cells[10] == "'@窓口で\"相談\"できる。");
  CHECK(csv.records[1].cells[2] == "未確認");

  const FlatCsv legacy = flat_csv(**catalog, SheetEncoding::Cp932);
  CHECK(from_cp932(legacy.bytes));
  REQUIRE(legacy.lost.size() == 1);
  CHECK(legacy.lost[0].service == "svc-one");
  CHECK(legacy.lost[0].column == "名称");
  CHECK(legacy.lost[0].character == "𠮷");
}

TEST_CASE("a draft or withdrawn service is in no sheet", "[catalog][export]") {
  RowSet rows = small_rows();
  set_cell(rows, "services", "svc-one", "status", "in_review");
  const auto catalog = Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  const FlatCsv sheet = flat_csv(**catalog, SheetEncoding::Utf8WithBom);
  CHECK(sheet.bytes.find("svc-one") == std::string::npos);
  CHECK(sheet.bytes.find("svc-two") != std::string::npos);
}

TEST_CASE("JSON lines hold every row once, known cells only", "[catalog][export]") {
  const std::string lines = json_lines(small_rows());
  CHECK(lines.find(R"({"row":{"id":"prv-one","kind":"company","name":"株式会社見本"},)"
                   R"("table":"providers"})") != std::string::npos);
  std::size_t rows = 0;
  for (const auto& [name, table] : small_rows()) rows += table.rows.size();
  CHECK(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) == rows);
}

TEST_CASE("what was exported as seed files reads back the same", "[catalog][export]") {
  const TempDir dir;
  const RowSet rows = small_rows();
  REQUIRE(write_seed(rows, dir.path()));
  ImportReport report;
  const auto back = read_seed(dir.path(), reference_date(), report);
  REQUIRE(back);
  CHECK(json_lines(*back) == json_lines(rows));
  write_file(dir / "file", "x");
  CHECK(write_seed(rows, dir / "file").error().code == mitate::ErrorCode::Io);
}

TEST_CASE("the import form names the last valid day of a certificate, not the day after",
          "[catalog][export][import]") {
  const auto catalog = Catalog::assemble(small_rows(), 1);
  REQUIRE(catalog);
  REQUIRE((*catalog)->services()[0].schemes[0].validity.to->iso() == "2028-01-19");
  const std::string file = service_csv(**catalog);
  CHECK(file.find("2028-01-18") != std::string::npos);
  CHECK(file.find("2028-01-19") == std::string::npos);
}

TEST_CASE("services in the import form are read back by the importer without a loss",
          "[catalog][export][import]") {
  const auto catalog = shipped_catalog();
  const std::string file = service_csv(*catalog);
  std::vector<mitate::Error> errors;
  const CsvFile csv = read_csv(file, "services.csv", errors);
  REQUIRE(errors.empty());
  REQUIRE(csv.records.size() > 100);
  // Into a catalog that knows the vocabularies but not the services.
  RowSet empty = empty_row_set();
  for (const TableSchema& table : all_tables()) {
    const bool of_services = column_index(table, "service_id") < table.columns.size() ||
                             table.name == "services" || table.name == "provenance";
    if (!of_services) empty[std::string(table.name)] = catalog->table(table.name);
  }
  const auto imported = read_service_import(file, "services.csv", empty, edited_on());
  REQUIRE(imported);
  CHECK(imported->rejected == 0);
  REQUIRE(imported->rows.size() == csv.records.size());
  for (std::size_t i = 0; i < imported->rows.size(); ++i) {
    INFO(imported->rows[i].id);
    for (const auto& fault : imported->rows[i].judgement.faults) UNSCOPED_INFO(fault.message);
    for (std::size_t column = 0; column < csv.header.size(); ++column) {
      const std::string& name = csv.header[column];
      if (name == "price_amount" && csv.records[i].cells[column] == "無料") continue;
      INFO(name);
      CHECK(imported->rows[i].judgement.cells.find(name)->second == csv.records[i].cells[column]);
    }
  }
}
