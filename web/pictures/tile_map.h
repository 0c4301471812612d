// Japan as 47 equal tiles, one per prefecture: where sources name a service. A table stands beside
// it on the page. Tile positions are data (seed_data/places/prefectures.csv). Pure.
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

}  // namespace mitate::web
