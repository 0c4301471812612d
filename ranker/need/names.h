// The enumerations of a need and their spelling in JSON, forms and the lexicon, once: whoever needs
// all values of one asks all<E>(), whoever needs a name asks name_of().
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "ranker/need/need.h"

namespace mitate::ranker {
namespace spelling {

template <typename E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

inline constexpr Names<BuyerType, 3> kBuyerTypes{{{BuyerType::Employer, "employer"},
                                                  {BuyerType::Insurer, "insurer"},
                                                  {BuyerType::Municipality, "municipality"}}};
inline constexpr Names<Strength, 2> kStrengths{
    {{Strength::Must, "must"}, {Strength::Wish, "wish"}}};
inline constexpr Names<HeadcountKind, 4> kHeadcountKinds{
    {{HeadcountKind::Employees, "employees"},
     {HeadcountKind::Insured, "insured"},
     {HeadcountKind::Residents, "residents"},
     {HeadcountKind::TargetPersons, "target_persons"}}};
inline constexpr Names<BudgetOp, 4> kBudgetOps{{{BudgetOp::AtMost, "<="},
                                                {BudgetOp::About, "~"},
                                                {BudgetOp::AtLeast, ">="},
                                                {BudgetOp::Exactly, "="}}};
inline constexpr Names<BudgetUnit, 6> kBudgetUnits{{{BudgetUnit::PersonMonth, "person_month"},
                                                    {BudgetUnit::PersonYear, "person_year"},
                                                    {BudgetUnit::TotalMonth, "total_month"},
                                                    {BudgetUnit::TotalYear, "total_year"},
                                                    {BudgetUnit::PerUse, "per_use"},
                                                    {BudgetUnit::Total, "total"}}};
/// Of a tax that is stated; Unknown has no spelling.
inline constexpr Names<BudgetTax, 2> kBudgetTaxes{
    {{BudgetTax::Included, "incl"}, {BudgetTax::Excluded, "excl"}}};

constexpr const auto& of(BuyerType) { return kBuyerTypes; }
constexpr const auto& of(Strength) { return kStrengths; }
constexpr const auto& of(HeadcountKind) { return kHeadcountKinds; }
constexpr const auto& of(BudgetOp) { return kBudgetOps; }
constexpr const auto& of(BudgetUnit) { return kBudgetUnits; }
constexpr const auto& of(BudgetTax) { return kBudgetTaxes; }

/// Names of one enumeration in their order.
template <typename E, std::size_t N>
constexpr std::array<std::string_view, N> names_in(const Names<E, N>& list) {
  std::array<std::string_view, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = list[i].second;
  return out;
}

}  // namespace spelling

/// All values that have a spelling, in the order in which they are listed everywhere.
template <typename E>
[[nodiscard]] constexpr auto all() {
  constexpr const auto& list = spelling::of(E{});
  std::array<E, list.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = list[i].first;
  return out;
}
/// Their spellings, in the same order. Static storage: spans of it stay valid.
template <typename E>
inline constexpr auto kNamesOf = spelling::names_in(spelling::of(E{}));

[[nodiscard]] std::string_view name_of(BuyerType value);
[[nodiscard]] std::string_view name_of(Strength value);
[[nodiscard]] std::string_view name_of(HeadcountKind value);
[[nodiscard]] std::string_view name_of(BudgetOp value);
[[nodiscard]] std::string_view name_of(BudgetUnit value);
/// Empty for Unknown.
[[nodiscard]] std::string_view name_of(BudgetTax value);
[[nodiscard]] std::optional<BuyerType> buyer_type_named(std::string_view text);
[[nodiscard]] std::optional<Strength> strength_named(std::string_view text);
[[nodiscard]] std::optional<HeadcountKind> headcount_kind_named(std::string_view text);
[[nodiscard]] std::optional<BudgetOp> budget_op_named(std::string_view text);
[[nodiscard]] std::optional<BudgetUnit> budget_unit_named(std::string_view text);
[[nodiscard]] std::optional<BudgetTax> budget_tax_named(std::string_view text);

}  // namespace mitate::ranker
