#include "web/export/sheet.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::web;

namespace {
Sheet planted() {
  Sheet sheet;
  sheet.name = "結果/1";
  sheet.headers = {"番号", "名称", "点"};
  sheet.rows = {{std::string("012345"), std::string("=HYPERLINK(\"x\")"), 69.3},
                {std::string("a,\"b\"\nc"), std::string("+1"), 0.0}};
  return sheet;
}
}  // namespace

TEST_CASE("no cell of a CSV can run as a formula and codes keep their zeros", "[web][export]") {
  CHECK(to_csv(planted()) ==
        "\xEF\xBB\xBF番号,名称,点\r\n"
        "012345,\"'=HYPERLINK(\"\"x\"\")\",69.3\r\n"
        "\"a,\"\"b\"\"\nc\",'+1,0\r\n");
  for (const char* dangerous :
       {"=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1", "＠a", " =1", "\u3000＝1"}) {
    CHECK(without_formula(dangerous) == "'" + std::string(dangerous));
  }
  CHECK(without_formula("1-2") == "1-2");
}

TEST_CASE("whole numbers, days and links keep their kind", "[web][export]") {
  Sheet sheet;
  sheet.name = "型";
  sheet.headers = {"数", "日", "所在", "度"};
  sheet.rows = {{SheetWhole{1200000}, *Date::parse("2026-04-01"), SheetLink{"https://example.jp/a"},
                 SheetDegrees{34.2492}}};
  sheet.filter = true;
  CHECK(to_csv(sheet) ==
        "\xEF\xBB\xBF数,日,所在,度\r\n1200000,2026-04-01,https://example.jp/a,34.2492\r\n");
  if (std::system("command -v xlsx2csv && command -v unzip >/dev/null") != 0) return;
  const testing::TempDir folder;
  const auto bytes = to_xlsx({sheet}, "表", *Date::parse("2026-11-24"));
  REQUIRE(bytes);
  testing::write_file(folder / "a.xlsx", *bytes);
  const std::string command = "cd " + folder.path().string() +
                              " && xlsx2csv a.xlsx a.csv && unzip -p a.xlsx "
                              "xl/worksheets/sheet1.xml > sheet.xml";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(testing::read_file(folder / "a.csv").find("2026-04-01,https://example.jp/a") !=
        std::string::npos);
  const std::string xml = testing::read_file(folder / "sheet.xml");
  CHECK(xml.find("<v>1200000</v>") != std::string::npos);
  CHECK(xml.find("<autoFilter ref=\"A1:D2\"/>") != std::string::npos);
  CHECK(xml.find("<hyperlink ref=\"C2\"") != std::string::npos);
  CHECK(xml.find("state=\"frozen\"") != std::string::npos);
}

TEST_CASE("the same sheets give the same workbook", "[web][export]") {
  const Date day = *Date::parse("2026-11-24");
  const auto one = to_xlsx({planted()}, "表", day);
  const auto two = to_xlsx({planted()}, "表", day);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(*one == *two);
  CHECK(one->substr(0, 2) == "PK");
}

TEST_CASE("a workbook read back by another program says the same", "[web][export]") {
  if (std::system("command -v xlsx2csv >/dev/null 2>&1") != 0) {
    WARN("xlsx2csv is not installed; the workbook was not read back");
    return;
  }
  const testing::TempDir folder;
  const auto bytes = to_xlsx({planted()}, "表", *Date::parse("2026-11-24"));
  REQUIRE(bytes);
  testing::write_file(folder / "a.xlsx", *bytes);
  const std::string command =
      "xlsx2csv -a " + (folder / "a.xlsx").string() + " > " + (folder / "a.csv").string();
  REQUIRE(std::system(command.c_str()) == 0);
  const std::string text = testing::read_file(folder / "a.csv");
  CHECK(text.find("結果 1") != std::string::npos);
  CHECK(text.find("012345,\"=HYPERLINK(\"\"x\"\")\",69.3") != std::string::npos);
}
