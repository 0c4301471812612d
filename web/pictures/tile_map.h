// Japan as 47 equal tiles, one per prefecture: where sources name a service, or how many services
// are named (gaps). A table stands beside it on the page. Tile positions are data
// (seed_data/places/prefectures.csv). Pure.
#pragma once
#include <functional>
#include <string>

#include "catalog/model/taxonomy.h"
#include "web/html/safe_html.h"

namespace mitate::web {

/// How a tile is drawn; each state has its own fill, mark and word.
enum class TileState { Whole, Part, Unknown, Outside };

struct TileMapWords {
  std::string title;  ///< the picture's accessible name
  std::string whole;  ///< word for each state, in the legend and each tile's title
  std::string part;
  std::string unknown;
  std::string outside;
};

[[nodiscard]] SafeHtml tile_map(const catalog::Places& places,
                                const std::function<TileState(const catalog::Prefecture&)>& state,
                                const TileMapWords& words);

struct CountTilesWords {
  std::string title;  ///< the picture's accessible name
  std::string empty;  ///< word for a prefecture of count 0, in its tile's title
  std::string unit;   ///< written after the number in a tile's title, e.g. 「件」
};

/// The same 47 tiles with a number each, darker where there are more, dashed where there is none:
/// the gap map. Steps are those of count_grid.h.
[[nodiscard]] SafeHtml count_tiles(
    const catalog::Places& places,
    const std::function<std::size_t(const catalog::Prefecture&)>& count,
    const CountTilesWords& words);

}  // namespace mitate::web
