#include "ranker/need/names.h"

#include <array>
#include <utility>

namespace mitate::ranker {
namespace {
template <typename E, std::size_t N>
std::string_view spelled(const std::array<std::pair<E, std::string_view>, N>& list, E value) {
  for (const auto& [known, name] : list) {
    if (known == value) return name;
  }
  return {};
}
template <typename E, std::size_t N>
std::optional<E> named(const std::array<std::pair<E, std::string_view>, N>& list,
                       std::string_view text) {
  for (const auto& [known, name] : list) {
    if (name == text) return known;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<BuyerType, std::string_view>, 3> kBuyers{
    {{BuyerType::Employer, "employer"},
     {BuyerType::Insurer, "insurer"},
     {BuyerType::Municipality, "municipality"}}};
constexpr std::array<std::pair<Strength, std::string_view>, 2> kStrengths{
    {{Strength::Must, "must"}, {Strength::Wish, "wish"}}};
constexpr std::array<std::pair<HeadcountKind, std::string_view>, 4> kKinds{
    {{HeadcountKind::Employees, "employees"},
     {HeadcountKind::Insured, "insured"},
     {HeadcountKind::Residents, "residents"},
     {HeadcountKind::TargetPersons, "target_persons"}}};
constexpr std::array<std::pair<BudgetOp, std::string_view>, 4> kOps{{{BudgetOp::AtMost, "<="},
                                                                     {BudgetOp::About, "~"},
                                                                     {BudgetOp::AtLeast, ">="},
                                                                     {BudgetOp::Exactly, "="}}};
constexpr std::array<std::pair<BudgetUnit, std::string_view>, 6> kUnits{
    {{BudgetUnit::PersonMonth, "person_month"},
     {BudgetUnit::PersonYear, "person_year"},
     {BudgetUnit::TotalMonth, "total_month"},
     {BudgetUnit::TotalYear, "total_year"},
     {BudgetUnit::PerUse, "per_use"},
     {BudgetUnit::Total, "total"}}};
constexpr std::array<std::pair<Band, std::string_view>, 3> kBands{
    {{Band::Strong, "strong"}, {Band::Good, "good"}, {Band::Partial, "partial"}}};
}  // namespace

std::string_view name_of(BuyerType value) { return spelled(kBuyers, value); }
std::string_view name_of(Strength value) { return spelled(kStrengths, value); }
std::string_view name_of(HeadcountKind value) { return spelled(kKinds, value); }
std::string_view name_of(BudgetOp value) { return spelled(kOps, value); }
std::string_view name_of(BudgetUnit value) { return spelled(kUnits, value); }
std::string_view name_of(Band value) { return spelled(kBands, value); }
std::optional<BuyerType> buyer_type_named(std::string_view text) { return named(kBuyers, text); }
std::optional<Strength> strength_named(std::string_view text) { return named(kStrengths, text); }
std::optional<HeadcountKind> headcount_kind_named(std::string_view text) {
  return named(kKinds, text);
}
std::optional<BudgetOp> budget_op_named(std::string_view text) { return named(kOps, text); }
std::optional<BudgetUnit> budget_unit_named(std::string_view text) { return named(kUnits, text); }

}  // namespace mitate::ranker
