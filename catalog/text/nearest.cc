#include "catalog/text/nearest.h"

#include <algorithm>

namespace mitate::catalog {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above + 1, row[j - 1] + 1, change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& names) {
  constexpr std::size_t kLongest = 64;  // the table is quadratic and `name` comes from outside
  if (name.empty() || name.size() > kLongest) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : names) {
    const std::size_t allowed = std::max<std::size_t>(2, candidate.size() / 3);
    const std::size_t found = edit_distance(name, candidate);
    if (found > allowed || found >= std::max(candidate.size(), name.size())) continue;
    if (!best || found < best_distance) {
      best = candidate;
      best_distance = found;
    }
  }
  return best;
}

}  // namespace mitate::catalog
