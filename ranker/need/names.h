// Reading and printing the closed sets of needs and rankings, whose tables stand beside the enums.
#pragma once
#include <optional>
#include <string_view>

#include "ranker/need/need.h"

namespace mitate::ranker {

using mitate::all;
using mitate::name_of;
using mitate::value_named;

[[nodiscard]] inline std::optional<BuyerType> buyer_type_named(std::string_view text) {
  return value_named<BuyerType>(text);
}
[[nodiscard]] inline std::optional<Strength> strength_named(std::string_view text) {
  return value_named<Strength>(text);
}
[[nodiscard]] inline std::optional<HeadcountKind> headcount_kind_named(std::string_view text) {
  return value_named<HeadcountKind>(text);
}
[[nodiscard]] inline std::optional<BudgetOp> budget_op_named(std::string_view text) {
  return value_named<BudgetOp>(text);
}
[[nodiscard]] inline std::optional<BudgetUnit> budget_unit_named(std::string_view text) {
  return value_named<BudgetUnit>(text);
}

}  // namespace mitate::ranker
