#include "web/pictures/points_bar.h"

#include "ranker/criteria/criteria.h"

namespace mitate::web {
namespace {
/// Class names come from the table of criteria, never from data.
std::string_view class_of(std::string_view criterion) {
  if (const auto known = ranker::criterion_named(criterion)) {
    return ranker::kCriteria[*known].colour;
  }
  return "other";
}

/// Tenths of a point are tenths of a percent of the bar.
void percent(SafeHtml& svg, std::int32_t tenths) {
  svg.number(tenths / 10).markup(".").number(tenths % 10).markup("%");
}

void piece(SafeHtml& svg, std::string_view css, std::int32_t from, std::int32_t width) {
  if (width <= 0) return;
  svg.markup("<rect class=\"fill c-").markup(css).markup("\" y=\"0\" height=\"100%\" x=\"");
  percent(svg, from);
  svg.markup("\" width=\"");
  percent(svg, width);
  svg.markup(css == "hatch" ? "\" fill=\"url(#hatch)\"/>" : "\"/>");
}
}  // namespace

SafeHtml points_bar(std::span<const ranker::Contribution> parts, const std::string& words) {
  SafeHtml svg;
  svg.markup("<svg class=\"points-bar\" role=\"img\" width=\"100%\" height=\"20\" aria-label=\"");
  svg.text(words).markup("\"><rect class=\"rest\" width=\"100%\" height=\"100%\"/>");
  std::int32_t at = 0;
  std::int32_t possible = 0;
  for (const ranker::Contribution& part : parts) {
    piece(svg, class_of(part.criterion), at, part.points.value);
    at += part.points.value;
    possible += part.possible.value - part.points.value;
  }
  piece(svg, "hatch", at, possible);
  svg.markup("</svg>");
  return svg;
}

SafeHtml hatch_defs() {
  SafeHtml svg;
  svg.markup(
      "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><pattern "
      "id=\"hatch\" "
      "width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      "<rect class=\"hatch-ground\" width=\"8\" height=\"8\"/><rect class=\"hatch-line\" "
      "width=\"3\" "
      "height=\"8\"/></pattern></defs></svg>");
  return svg;
}

SafeHtml criterion_swatch(std::string_view criterion) {
  SafeHtml svg;
  svg.markup(
      "<svg class=\"swatch\" width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"fill "
      "c-");
  svg.markup(class_of(criterion)).markup("\" width=\"14\" height=\"14\" rx=\"3\"/></svg>");
  return svg;
}

}  // namespace mitate::web
