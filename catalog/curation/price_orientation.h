// 相場の手がかり: what buyers of the same kind of intervention paid, capped or subsidised, for a
// service whose own price is unknown. A range only where at least three buyers state the same kind
// of amount per the same unit in sources that are more than unverified copies; else single dated
// cases. Never a service's price, no input of a score, no average. Called by the service page,
// result cards and GET /services. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// Fewer buyers than this are single cases: two may be two exceptions.
inline constexpr std::size_t kBuyersForRange = 3;

struct YenRange {
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  std::size_t buyers = 0;  ///< distinct, at least kBuyersForRange
};

/// Amounts that may be compared: one intervention, kind of amount, unit and side of the tax.
struct PriceGroup {
  std::string intervention;
  AmountKind kind = AmountKind::Paid;
  AmountUnit unit = AmountUnit::Unknown;
  bool tax_excluded = false;                ///< amounts that are stated without tax stand apart
  std::vector<const CostBenchmark*> cases;  ///< newest first, undated last
  std::optional<YenRange> range;
};

/// Is there an amount that the buyer pays, valid or not? Then no orientation is shown.
[[nodiscard]] bool buyer_price_known(const Service& service);

/// Groups for the interventions in `slugs`, in the order of slug, kind, unit. Social costs and
/// rows without an amount are in none. `catalog` must outlive the result.
[[nodiscard]] std::vector<PriceGroup> price_orientation(const Catalog& catalog,
                                                        const std::vector<std::string>& slugs);

/// The same for what a service does, broad interventions left out: they fit almost any cost. Empty
/// when buyer_price_known.
[[nodiscard]] std::vector<PriceGroup> price_orientation(const Catalog& catalog,
                                                        const Service& service);

}  // namespace mitate::catalog
