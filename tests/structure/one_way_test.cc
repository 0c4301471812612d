#include "tests/structure/one_way.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "tests/structure/folders.h"

namespace fs = std::filesystem;
using mitate::testing::broken_arrows;
using mitate::testing::folder_violations;
using mitate::testing::include_circles;

namespace {

const fs::path kRoot = MITATE_SOURCE_DIR;
const fs::path kDoors = kRoot / "tests/structure/doors.tsv";
const fs::path kFolders = kRoot / "tests/structure/folders.tsv";

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

TEST_CASE("no folder of a room includes a folder after it", "[structure]") {
  for (const auto& violation : folder_violations(kRoot, kFolders)) {
    FAIL_CHECK(violation.file << ":" << violation.line << " includes " << violation.included << ": "
                              << violation.rule);
  }
}

TEST_CASE("no units include each other in a circle", "[structure]") {
  for (const auto& circle : include_circles(kRoot)) {
    std::string units;
    for (const std::string& unit : circle) units += " " + unit;
    FAIL_CHECK("a circle of" << units);
  }
}

TEST_CASE("a planted arrow against the order of the folders is caught", "[structure]") {
  const PlantedHouse house;
  house.write("orders.tsv", "# room\torder\nranker\tneed,facts,.\twhy\n");
  house.write("ranker/facts/facts.h", "#include \"ranker/need/need.h\"\n");
  house.write("ranker/need/need.h", "#include <string>\n#include \"ranker/facts/facts.h\"\n");
  house.write("ranker/rank.h", "#include \"ranker/facts/facts.h\"\n");
  house.write("ranker/facts/columns.cc", "#include \"ranker/rank.h\"\n");
  house.write("search/query/run.cc", "#include \"search/index/index.h\"\n");
  const auto found = folder_violations(house.root, house.root / "orders.tsv");
  REQUIRE(found.size() == 2);
  CHECK(found[0].file == "ranker/facts/columns.cc");
  CHECK(found[1].file == "ranker/need/need.h");
  CHECK(found[1].line == 2);
}

TEST_CASE("a folder inside a folder can have an order of its own", "[structure]") {
  const PlantedHouse house;
  house.write("orders.tsv", "web\thtml,pages\twhy\nweb/pages\tframe,needs,.\twhy\n");
  house.write("web/pages/frame/site.h", "#include \"web/html/template.h\"\n");
  house.write("web/html/template.h", "#include <string>\n");
  house.write("web/pages/needs/need_page.h", "#include \"web/pages/frame/site.h\"\n");
  CHECK(folder_violations(house.root, house.root / "orders.tsv").empty());
  house.write("web/pages/frame/top.h", "#include \"web/pages/needs/need_page.h\"\n");
  const auto found = folder_violations(house.root, house.root / "orders.tsv");
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "web/pages/frame/top.h");
}

TEST_CASE("a folder that has no place in its room's order is caught", "[structure]") {
  const PlantedHouse house;
  house.write("orders.tsv", "ranker\tneed\twhy\n");
  house.write("ranker/need/need.h", "\n");
  house.write("ranker/misc/things.h", "\n");
  house.write("ranker/misc/more.h", "\n");
  const auto found = folder_violations(house.root, house.root / "orders.tsv");
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "ranker/misc/more.h");
}

TEST_CASE("a planted circle of units is caught, also through their sources", "[structure]") {
  const PlantedHouse house;
  house.write("catalog/model/a.h", "#include \"catalog/model/b.h\"\n");
  house.write("catalog/model/b.h", "#include <map>\n");
  house.write("catalog/model/b.cc",
              "#include \"catalog/model/b.h\"\n#include \"catalog/model/a.h\"\n");
  house.write("catalog/model/c.h", "#include \"catalog/model/a.h\"\n");
  const auto found = include_circles(house.root);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == std::vector<std::string>{"catalog/model/a", "catalog/model/b"});
}
