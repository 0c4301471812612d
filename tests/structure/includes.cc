#include "tests/structure/includes.h"

#include <algorithm>
#include <fstream>

namespace mitate::testing {
namespace {
namespace fs = std::filesystem;

std::string included_by(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return {};
  const auto word = line.find("include", hash);
  if (word == std::string::npos) return {};
  const auto open = line.find_first_of("<\"", word);
  if (open == std::string::npos) return {};
  const auto close = line.find_first_of(">\"", open + 1);
  return close == std::string::npos ? std::string{} : line.substr(open + 1, close - open - 1);
}

}  // namespace

std::string_view room_of(std::string_view path) { return path.substr(0, path.find('/')); }

std::vector<std::string> sources_below(const fs::path& root) {
  std::vector<std::string> out;
  for (const std::string_view room : kRooms) {
    const fs::path top = root / room;
    if (!fs::exists(top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cc")) continue;
      std::string file = fs::relative(entry.path(), root).generic_string();
      if (file.find("node_modules/") == std::string::npos) out.push_back(std::move(file));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Include> includes_below(const fs::path& root) {
  std::vector<Include> out;
  for (const std::string& file : sources_below(root)) {
    std::ifstream in(root / file);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (std::string included = included_by(line); !included.empty()) {
        out.push_back({file, number, std::move(included)});
      }
    }
  }
  return out;
}

}  // namespace mitate::testing
