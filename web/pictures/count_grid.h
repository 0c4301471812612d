// How many there are of what: a grid of counts, darker where there are more, and a word where there
// is nothing, because an absence is information. Used for outcome x certainty (「研究なし」) and
// for domain x buyer (gaps). A table with the same numbers stands beside it on the page. Pure.
#pragma once
#include <string>
#include <vector>

#include "web/html/safe_html.h"

namespace mitate::web {

struct CountGrid {
  struct Row {
    std::string label;
    std::vector<std::size_t> counts;  ///< one per column; missing ones count as 0
  };
  std::string title;                 ///< the picture's accessible name
  std::string empty_word;            ///< written into cells of 0, e.g. 「研究なし」
  std::vector<std::string> columns;  ///< up to 8, left to right
  std::vector<Row> rows;
};

/// Drawn for a width of 288 px and scaled up; labels break into lines and are never cut.
/// Empty when there are no rows or no columns.
[[nodiscard]] SafeHtml count_grid(const CountGrid& grid);

/// Shade of a count, 0..4: none, 1, 2-4, 5-9, 10 and more. The number stands in the cell, so the
/// steps carry no meaning of their own.
[[nodiscard]] int count_step(std::size_t count);

}  // namespace mitate::web
