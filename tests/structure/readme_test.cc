#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = MITATE_SOURCE_DIR;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> documents() {
  std::vector<fs::path> out{kRoot / "README.md"};
  for (const char* room : {"catalog", "search", "ranker", "web", "seed_data", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / room)) {
      const bool foreign = entry.path().string().find("node_modules") != std::string::npos;
      if (!foreign && entry.path().extension() == ".md") out.push_back(entry.path());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every room has a README", "[structure][docs]") {
  for (const char* room : {"catalog", "search", "ranker", "web", "seed_data", "tests"}) {
    CAPTURE(room);
    CHECK(fs::exists(kRoot / room / "README.md"));
  }
}

TEST_CASE("links of the documents lead to files that exist", "[structure][docs]") {
  static const std::regex kLink(R"(\]\(([^)#\s]+)(#[^)]*)?\))");
  for (const fs::path& document : documents()) {
    const std::string text = read(document);
    for (std::sregex_iterator it(text.begin(), text.end(), kLink), end; it != end; ++it) {
      const std::string target = (*it)[1];
      if (target.find("://") != std::string::npos || target.rfind("mailto:", 0) == 0) continue;
      CAPTURE(document.string(), target);
      CHECK(fs::exists(document.parent_path() / target));
    }
  }
}

TEST_CASE("each reported complaint names a test that exists", "[structure][docs]") {
  std::string sources;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests")) {
    const bool foreign = entry.path().string().find("node_modules") != std::string::npos;
    if (!foreign && entry.path().extension() == ".cc") sources += read(entry.path());
  }
  // Long titles are written as adjoining literals.
  sources = std::regex_replace(sources, std::regex(R"("\s*\n\s*")"), "");
  sources = std::regex_replace(sources, std::regex(R"(TEST_CASE\(\s+")"), "TEST_CASE(\"");
  std::istringstream table(read(kRoot / "tests" / "COMPLAINTS.md"));
  std::size_t rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.rfind("| ", 0) != 0 || line.rfind("| ---", 0) == 0 || line.rfind("| Thread", 0) == 0)
      continue;
    const std::size_t at = line.rfind(" | ", line.size() - 3);
    REQUIRE(at != std::string::npos);
    const std::string title = line.substr(at + 3, line.size() - at - 5);
    ++rows;
    CAPTURE(title);
    if (title.rfind("\u2014", 0) == 0) continue;
    if (title.rfind("browser: ", 0) == 0) {
      CHECK(fs::exists(kRoot / "tests" / "browser" / title.substr(9)));
      continue;
    }
    CHECK(sources.find("TEST_CASE(\"" + title + "\"") != std::string::npos);
  }
  CHECK(rows > 40);
}
