#include "web/pictures/price_line.h"

#include <algorithm>
#include <cmath>

#include "web/pictures/label_lines.h"

namespace mitate::web {
namespace {
constexpr int kLineWidth = 288;
constexpr int kLineEdge = 8;  // room for half a mark at both ends
constexpr int kLineFont = 12;
constexpr int kAxisY = 30;
constexpr int kRow = 17;

/// A label centred on `x` as far as the edges allow.
void edge_label(SafeHtml& svg, const std::string& label, int x, int y, std::string_view css) {
  if (label.empty()) return;
  const int width = label_width(label, kLineFont);
  const int left = std::clamp(x - width / 2, 0, std::max(0, kLineWidth - width));
  svg.markup("<text class=\"").markup(css).markup("\" x=\"").number(left).markup("\" y=\"");
  svg.number(y).markup("\">").text(label).markup("</text>");
}
}  // namespace

SafeHtml price_line(const PriceLine& line) {
  const double most = std::max({line.high, line.price, line.budget.value_or(0), 1.0});
  const auto at = [&](double yen) {
    const double share = std::clamp(yen / (most * 1.04), 0.0, 1.0);
    return kLineEdge + static_cast<int>(std::lround(share * (kLineWidth - 2 * kLineEdge)));
  };
  const int left = at(line.low);
  const int right = std::max(at(line.high), left + 2);
  const int dot = at(line.price);
  const int height = kAxisY + kRow * (line.budget ? 2 : 1) + 10;
  SafeHtml svg;
  svg.markup("<svg class=\"pic price-line\" role=\"img\" viewBox=\"0 0 ").number(kLineWidth);
  svg.markup(" ").number(height).markup("\" aria-label=\"").text(line.title).markup("\">");
  svg.markup("<rect class=\"fill band\" x=\"").number(left).markup("\" y=\"").number(kAxisY - 8);
  svg.markup("\" width=\"").number(right - left).markup("\" height=\"16\" rx=\"2\"/>");
  svg.markup("<line class=\"axis\" x1=\"").number(kLineEdge).markup("\" x2=\"");
  svg.number(kLineWidth - kLineEdge).markup("\" y1=\"").number(kAxisY).markup("\" y2=\"");
  svg.number(kAxisY).markup("\"/>");
  if (line.budget) {
    const int mark = at(*line.budget);
    svg.markup("<line class=\"budget\" x1=\"").number(mark).markup("\" x2=\"").number(mark);
    svg.markup("\" y1=\"")
        .number(kAxisY - 11)
        .markup("\" y2=\"")
        .number(kAxisY + 11)
        .markup("\"/>");
    edge_label(svg, line.budget_label, mark, kAxisY + kRow * 2 + 5, "start");
  }
  if (line.at_least) {
    svg.markup("<line class=\"open\" x1=\"").number(dot).markup("\" x2=\"");
    svg.number(kLineWidth - kLineEdge).markup("\" y1=\"").number(kAxisY).markup("\" y2=\"");
    svg.number(kAxisY).markup("\"/>");
  }
  svg.markup("<circle class=\"fill dot\" cx=\"").number(dot).markup("\" cy=\"").number(kAxisY);
  svg.markup("\" r=\"6\"/>");
  edge_label(svg, line.price_label, dot, kAxisY - 15, "start price");
  edge_label(svg, line.band_label, (left + right) / 2, kAxisY + kRow + 5, "start");
  svg.markup("</svg>");
  return svg;
}

}  // namespace mitate::web
