// Up to five services side by side as rows of words; the page, the paper and the exports show the
// same rows. Differing rows come first; unknown is written as such. Not here: JSON (web/api). Pure.
#pragma once
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "web/export/sheet.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

struct ComparisonRow {
  std::string label;
  std::vector<std::string> cells;  ///< empty: unknown
  std::vector<std::string> dots;   ///< strength beside each cell's words; empty: no such row
  bool differs = false;
};

struct Comparison {
  std::vector<const catalog::Service*> services;
  std::vector<ComparisonRow> rows;
};

[[nodiscard]] Comparison compare(const FactContext& context,
                                 std::vector<const catalog::Service*> services, Date as_of);
[[nodiscard]] Sheet comparison_sheet(const FactContext& context, const Comparison& comparison);
/// Sources of the compared services with numbers, as the second sheet.
[[nodiscard]] Sheet grounds_sheet(const FactContext& context,
                                  const std::vector<const catalog::Service*>& services);
/// What the catalog does not know about a service and a buyer will ask: names of facts in words.
[[nodiscard]] std::vector<std::string> facts_to_ask(const FactContext& context,
                                                    const catalog::Service& service);
/// A polite text to the provider that asks for exactly these facts. REQUIRES services of one
/// provider, at least one.
[[nodiscard]] std::string inquiry_text(const FactContext& context,
                                       const std::vector<const catalog::Service*>& services);

}  // namespace mitate::web
