// One price on a line from 0, with the usual range (P10 to P90) as a band and the budget as a mark,
// all in the same unit. The numbers stand in words beside it. Not here: conversion between units
// (ranker/question/price.h). Pure.
#pragma once
#include <optional>
#include <string>

#include "web/html/safe_html.h"

namespace mitate::web {

struct PriceLine {
  std::string title;  ///< the picture's accessible name
  double price = 0;   ///< yen, >= 0
  std::string price_label;
  bool at_least = false;  ///< "from": the line goes on to the right of the dot
  double low = 0;         ///< P10 and P90 of the unit, low < high
  double high = 0;
  std::string band_label;
  std::optional<double> budget;  ///< yen; nullopt: none stated or another unit
  std::string budget_label;
};

/// Drawn for 288 px. Every label has a row of its own and is moved inward at the edges, so that no
/// label is clipped and no two overlap.
[[nodiscard]] SafeHtml price_line(const PriceLine& line);

}  // namespace mitate::web
