#include "tests/structure/one_way.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

namespace fs = std::filesystem;
using mitate::testing::broken_arrows;

namespace {

const fs::path kRoot = MITATE_SOURCE_DIR;
const fs::path kDoors = kRoot / "tests/structure/doors.tsv";

struct PlantedHouse {
  fs::path root =
      fs::temp_directory_path() / ("mitate-structure-" + std::to_string(std::random_device{}()));
  ~PlantedHouse() { fs::remove_all(root); }
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((root / file).parent_path());
    std::ofstream(root / file) << text;
  }
};

}  // namespace

TEST_CASE("no room includes a room downstream and every library enters by its door",
          "[structure]") {
  for (const auto& violation : broken_arrows(kRoot, kDoors)) {
    FAIL_CHECK(violation.file << ":" << violation.line << " includes " << violation.included << ": "
                              << violation.rule);
  }
}

TEST_CASE("a planted arrow against the flow is caught", "[structure]") {
  const PlantedHouse house;
  house.write("catalog/model/service.cc", "#include <string>\n#include \"search/search.h\"\n");
  house.write("search/search.h", "#include \"catalog/model/service.h\"\n");
  const auto found = broken_arrows(house.root, kDoors);
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "catalog/model/service.cc");
  CHECK(found[0].line == 2);
  CHECK(found[0].included == "search/search.h");
}

TEST_CASE("a library used outside its door is caught", "[structure]") {
  const PlantedHouse house;
  house.write("ranker/rank.cc", "#  include <xapian.h>\n");
  house.write("search/index/builder.cc", "#include <xapian.h>\n");
  house.write("web/pages/home.cc", "#include <httplib.h>\n");
  const auto found = broken_arrows(house.root, kDoors);
  REQUIRE(found.size() == 2);
  CHECK(found[0].file == "ranker/rank.cc");
  CHECK(found[1].file == "web/pages/home.cc");
}
