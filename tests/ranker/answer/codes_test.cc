// The table of codes against the sources that write them.
#include "ranker/criteria/all_codes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

using namespace mitate::ranker;

TEST_CASE("every code that the sources of ranker write stands in the table", "[ranker][codes]") {
  std::set<std::string> groups;
  const std::vector<CodeRow> codes = all_codes();
  for (const CodeRow& row : codes) {
    groups.insert(std::string(row.code.substr(0, row.code.find('.'))));
  }
  const std::regex literal("\"([a-z_]+)\\.([a-z_.]*)\"");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(MITATE_SOURCE_DIR) / "ranker")) {
    if (entry.path().extension() != ".cc") continue;
    std::ifstream in(entry.path());
    std::stringstream bytes;
    bytes << in.rdbuf();
    const std::string text = bytes.str();
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
      if (groups.count((*at)[1].str()) == 0) continue;
      const std::string code = (*at)[1].str() + "." + (*at)[2].str();
      if (code.ends_with(".h") || code.ends_with(".csv")) continue;
      INFO(entry.path().filename().string() << ": " << code);
      // "delivery." is completed at run time.
      CHECK(std::any_of(codes.begin(), codes.end(), [&](const CodeRow& row) {
        return code.back() == '.' ? row.code.starts_with(code) : row.code == code;
      }));
      ++found;
    }
  }
  CHECK(found > 100);
}

TEST_CASE("the tables of codes hold each code once", "[ranker][codes]") {
  std::set<std::string_view> seen;
  for (const CodeRow& row : all_codes()) {
    INFO(row.code);
    CHECK(seen.insert(row.code).second);
  }
}
