// `mitate-match-bench`: how long it takes to read a need and to rank generated catalogs with full
// explanation; prints JSON. --keep leaves the index for the next run of the same program; --no-text
// leaves the search index out: gate, factors, order, explanation.
#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/importers/seed_importer.h"
#include "tests/bench/match_bench.h"

namespace {

using namespace mitate;

std::vector<std::size_t> numbers(const std::string& text) {
  std::vector<std::size_t> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    out.push_back(std::strtoull(text.substr(begin, comma - begin).c_str(), nullptr, 10));
    begin = comma + 1;
  }
  return out;
}

int fail(const Error& error) {
  std::cerr << describe(error) << "\n";
  return 3;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes{1000};
  std::size_t rounds = 20;
  bool with_text = true;
  std::string seed = MITATE_SOURCE_DIR "/seed_data";
  std::filesystem::path kept;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--no-text") {
      with_text = false;
      continue;
    }
    if (i + 1 >= argc) {
      std::cerr
          << "usage: mitate-match-bench [--services 1000,100000] [--rounds N] [--no-text] [--seed-data DIR] [--keep DIR]\n";
      return 2;
    }
    const std::string value = argv[++i];
    if (flag == "--rounds") rounds = std::strtoull(value.c_str(), nullptr, 10);
    if (flag == "--services") sizes = numbers(value);
    if (flag == "--seed-data") seed = value;
    if (flag == "--keep") kept = value;
  }
  catalog::ImportReport report;
  // The shipped rows may be dated up to today; what is generated from them does not depend on it.
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const Date today =
      Date::parse("1970-01-01")->plus_days(static_cast<int>(days.time_since_epoch().count()));
  auto rows = catalog::read_seed(seed, today, report);
  if (!rows) return fail(rows.error());
  const auto shipped = catalog::Catalog::assemble(std::move(*rows), 0);
  if (!shipped) return fail(shipped.error());
  auto all = nlohmann::json::array();
  for (const std::size_t size : sizes) {
    const auto folder =
        kept.empty()
            ? std::filesystem::temp_directory_path() /
                  ("mitate-match-bench-" + std::to_string(size) + "-" + std::to_string(getpid()))
            : kept / std::to_string(size);
    std::filesystem::create_directories(folder);
    auto measured = testing::bench_match(**shipped, size, rounds, with_text, folder);
    if (kept.empty()) std::filesystem::remove_all(folder);
    if (!measured) return fail(measured.error());
    all.push_back(std::move(*measured));
  }
  std::cout << all.dump(2) << "\n";
  return 0;
}
