#include "tests/structure/one_way.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

namespace mitate::testing {
namespace {
namespace fs = std::filesystem;

// Flow order: a room may include itself and what stands before it.
constexpr std::array<std::string_view, 5> kRooms{"catalog", "search", "ranker", "web", "tests"};

struct Door {
  std::string header_prefix;
  std::vector<std::string> folders;
};

std::vector<Door> read_doors(const fs::path& file) {
  std::vector<Door> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    Door door;
    std::string folders;
    std::getline(cells, door.header_prefix, '\t');
    std::getline(cells, folders, '\t');
    std::istringstream items(folders);
    for (std::string item; std::getline(items, item, ',');) door.folders.push_back(item);
    out.push_back(std::move(door));
  }
  return out;
}

std::size_t position(std::string_view path) {
  const auto room = path.substr(0, path.find('/'));
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin());
}

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

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

void check_line(const std::string& file, std::size_t number, const std::string& included,
                const std::vector<Door>& doors, std::vector<Violation>& out) {
  const std::size_t from = position(file);
  const std::size_t to = position(included);
  if (to < kRooms.size() && to > from) {
    out.push_back({file, number, included, "points against the flow of the rooms"});
  }
  for (const Door& door : doors) {
    if (!starts_with(included, door.header_prefix)) continue;
    const bool allowed =
        std::any_of(door.folders.begin(), door.folders.end(),
                    [&](const std::string& folder) { return starts_with(file, folder); });
    if (!allowed) out.push_back({file, number, included, "used outside its door"});
  }
}

}  // namespace

std::vector<Violation> broken_arrows(const fs::path& root, const fs::path& doors_file) {
  const std::vector<Door> doors = read_doors(doors_file);
  std::vector<Violation> out;
  for (const std::string_view room : kRooms) {
    const fs::path top = root / room;
    if (!fs::exists(top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cc")) continue;
      const std::string file = fs::relative(entry.path(), root).generic_string();
      if (file.find("node_modules/") != std::string::npos) continue;
      std::ifstream in(entry.path());
      std::size_t number = 0;
      for (std::string line; std::getline(in, line);) {
        ++number;
        const std::string included = included_by(line);
        if (!included.empty()) check_line(file, number, included, doors, out);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Violation& a, const Violation& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return out;
}

}  // namespace mitate::testing
