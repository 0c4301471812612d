#include "web/pictures/count_grid.h"

#include <algorithm>

#include "web/pictures/label_lines.h"

namespace mitate::web {
namespace {
// Pixels of the drawing; 288 is a window of 320 without its margins, so phones see it unscaled.
constexpr int kGridWidth = 288;
constexpr int kGridLabel = 108;
constexpr int kCellGap = 2;
constexpr int kGridFont = 12;
constexpr int kGridLine = 15;
constexpr int kLeastRowHeight = 36;

void write_label(SafeHtml& svg, const std::vector<std::string>& lines, int x, int middle,
                 std::string_view css) {
  int y = middle - (static_cast<int>(lines.size()) - 1) * kGridLine / 2 + kGridFont * 3 / 8;
  for (const std::string& line : lines) {
    svg.markup("<text class=\"").markup(css).markup("\" x=\"").number(x).markup("\" y=\"");
    svg.number(y).markup("\">").text(line).markup("</text>");
    y += kGridLine;
  }
}

int label_height(const std::vector<std::string>& lines) {
  return static_cast<int>(lines.size()) * kGridLine + 6;
}
}  // namespace

int count_step(std::size_t count) {
  return count == 0 ? 0 : count == 1 ? 1 : count < 5 ? 2 : count < 10 ? 3 : 4;
}

SafeHtml count_grid(const CountGrid& grid) {
  SafeHtml svg;
  if (grid.rows.empty() || grid.columns.empty()) return svg;
  const int columns = static_cast<int>(grid.columns.size());
  const int cell = (kGridWidth - kGridLabel) / columns;
  const auto empty = label_lines(grid.empty_word, cell - 4, kGridFont - 1);

  int head = 0;
  std::vector<std::vector<std::string>> heads;
  for (const std::string& column : grid.columns) {
    heads.push_back(label_lines(column, cell - 2, kGridFont));
    head = std::max(head, label_height(heads.back()));
  }
  std::vector<std::vector<std::string>> labels;
  std::vector<int> heights;
  int height = head;
  for (const CountGrid::Row& row : grid.rows) {
    labels.push_back(label_lines(row.label, kGridLabel - 6, kGridFont));
    heights.push_back(
        std::max({kLeastRowHeight, label_height(labels.back()), label_height(empty)}));
    height += heights.back();
  }

  svg.markup("<svg class=\"pic count-grid\" role=\"img\" viewBox=\"0 0 ").number(kGridWidth);
  svg.markup(" ").number(height).markup("\" aria-label=\"").text(grid.title).markup("\">");
  for (int c = 0; c < columns; ++c) {
    write_label(svg, heads[static_cast<std::size_t>(c)], kGridLabel + c * cell + cell / 2, head / 2,
                "mid");
  }
  int top = head;
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    const int tall = heights[r];
    write_label(svg, labels[r], 0, top + tall / 2, "start");
    for (int c = 0; c < columns; ++c) {
      const auto& counts = grid.rows[r].counts;
      const auto index = static_cast<std::size_t>(c);
      const std::size_t count = index < counts.size() ? counts[index] : 0;
      const int x = kGridLabel + c * cell;
      svg.markup("<rect class=\"fill step").number(count_step(count)).markup("\" x=\"");
      svg.number(x + 1)
          .markup("\" y=\"")
          .number(top + 1)
          .markup("\" width=\"")
          .number(cell - kCellGap);
      svg.markup("\" height=\"").number(tall - kCellGap).markup("\" rx=\"3\"/>");
      if (count == 0) {
        write_label(svg, empty, x + cell / 2, top + tall / 2, "mid none");
      } else {
        write_label(svg, {std::to_string(count)}, x + cell / 2, top + tall / 2,
                    count_step(count) >= 3 ? "mid count on" : "mid count");
      }
    }
    top += tall;
  }
  svg.markup("</svg>");
  return svg;
}

}  // namespace mitate::web
