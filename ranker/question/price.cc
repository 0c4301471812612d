#include "ranker/question/price.h"

#include <cmath>

namespace mitate::ranker {
namespace {

using catalog::Payer;
using catalog::PriceKind;
using catalog::PriceUnit;

double people(const Conversion& with) { return static_cast<double>(*with.headcount); }

/// Turns a monthly amount for everyone into the wanted measure or back.
std::optional<double> monthly(double yen, bool per_person, Measure wanted, const Conversion& with) {
  if (wanted == Measure::PerUse) return std::nullopt;
  const bool want_person = wanted == Measure::PersonMonth;
  if (per_person == want_person) return yen;
  if (!with.headcount || *with.headcount <= 0) return std::nullopt;
  return per_person ? yen * people(with) : yen / people(with);
}

/// What a price without tax, or one that does not say, is multiplied with.
double tax_on(catalog::Tax tax, const Conversion& with) {
  if (tax == catalog::Tax::Included) return 1.0;
  const bool apart = tax == catalog::Tax::Excluded && with.budget_states_tax;
  return with.at_lowest && !apart ? 1.0 : with.tax_factor;
}

bool headcount_fits(const PriceFact& price, const Conversion& with) {
  if (!with.headcount) return !price.headcount_min && !price.headcount_max;
  if (price.headcount_min && *with.headcount < *price.headcount_min) return false;
  return !price.headcount_max || *with.headcount <= *price.headcount_max;
}

bool is_stale(const PriceFact& price, Date as_of, double fresh_months) {
  if (price.validity.at(as_of) == Validity::At::Expired) return true;
  return price.as_of && price.as_of->plus_months(static_cast<int>(fresh_months)) < as_of;
}

/// Smaller is more telling, for the reason shown when nothing is known.
int rank_of(PriceKnowledge knowledge) { return static_cast<int>(knowledge); }

}  // namespace

std::string_view label_of(Measure measure) {
  switch (measure) {
    case Measure::PersonMonth:
      return "円/人・月";
    case Measure::TotalMonth:
      return "円/月";
    case Measure::PerUse:
      return "円/回";
  }
  return {};
}

std::string_view label_of(BudgetUnit unit) {
  switch (unit) {
    case BudgetUnit::PersonMonth:
      return "円/人・月";
    case BudgetUnit::PersonYear:
      return "円/人・年";
    case BudgetUnit::TotalMonth:
      return "円/月";
    case BudgetUnit::TotalYear:
      return "円/年";
    case BudgetUnit::PerUse:
      return "円/回";
    case BudgetUnit::Total:
      return "円（総額）";
  }
  return {};
}

Spend spend_of(const Budget& budget, const Conversion& with) {
  const double tax = budget.tax == BudgetTax::Excluded ? with.tax_factor : 1.0;
  double spread = 1;
  Measure measure = Measure::TotalMonth;
  switch (budget.unit) {
    case BudgetUnit::PersonMonth:
      measure = Measure::PersonMonth;
      break;
    case BudgetUnit::PersonYear:
      measure = Measure::PersonMonth;
      spread = 12;
      break;
    case BudgetUnit::TotalMonth:
      break;
    case BudgetUnit::TotalYear:
      spread = 12;
      break;
    case BudgetUnit::Total:
      spread = static_cast<double>(with.contract_months);
      break;
    case BudgetUnit::PerUse:
      measure = Measure::PerUse;
      break;
  }
  return {static_cast<double>(budget.amount_yen) * tax / spread,
          measure,
          budget.op,
          budget.unit,
          spread / tax,
          budget.tax != BudgetTax::Unknown};
}

std::optional<Cost> cost_of(const PriceFact& price, Measure wanted, const Conversion& with) {
  if (price.payer == Payer::User || price.payer == Payer::Mixed) return std::nullopt;
  if (price.kind == PriceKind::Free && price.payer == Payer::Buyer) {
    return Cost{0, wanted, false, false, {}};
  }
  if (price.kind != PriceKind::Amount || price.payer == Payer::Unknown) return std::nullopt;
  double yen = static_cast<double>(price.yen);
  yen *= tax_on(price.tax, with);
  const double months = static_cast<double>(with.contract_months);
  Cost cost{0,
            wanted,
            price.qualifier == catalog::PriceQualifier::From,
            price.tax != catalog::Tax::Included,
            {}};
  std::optional<double> converted;
  const auto spread = [&](double amount, bool per_person) {
    cost.by_headcount = per_person != (wanted == Measure::PersonMonth);
    return monthly(amount, per_person, wanted, with);
  };
  switch (price.unit) {
    case PriceUnit::PersonMonth:
      converted = spread(yen, true);
      break;
    case PriceUnit::PersonYear:
      converted = spread(yen / 12.0, true);
      cost.assumption = "price.assume_year";
      break;
    case PriceUnit::PersonOnce:
      if (wanted == Measure::PerUse) {
        converted = yen;
      } else {
        converted = spread(yen / months, true);
        cost.assumption = "price.assume_once_over_contract";
      }
      break;
    case PriceUnit::HouseholdMonth:
      converted = spread(yen, true);
      cost.assumption = "price.assume_household";
      break;
    case PriceUnit::TotalMonth:
      converted = spread(yen, false);
      break;
    case PriceUnit::TotalYear:
      converted = spread(yen / 12.0, false);
      cost.assumption = "price.assume_year";
      break;
    case PriceUnit::Total:
      converted = spread(yen / months, false);
      cost.assumption = "price.assume_total_over_contract";
      break;
    case PriceUnit::PerUse:
    case PriceUnit::HouseholdVisit:
    case PriceUnit::Meal:
    case PriceUnit::Ride:
    case PriceUnit::Item:
      if (wanted == Measure::PerUse) converted = yen;
      break;
    case PriceUnit::Hour:
    case PriceUnit::Initial:
    case PriceUnit::Unknown:
      break;
  }
  if (!converted) return std::nullopt;
  cost.yen = *converted;
  return cost;
}

BuyerCost buyer_cost(const std::vector<PriceFact>& prices, Measure wanted, const Conversion& with,
                     Date as_of, double fresh_months) {
  BuyerCost out;
  const auto note = [&](PriceKnowledge knowledge, const PriceFact& price) {
    if (rank_of(knowledge) >= rank_of(out.knowledge)) return;
    out.knowledge = knowledge;
    out.price = &price;
  };
  double initial = 0;
  for (const PriceFact& price : prices) {
    if (price.unit == PriceUnit::Initial && price.kind == PriceKind::Amount &&
        price.payer == Payer::Buyer) {
      if (with.at_lowest && !with.budget_is_total) continue;
      initial += static_cast<double>(price.yen) * tax_on(price.tax, with) /
                 static_cast<double>(with.contract_months);
      continue;
    }
    if (price.kind == PriceKind::Unknown) continue;
    if (price.payer == Payer::User || price.payer == Payer::Mixed) {
      note(PriceKnowledge::UserPaidOnly, price);
      continue;
    }
    if (price.kind == PriceKind::OnRequest) {
      note(PriceKnowledge::OnRequest, price);
      continue;
    }
    if (is_stale(price, as_of, fresh_months)) {
      note(PriceKnowledge::Stale, price);
      continue;
    }
    const std::optional<Cost> cost =
        headcount_fits(price, with) ? cost_of(price, wanted, with) : std::nullopt;
    if (!cost) {
      note(PriceKnowledge::Incomparable, price);
      continue;
    }
    if (out.cost && out.cost->yen <= cost->yen) continue;
    out.knowledge = PriceKnowledge::Known;
    out.cost = cost;
    out.price = &price;
  }
  if (out.cost && initial > 0) {
    const std::optional<double> added = monthly(initial, false, wanted, with);
    if (!added) return {PriceKnowledge::Incomparable, std::nullopt, out.price};
    out.cost->yen += *added;
  }
  return out;
}

}  // namespace mitate::ranker
