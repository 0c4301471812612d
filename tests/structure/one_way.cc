#include "tests/structure/one_way.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

#include "tests/structure/includes.h"

namespace mitate::testing {
namespace {
namespace fs = std::filesystem;

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
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room_of(path)) -
                                  kRooms.begin());
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
  for (const Include& one : includes_below(root)) {
    check_line(one.file, one.line, one.included, doors, out);
  }
  return out;
}

}  // namespace mitate::testing
