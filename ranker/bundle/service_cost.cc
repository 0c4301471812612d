#include "ranker/bundle/service_cost.h"

#include <cmath>

namespace mitate::ranker::bundle {
namespace {

/// Rounded up, because a cost is never promised lower than it is.
std::int64_t whole_yen(double yen) {
  if (yen >= static_cast<double>(kBeyondAnyBudget)) return kBeyondAnyBudget;
  return static_cast<std::int64_t>(std::ceil(yen - 1e-6));
}

/// How often one unit is paid over the contract; nullopt: not known.
std::optional<double> times(BudgetUnit unit, const CostQuestion& question,
                            const std::optional<std::int64_t>& uses_per_year) {
  const double months = question.months;
  const double years = months / 12.0;
  switch (unit) {
    case BudgetUnit::PersonMonth:
    case BudgetUnit::PersonYear:
      if (!question.persons) return std::nullopt;
      return static_cast<double>(*question.persons) *
             (unit == BudgetUnit::PersonMonth ? months : years);
    case BudgetUnit::TotalMonth:
      return months;
    case BudgetUnit::TotalYear:
      return years;
    case BudgetUnit::PerUse:
      if (!uses_per_year) return std::nullopt;
      return static_cast<double>(*uses_per_year) * years;
    case BudgetUnit::Total:
      return 1.0;
  }
  return std::nullopt;
}

WhyUnknown why_unknown(PriceKnowledge knowledge) {
  switch (knowledge) {
    case PriceKnowledge::OnRequest:
      return WhyUnknown::OnRequest;
    case PriceKnowledge::Stale:
      return WhyUnknown::Stale;
    case PriceKnowledge::UserPaidOnly:
      return WhyUnknown::UserPaidOnly;
    case PriceKnowledge::Incomparable:
      return WhyUnknown::NotComparable;
    case PriceKnowledge::Known:
    case PriceKnowledge::Unknown:
      break;
  }
  return WhyUnknown::NotPublished;
}

CostBasis basis_of(PriceSaid said) {
  switch (said) {
    case PriceSaid::Assumed:
      return CostBasis::Assumed;
    case PriceSaid::Quoted:
      return CostBasis::Quoted;
    case PriceSaid::Orientation:
      return CostBasis::Orientation;
  }
  return CostBasis::Assumed;
}

ServiceCost said_cost(const Assumption& said, const CostQuestion& question) {
  ServiceCost out;
  out.on = said.on;
  out.uses_assumed = said.unit == BudgetUnit::PerUse;
  const auto count = times(said.unit, question, said.uses_per_year);
  if (!count) {
    out.why = WhyUnknown::NotComparable;
    return out;
  }
  const double tax = said.with_tax ? 1.0 : 1.0 + question.tax_percent / 100.0;
  out.yen = whole_yen(static_cast<double>(*said.amount) * *count * tax);
  out.basis = basis_of(said.said);
  if (said.unit == BudgetUnit::PersonMonth || said.unit == BudgetUnit::PersonYear) {
    out.persons = question.persons;
  }
  return out;
}

}  // namespace

ServiceCost service_cost(const ServiceFacts& facts, const Assumption* assumption,
                         const CostQuestion& question) {
  if (assumption != nullptr && assumption->amount) return said_cost(*assumption, question);
  const Conversion with{question.persons, question.months, 1.0 + question.tax_percent / 100.0};
  ServiceCost out;
  BuyerCost found =
      buyer_cost(facts.prices, Measure::TotalMonth, with, question.as_of, question.fresh_months);
  double count = question.months;
  if (!found.cost && assumption != nullptr && assumption->uses_per_year) {
    found = buyer_cost(facts.prices, Measure::PerUse, with, question.as_of, question.fresh_months);
    count = static_cast<double>(*assumption->uses_per_year) * question.months / 12.0;
    out.uses_assumed = found.cost.has_value();
    out.on = assumption->on;
  }
  if (!found.cost) {
    out.why = why_unknown(found.knowledge);
    return out;
  }
  if (found.cost->at_least) {
    out.why = WhyUnknown::FromOnly;
    return out;
  }
  const Attested& by = found.price->attested;
  if (by.share <= 0) {
    out.why = WhyUnknown::Unverified;
    return out;
  }
  out.yen = whole_yen(found.cost->yen * count);
  out.basis = out.uses_assumed ? CostBasis::Assumed : CostBasis::Catalog;
  if (!found.cost->assumption.empty()) out.conversions.emplace_back(found.cost->assumption);
  if (found.cost->as_written_tax) out.conversions.emplace_back("price.assume_tax");
  if (found.cost->by_headcount) {
    out.conversions.emplace_back("price.assume_headcount");
    out.persons = question.persons;
  }
  if (!by.source.empty()) {
    out.ground = Ground{by.source, std::string(catalog::name_of(by.verification)), by.as_of};
  }
  return out;
}

std::optional<std::int64_t> budget_yen(const Budget& budget, const CostQuestion& question) {
  const auto count = times(budget.unit, question, std::nullopt);
  if (!count) return std::nullopt;
  const double tax = budget.tax == BudgetTax::Excluded ? 1.0 + question.tax_percent / 100.0 : 1.0;
  const double yen = static_cast<double>(budget.amount_yen) * *count * tax;
  if (yen >= static_cast<double>(kBeyondAnyBudget)) return kBeyondAnyBudget;
  return static_cast<std::int64_t>(std::floor(yen + 1e-6));
}

std::optional<std::int64_t> in_unit(std::int64_t yen, BudgetUnit unit,
                                    const CostQuestion& question) {
  const auto count = times(unit, question, std::nullopt);
  if (!count || *count <= 0) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(static_cast<double>(yen) / *count + 1e-6));
}

}  // namespace mitate::ranker::bundle
