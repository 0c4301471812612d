#include "tests/structure/folders.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "tests/structure/includes.h"

namespace mitate::testing {
namespace {
namespace fs = std::filesystem;

using Order = std::vector<std::string>;

std::map<std::string, Order, std::less<>> read_orders(const fs::path& file) {
  std::map<std::string, Order, std::less<>> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string room;
    std::string folders;
    std::getline(cells, room, '\t');
    std::getline(cells, folders, '\t');
    std::istringstream items(folders);
    for (std::string item; std::getline(items, item, ',');) out[room].push_back(item);
  }
  return out;
}

/// The folder of a file inside `of`, "." for a file that lies in `of` itself, nothing for a file
/// elsewhere: "model" of "catalog/model/service.h" inside "catalog".
std::optional<std::string> folder_inside(std::string_view of, std::string_view path) {
  if (!path.starts_with(of) || path.size() <= of.size() || path[of.size()] != '/') return {};
  path.remove_prefix(of.size() + 1);
  const auto end = path.find('/');
  return end == std::string_view::npos ? "." : std::string(path.substr(0, end));
}

std::string unit_of(std::string_view path) { return std::string(path.substr(0, path.rfind('.'))); }

/// Strongly connected components of more than one unit (Tarjan).
class Circles {
 public:
  explicit Circles(const std::map<std::string, std::set<std::string>>& arrows) : arrows_(arrows) {
    for (const auto& [unit, to] : arrows_) {
      if (index_.count(unit) == 0) visit(unit);
    }
  }
  std::vector<std::vector<std::string>> found;

 private:
  void visit(const std::string& unit) {
    const std::size_t mine = index_.size();
    index_[unit] = mine;
    low_[unit] = mine;
    stack_.push_back(unit);
    on_stack_.insert(unit);
    if (const auto to = arrows_.find(unit); to != arrows_.end()) {
      for (const std::string& next : to->second) {
        if (index_.count(next) == 0) {
          visit(next);
          low_[unit] = std::min(low_[unit], low_[next]);
        } else if (on_stack_.count(next) > 0) {
          low_[unit] = std::min(low_[unit], index_[next]);
        }
      }
    }
    if (low_[unit] != mine) return;
    std::vector<std::string> circle;
    do {
      circle.push_back(stack_.back());
      on_stack_.erase(stack_.back());
      stack_.pop_back();
    } while (circle.back() != unit);
    if (circle.size() < 2) return;
    std::sort(circle.begin(), circle.end());
    found.push_back(std::move(circle));
  }

  const std::map<std::string, std::set<std::string>>& arrows_;
  std::map<std::string, std::size_t> index_, low_;
  std::vector<std::string> stack_;
  std::set<std::string> on_stack_;
};

}  // namespace

std::vector<Violation> folder_violations(const fs::path& root, const fs::path& folders) {
  const auto orders = read_orders(folders);
  std::vector<Violation> out;
  const auto place_in = [](const Order& order, const std::string& folder) {
    return std::find(order.begin(), order.end(), folder) - order.begin();
  };
  const auto files = sources_below(root);
  const auto includes = includes_below(root);
  for (const auto& [of, order] : orders) {
    const auto end = static_cast<std::ptrdiff_t>(order.size());
    std::set<std::string> without_place;
    for (const std::string& file : files) {
      const auto folder = folder_inside(of, file);
      if (folder && place_in(order, *folder) == end && without_place.insert(*folder).second) {
        out.push_back({file, 0, {}, "lies in a folder without a place in the order"});
      }
    }
    for (const Include& one : includes) {
      const auto from = folder_inside(of, one.file);
      const auto to = folder_inside(of, one.included);
      if (!from || !to || place_in(order, *to) <= place_in(order, *from)) continue;
      if (place_in(order, *to) == end) continue;
      out.push_back({one.file, one.line, one.included, "points against the order of the folders"});
    }
  }
  return out;
}

std::vector<std::vector<std::string>> include_circles(const fs::path& root) {
  std::map<std::string, std::set<std::string>> arrows;
  for (const Include& one : includes_below(root)) {
    const std::string from = unit_of(one.file);
    const std::string to = unit_of(one.included);
    const bool ours =
        std::find(kRooms.begin(), kRooms.end(), room_of(one.included)) != kRooms.end();
    if (ours && from != to) arrows[from].insert(to);
  }
  return Circles(arrows).found;
}

}  // namespace mitate::testing
