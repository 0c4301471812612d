#include "web/pictures/tile_map.h"

#include <algorithm>
#include <array>

#include "web/pictures/count_grid.h"

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

/// Size of the drawing; tiles of the first used row start at 0.
struct TileArea {
  int columns = 0;
  int rows = 0;
  int first_row = 1000;
};

TileArea area_of(const catalog::Places& places) {
  TileArea area;
  for (const catalog::Prefecture& one : places.prefectures()) {
    area.columns = std::max(area.columns, one.tile_column + 1);
    area.rows = std::max(area.rows, one.tile_row + 1);
    area.first_row = std::min(area.first_row, one.tile_row);
  }
  return area;
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

void open_map(SafeHtml& svg, const TileArea& area, const std::string& title) {
  svg.markup("<svg class=\"pic tile-map\" role=\"img\" viewBox=\"0 0 ");
  svg.number(area.columns * kTile).markup(" ").number((area.rows - area.first_row) * kTile);
  svg.markup("\" aria-label=\"").text(title).markup("\">");
}

/// One tile: name above, `mark` below, `spoken` as its title.
void tile(SafeHtml& svg, const TileArea& area, const catalog::Prefecture& one, std::string_view css,
          const std::string& mark, const std::string& spoken) {
  const int x = one.tile_column * kTile;
  const int y = (one.tile_row - area.first_row) * kTile;
  svg.markup("<g class=\"").markup(css).markup("\"><title>").text(spoken);
  svg.markup("</title><rect class=\"fill\" x=\"").number(x + 1).markup("\" y=\"").number(y + 1);
  svg.markup("\" width=\"").number(kTile - kGap).markup("\" height=\"").number(kTile - kGap);
  svg.markup("\" rx=\"4\"/><text x=\"").number(x + (kTile - kGap) / 2 + 1).markup("\" y=\"");
  svg.number(y + 18).markup("\">").text(short_name(one.name)).markup("</text><text x=\"");
  svg.number(x + (kTile - kGap) / 2 + 1).markup("\" y=\"").number(y + 35).markup("\">");
  svg.text(mark).markup("</text></g>");
}
}  // namespace

SafeHtml tile_map(const catalog::Places& places,
                  const std::function<TileState(const catalog::Prefecture&)>& state,
                  const TileMapWords& words) {
  const TileArea area = area_of(places);
  SafeHtml svg;
  open_map(svg, area, words.title);
  for (const catalog::Prefecture& one : places.prefectures()) {
    const TileState its = state(one);
    const Style style = style_of(its);
    const std::string& word = its == TileState::Whole     ? words.whole
                              : its == TileState::Part    ? words.part
                              : its == TileState::Outside ? words.outside
                                                          : words.unknown;
    tile(svg, area, one, style.css, std::string(style.mark), one.name + " " + word);
  }
  svg.markup("</svg>");
  return svg;
}

SafeHtml count_tiles(const catalog::Places& places,
                     const std::function<std::size_t(const catalog::Prefecture&)>& count,
                     const CountTilesWords& words) {
  // Class names come from this closed list, never from data.
  constexpr std::array<std::string_view, 5> kSteps{"step0", "step1", "step2", "step3", "step4"};
  const TileArea area = area_of(places);
  SafeHtml svg;
  open_map(svg, area, words.title);
  for (const catalog::Prefecture& one : places.prefectures()) {
    const std::size_t here = count(one);
    const std::string number = std::to_string(here);
    tile(svg, area, one, kSteps[static_cast<std::size_t>(count_step(here))], number,
         one.name + " " + (here == 0 ? words.empty : number + words.unit));
  }
  svg.markup("</svg>");
  return svg;
}

}  // namespace mitate::web
