// How the first five change places under other weights: one line per service from its rank on the
// left to its ranks under the next sets of weights. Lines differ by letter and dash, not by colour
// alone. A table with the names stands beside it on the page. Pure.
#pragma once
#include <string>
#include <vector>

#include "web/html/safe_html.h"

namespace mitate::web {

struct RankSlope {
  struct Line {
    std::string letter;              ///< A, B, …; the table says which service it is
    std::vector<std::size_t> ranks;  ///< one per column, from 1
  };
  std::string title;                 ///< the picture's accessible name
  std::vector<std::string> columns;  ///< two to four, left to right
  std::vector<Line> lines;           ///< up to five
};

/// Ranks beyond `lines.size()` + 2 are drawn on a last row marked with their number, so that one
/// service far down does not flatten the rest. Empty for fewer than two columns or no lines.
[[nodiscard]] SafeHtml rank_slope(const RankSlope& slope);

}  // namespace mitate::web
