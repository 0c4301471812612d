#include "web/pictures/tile_map.h"

#include <algorithm>

namespace mitate::web {
namespace {
constexpr int kTile = 44;
constexpr int kGap = 3;

struct Style {
  std::string_view css;
  std::string_view mark;
};

Style style_of(TileState state) {
  switch (state) {
    case TileState::Whole:
      return {"tile whole", "○"};
    case TileState::Part:
      return {"tile part", "△"};
    case TileState::Outside:
      return {"tile outside", "－"};
    case TileState::Unknown:
      break;
  }
  return {"tile unknown-tile", "？"};
}

/// "広島県" -> "広島"; 北海道 keeps its last character.
std::string_view short_name(std::string_view name) {
  for (const std::string_view ending :
       {std::string_view("県"), std::string_view("府"), std::string_view("都")}) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      return name.substr(0, name.size() - ending.size());
    }
  }
  return name;
}
}  // namespace

SafeHtml tile_map(const catalog::Places& places,
                  const std::function<TileState(const catalog::Prefecture&)>& state,
                  const TileMapWords& words) {
  int columns = 0;
  int rows = 0;
  int first_row = 1000;
  for (const catalog::Prefecture& one : places.prefectures()) {
    columns = std::max(columns, one.tile_column + 1);
    rows = std::max(rows, one.tile_row + 1);
    first_row = std::min(first_row, one.tile_row);
  }
  SafeHtml svg;
  svg.markup("<svg class=\"tile-map\" role=\"img\" viewBox=\"0 0 ")
      .number(columns * kTile)
      .markup(" ")
      .number((rows - first_row) * kTile)
      .markup("\" aria-label=\"")
      .text(words.title)
      .markup("\">");
  for (const catalog::Prefecture& one : places.prefectures()) {
    const TileState its = state(one);
    const Style style = style_of(its);
    const int x = one.tile_column * kTile;
    const int y = (one.tile_row - first_row) * kTile;
    const std::string& word = its == TileState::Whole     ? words.whole
                              : its == TileState::Part    ? words.part
                              : its == TileState::Outside ? words.outside
                                                          : words.unknown;
    svg.markup("<g class=\"").markup(style.css).markup("\"><title>").text(one.name);
    svg.markup(" ").text(word).markup("</title><rect x=\"").number(x).markup("\" y=\"").number(y);
    svg.markup("\" width=\"").number(kTile - kGap).markup("\" height=\"").number(kTile - kGap);
    svg.markup("\" rx=\"4\"/><text x=\"").number(x + (kTile - kGap) / 2).markup("\" y=\"");
    svg.number(y + 17).markup("\">").text(short_name(one.name)).markup("</text><text x=\"");
    svg.number(x + (kTile - kGap) / 2).markup("\" y=\"").number(y + 34).markup("\">");
    svg.text(style.mark).markup("</text></g>");
  }
  svg.markup("</svg>");
  return svg;
}

}  // namespace mitate::web
