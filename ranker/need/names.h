// The spelling of need and ranking enums in JSON, forms and the lexicon, once.
#pragma once
#include <optional>
#include <string_view>

#include "ranker/answer/ranking.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

[[nodiscard]] std::string_view name_of(BuyerType value);
[[nodiscard]] std::string_view name_of(Strength value);
[[nodiscard]] std::string_view name_of(HeadcountKind value);
[[nodiscard]] std::string_view name_of(BudgetOp value);
[[nodiscard]] std::string_view name_of(BudgetUnit value);
[[nodiscard]] std::string_view name_of(Band value);
[[nodiscard]] std::optional<BuyerType> buyer_type_named(std::string_view text);
[[nodiscard]] std::optional<Strength> strength_named(std::string_view text);
[[nodiscard]] std::optional<HeadcountKind> headcount_kind_named(std::string_view text);
[[nodiscard]] std::optional<BudgetOp> budget_op_named(std::string_view text);
[[nodiscard]] std::optional<BudgetUnit> budget_unit_named(std::string_view text);

}  // namespace mitate::ranker
