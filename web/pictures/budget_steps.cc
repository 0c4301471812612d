#include "web/pictures/budget_steps.h"

#include <algorithm>
#include <cmath>

#include "web/pictures/label_lines.h"

namespace mitate::web {
namespace {
constexpr int kStepsWidth = 288;
constexpr int kStepsHeight = 150;
constexpr int kStepsEdge = 10;
constexpr int kStepsFloor = 124;
constexpr int kStepsFont = 12;
}  // namespace

SafeHtml budget_steps(const BudgetSteps& steps) {
  const double least = steps.points.front().first;
  const double span = std::max(steps.points.back().first - least, 1.0);
  double most = 1;
  for (const auto& [budget, value] : steps.points) most = std::max(most, value);
  const auto x_of = [&](double budget) {
    return kStepsEdge +
           static_cast<int>(std::lround((budget - least) / span * (kStepsWidth - 2 * kStepsEdge)));
  };
  const auto y_of = [&](double value) {
    return kStepsFloor -
           static_cast<int>(std::lround(value / most * (kStepsFloor - 2 * kStepsEdge)));
  };
  SafeHtml svg;
  svg.markup("<svg class=\"pic price-line budget-steps\" role=\"img\" viewBox=\"0 0 ")
      .number(kStepsWidth);
  svg.markup(" ").number(kStepsHeight).markup("\" aria-label=\"").text(steps.title).markup("\">");
  svg.markup("<line class=\"axis\" x1=\"").number(kStepsEdge).markup("\" x2=\"");
  svg.number(kStepsWidth - kStepsEdge).markup("\" y1=\"").number(kStepsFloor).markup("\" y2=\"");
  svg.number(kStepsFloor).markup("\"/>");
  for (std::size_t i = 0; i < steps.points.size(); ++i) {
    const int x = x_of(steps.points[i].first);
    const int y = y_of(steps.points[i].second);
    if (i + 1 < steps.points.size()) {
      svg.markup("<line class=\"open\" x1=\"").number(x).markup("\" x2=\"");
      svg.number(x_of(steps.points[i + 1].first)).markup("\" y1=\"").number(y).markup("\" y2=\"");
      svg.number(y).markup("\"/>");
    }
    svg.markup("<circle class=\"fill dot\" cx=\"").number(x).markup("\" cy=\"").number(y);
    svg.markup("\" r=\"4\"/>");
  }
  const int last = std::max(0, kStepsWidth - label_width(steps.last_label, kStepsFont));
  svg.markup("<text class=\"start\" x=\"0\" y=\"").number(kStepsHeight - 6).markup("\">");
  svg.text(steps.first_label).markup("</text><text class=\"start\" x=\"").number(last);
  svg.markup("\" y=\"").number(kStepsHeight - 6).markup("\">").text(steps.last_label);
  svg.markup("</text></svg>");
  return svg;
}

}  // namespace mitate::web
