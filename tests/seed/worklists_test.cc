// What waits in seed_data/worklists is a question about a record that exists, with its reason, and
// is not in the catalog yet.
#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

#include "catalog/base/public_codes.h"
#include "catalog/importers/csv_reader.h"
#include "catalog/model/catalog.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

std::vector<std::map<std::string, std::string>> worklist(const std::string& name) {
  const std::string text =
      read_file(std::filesystem::path(MITATE_SOURCE_DIR "/seed_data/worklists") / name);
  std::vector<mitate::Error> errors;
  const CsvFile file = read_csv(text, name, errors);
  for (const mitate::Error& error : errors) FAIL_CHECK(mitate::describe(error));
  std::vector<std::map<std::string, std::string>> rows;
  for (const CsvRecord& record : file.records) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < file.header.size(); ++i) row[file.header[i]] = record.cells[i];
  }
  REQUIRE_FALSE(rows.empty());
  return rows;
}

}  // namespace

TEST_CASE("a corporate number that waits says why and is not in the catalog", "[seed]") {
  for (auto& row : worklist("corporate_numbers.csv")) {
    INFO(row["provider_id"] << " " << row["corporate_number"]);
    const Provider* provider = shipped_catalog()->provider(mitate::ProviderId(row["provider_id"]));
    REQUIRE(provider != nullptr);
    CHECK_FALSE(provider->corporate_number.has_value());
    CHECK(provider->corporate_number_note.has_value());
    CHECK(mitate::is_corporate_number(row["corporate_number"]));
    CHECK_FALSE(row["registered_name"].empty());
    CHECK_FALSE(row["reason"].empty());
    CHECK_FALSE(row["source"].empty());
  }
}

TEST_CASE("the status of a service is questioned with its reason, not changed", "[seed]") {
  for (auto& row : worklist("service_status.csv")) {
    INFO(row["service_id"]);
    const Service* service = shipped_catalog()->service(mitate::ServiceId(row["service_id"]));
    REQUIRE(service != nullptr);
    CHECK(service->stage != Stage::Ended);
    CHECK_FALSE(row["question"].empty());
    CHECK_FALSE(row["why"].empty());
    CHECK_FALSE(row["source"].empty());
  }
}

TEST_CASE("a provider's closure names its successor by name and number", "[seed]") {
  std::size_t closures = 0;
  for (const Provider& provider : shipped_catalog()->providers()) {
    for (const ProviderEvent& event : provider.history) {
      INFO(event.id);
      CHECK(provider.corporate_number.has_value());
      if (event.event != "merged_away") continue;
      ++closures;
      CHECK(event.other_name.has_value());
      REQUIRE(event.other_number.has_value());
      CHECK(*event.other_number != *provider.corporate_number);
    }
  }
  CHECK(closures >= 4);
}
