#include "web/pictures/rank_slope.h"

#include <algorithm>
#include <array>

#include "web/pictures/label_lines.h"

namespace mitate::web {
namespace {
constexpr int kSlopeWidth = 288;
constexpr int kSlopeEdge = 40;
constexpr int kSlopeFont = 12;
constexpr int kSlopeLine = 15;
constexpr int kSlopeRow = 26;
// Class names come from this closed list, never from data.
constexpr std::array<std::string_view, 5> kSlopeStyles{"l1", "l2", "l3", "l4", "l5"};

struct Spot {
  int x = 0;
  int y = 0;
};
}  // namespace

SafeHtml rank_slope(const RankSlope& slope) {
  SafeHtml svg;
  const int columns = static_cast<int>(slope.columns.size());
  if (columns < 2 || slope.lines.empty()) return svg;
  const std::size_t lines = std::min(slope.lines.size(), kSlopeStyles.size());
  const std::size_t shown = lines + 2;  // ranks with a row of their own
  const int step = (kSlopeWidth - 2 * kSlopeEdge) / (columns - 1);

  int head = 0;
  std::vector<std::vector<std::string>> heads;
  for (const std::string& column : slope.columns) {
    heads.push_back(label_lines(column, std::min(step, 2 * kSlopeEdge) - 4, kSlopeFont));
    head = std::max(head, static_cast<int>(heads.back().size()) * kSlopeLine + 6);
  }
  // Services that share the last row get a place of their own below each other.
  std::vector<std::size_t> beyond(static_cast<std::size_t>(columns), 0);
  std::vector<std::vector<Spot>> spots(lines);
  int height = head;
  for (std::size_t i = 0; i < lines; ++i) {
    for (int c = 0; c < columns; ++c) {
      const auto index = static_cast<std::size_t>(c);
      const std::size_t rank =
          index < slope.lines[i].ranks.size() ? slope.lines[i].ranks[index] : shown + 1;
      const std::size_t row = rank <= shown ? rank - 1 : shown + beyond[index]++;
      spots[i].push_back(
          {kSlopeEdge + c * step, head + static_cast<int>(row) * kSlopeRow + kSlopeRow / 2});
      height = std::max(height, spots[i].back().y + kSlopeRow / 2);
    }
  }

  svg.markup("<svg class=\"pic rank-slope\" role=\"img\" viewBox=\"0 0 ").number(kSlopeWidth);
  svg.markup(" ").number(height).markup("\" aria-label=\"").text(slope.title).markup("\">");
  for (int c = 0; c < columns; ++c) {
    int y = kSlopeFont + 2;
    for (const std::string& line : heads[static_cast<std::size_t>(c)]) {
      svg.markup("<text class=\"mid\" x=\"").number(kSlopeEdge + c * step).markup("\" y=\"");
      svg.number(y).markup("\">").text(line).markup("</text>");
      y += kSlopeLine;
    }
  }
  for (std::size_t i = 0; i < lines; ++i) {
    svg.markup("<polyline class=\"slope ").markup(kSlopeStyles[i]).markup("\" points=\"");
    for (const Spot& spot : spots[i]) svg.number(spot.x).markup(",").number(spot.y).markup(" ");
    svg.markup("\"/>");
  }
  for (std::size_t i = 0; i < lines; ++i) {
    for (std::size_t c = 0; c < spots[i].size(); ++c) {
      const Spot& spot = spots[i][c];
      svg.markup("<circle class=\"fill spot\" cx=\"").number(spot.x).markup("\" cy=\"");
      svg.number(spot.y).markup("\" r=\"11\"/><text class=\"mid\" x=\"").number(spot.x);
      svg.markup("\" y=\"").number(spot.y + 4).markup("\">");
      if (c == 0) {
        svg.text(slope.lines[i].letter);
      } else {
        svg.number(
            static_cast<long long>(c < slope.lines[i].ranks.size() ? slope.lines[i].ranks[c] : 0));
      }
      svg.markup("</text>");
    }
    const Spot& last = spots[i].back();
    svg.markup("<text class=\"mid\" x=\"").number(last.x + 24).markup("\" y=\"");
    svg.number(last.y + 4).markup("\">").text(slope.lines[i].letter).markup("</text>");
    const Spot& first = spots[i].front();
    svg.markup("<text class=\"mid\" x=\"").number(first.x - 24).markup("\" y=\"");
    svg.number(first.y + 4).markup("\">");
    svg.number(static_cast<long long>(slope.lines[i].ranks.empty() ? 0 : slope.lines[i].ranks[0]));
    svg.markup("</text>");
  }
  svg.markup("</svg>");
  return svg;
}

}  // namespace mitate::web
