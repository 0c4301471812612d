// Why this score: one horizontal bar from 0 to 100, a colour per criterion, hatched where facts are
// unknown. All bars share one scale; the numbers stand in a table below. Pure.
#pragma once
#include <span>
#include <string>

#include "ranker/answer/ranking.h"
#include "web/html/safe_html.h"

namespace mitate::web {

/// `words` is the accessible name, e.g. 「69.3点（最大76.3点）の内訳」. The hatching needs
/// hatch_defs() once on the page.
[[nodiscard]] SafeHtml points_bar(std::span<const ranker::Contribution> parts,
                                  const std::string& words);
/// The pattern used by every hatched piece of a page.
[[nodiscard]] SafeHtml hatch_defs();
/// A small square in the colour of a criterion, for legends and tables.
[[nodiscard]] SafeHtml criterion_swatch(std::string_view criterion);

}  // namespace mitate::web
