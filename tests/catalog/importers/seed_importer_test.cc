#include "catalog/importers/seed_importer.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "catalog/exporters/seed_exporter.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using mitate::Error;
using mitate::ErrorCode;
using mitate::catalog::ImportReport;
using mitate::catalog::read_seed;
using mitate::catalog::write_seed;
using namespace mitate::testing;

namespace {

/// A folder with the small catalog, one file of it edited.
class SeedFolder {
 public:
  SeedFolder() { REQUIRE(write_seed(small_rows(), dir_.path())); }
  const std::filesystem::path& path() const { return dir_.path(); }
  void replace(const std::string& file, const std::string& from, const std::string& to) {
    std::string bytes = read_file(dir_ / file);
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    write_file(dir_ / file, bytes.replace(at, from.size(), to));
  }
  TempDir dir_;
};

/// Places and messages of everything that is wrong.
std::vector<Error> faults_of(const SeedFolder& folder) {
  ImportReport report;
  const auto rows = read_seed(folder.path(), reference_date(), report);
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == ErrorCode::InvalidData);
  CHECK(rows.error().causes.size() == report.errors.size());
  return report.errors;
}

bool names(const std::vector<Error>& faults, const std::string& file, std::uint64_t row,
           const std::string& field, const std::string& words) {
  return std::any_of(faults.begin(), faults.end(), [&](const Error& fault) {
    return fault.place == mitate::Place{file, row, field} &&
           fault.message.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("a sound folder is read and needs no repair", "[catalog][seed]") {
  const SeedFolder folder;
  ImportReport report;
  const auto rows = read_seed(folder.path(), reference_date(), report);
  REQUIRE(rows);
  CHECK(report.notes.empty());
  CHECK(rows->find("services")->second.rows.size() == 2);
  CHECK(rows->find("services")->second.rows[1].line == 3);
}

TEST_CASE("each kind of broken file is named with file, row and field", "[catalog][seed]") {
  SeedFolder folder;
  SECTION("a wrong value") {
    folder.replace("services/services.csv", "見本の説明。", "見本の\x07説明。");
    CHECK(names(faults_of(folder), "services/services.csv", 2, "summary", "U+0007"));
  }
  SECTION("an unknown reference") {
    folder.replace("services/prices.csv", "svc-one", "svc-gone");
    CHECK(names(faults_of(folder), "services/prices.csv", 2, "service_id", "svc-gone"));
  }
  SECTION("an unclosed quote") {
    folder.replace("providers.csv", "株式会社見本", "\"株式会社見本");
    CHECK(names(faults_of(folder), "providers.csv", 2, "", "引用符"));
  }
  SECTION("a ragged row") {
    folder.replace("providers.csv", "株式会社見本,", "株式会社見本,,");
    CHECK(names(faults_of(folder), "providers.csv", 2, "", "列の数"));
  }
  SECTION("a missing column") {
    folder.replace("providers.csv", "name_kana", "kana");
    const auto faults = faults_of(folder);
    CHECK(names(faults, "providers.csv", 1, "name_kana", "ありません"));
    CHECK(names(faults, "providers.csv", 1, "kana", "この表にありません"));
  }
  SECTION("a missing file") {
    std::filesystem::remove(folder.path() / "sources.csv");
    CHECK(names(faults_of(folder), "sources.csv", 0, "", "ファイルがありません"));
  }
  SECTION("a file that belongs to no table") {
    write_file(folder.path() / "services/price.csv", "id\n");
    CHECK(names(faults_of(folder), "services/price.csv", 0, "", "どの表にも属さない"));
  }
  SECTION("bytes that are no UTF-8") {
    folder.replace("providers.csv", "株式会社見本", "\x8C\xA9\x96\x7B");
    CHECK(names(faults_of(folder), "providers.csv", 2, "name", "UTF-8"));
  }
}

TEST_CASE("repairs without a guess are made and said", "[catalog][seed]") {
  SeedFolder folder;
  folder.replace("services/services.csv", "見本一", "か\xE3\x82\x99見本");
  write_file(folder.path() / "providers.csv",
             "\xEF\xBB\xBF" + read_file(folder.path() / "providers.csv"));
  ImportReport report;
  const auto rows = read_seed(folder.path(), reference_date(), report);
  REQUIRE(rows);
  CHECK(rows->find("services")->second.view(0).text("name") == "が見本");
  REQUIRE(report.notes.size() == 2);
}

TEST_CASE("a missing folder is an environment error", "[catalog][seed]") {
  ImportReport report;
  const auto rows = read_seed("/no/such/folder", reference_date(), report);
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == ErrorCode::Io);
}
