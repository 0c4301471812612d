#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

template <typename E>
std::string_view spelled(E value) {
  for (const auto& [known, name] : spelling::of(value)) {
    if (known == value) return name;
  }
  return {};
}

template <typename E>
std::optional<E> named(std::string_view text) {
  for (const auto& [known, name] : spelling::of(E{})) {
    if (name == text) return known;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(BuyerType value) { return spelled(value); }
std::string_view name_of(Strength value) { return spelled(value); }
std::string_view name_of(HeadcountKind value) { return spelled(value); }
std::string_view name_of(BudgetOp value) { return spelled(value); }
std::string_view name_of(BudgetUnit value) { return spelled(value); }
std::string_view name_of(BudgetTax value) { return spelled(value); }
std::optional<BuyerType> buyer_type_named(std::string_view text) { return named<BuyerType>(text); }
std::optional<Strength> strength_named(std::string_view text) { return named<Strength>(text); }
std::optional<HeadcountKind> headcount_kind_named(std::string_view text) {
  return named<HeadcountKind>(text);
}
std::optional<BudgetOp> budget_op_named(std::string_view text) { return named<BudgetOp>(text); }
std::optional<BudgetUnit> budget_unit_named(std::string_view text) {
  return named<BudgetUnit>(text);
}
std::optional<BudgetTax> budget_tax_named(std::string_view text) { return named<BudgetTax>(text); }

}  // namespace mitate::ranker
