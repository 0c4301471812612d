// Costs over a contract: whole yen, rounded up, by the price model; unknown stays unknown.
#include "ranker/bundle/service_cost.h"

#include <catch2/catch.hpp>

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::ranker::bundle;

namespace {

CostQuestion question(std::optional<std::int64_t> persons = 300, int months = 24) {
  CostQuestion out;
  out.persons = persons;
  out.months = months;
  out.as_of = *Date::parse("2026-11-24");
  return out;
}

ServiceFacts with_price(catalog::PriceUnit unit, std::int64_t yen) {
  ServiceFacts facts;
  PriceFact price;
  price.kind = catalog::PriceKind::Amount;
  price.unit = unit;
  price.yen = yen;
  price.payer = catalog::Payer::Buyer;
  price.tax = catalog::Tax::Included;
  price.attested.share = 1;
  facts.prices.push_back(price);
  return facts;
}

Assumption said(std::int64_t amount, BudgetUnit unit) {
  Assumption out;
  out.amount = amount;
  out.unit = unit;
  return out;
}

}  // namespace

TEST_CASE("a price of the catalog is counted over the whole contract", "[ranker][bundle][cost]") {
  using catalog::PriceUnit;
  const auto yen = [](PriceUnit unit, std::int64_t amount) {
    return service_cost(with_price(unit, amount), nullptr, question()).yen;
  };
  CHECK(yen(PriceUnit::PersonMonth, 500) == 500 * 300 * 24);
  CHECK(yen(PriceUnit::TotalMonth, 150'000) == 150'000 * 24);
  CHECK(yen(PriceUnit::TotalYear, 1'200'000) == 2'400'000);
  CHECK(yen(PriceUnit::Total, 1'000'000) == 1'000'000);
  CHECK_FALSE(yen(PriceUnit::PerUse, 1'000));
}

TEST_CASE("what is not known is unknown and says why", "[ranker][bundle][cost]") {
  ServiceFacts none;
  CHECK_FALSE(service_cost(none, nullptr, question()).yen);
  CHECK(service_cost(none, nullptr, question()).why == WhyUnknown::NotPublished);
  ServiceFacts from = with_price(catalog::PriceUnit::TotalYear, 100);
  from.prices[0].qualifier = catalog::PriceQualifier::From;
  CHECK(service_cost(from, nullptr, question()).why == WhyUnknown::FromOnly);
  ServiceFacts summary = with_price(catalog::PriceUnit::TotalYear, 100);
  summary.prices[0].attested.share = 0;
  CHECK(service_cost(summary, nullptr, question()).why == WhyUnknown::Unverified);
  const ServiceFacts each = with_price(catalog::PriceUnit::PersonMonth, 100);
  CHECK_FALSE(service_cost(each, nullptr, question(std::nullopt)).yen);
}

TEST_CASE("a typed price counts instead, with tax, uses and its label", "[ranker][bundle][cost]") {
  const ServiceFacts facts = with_price(catalog::PriceUnit::TotalYear, 100);
  Assumption quote = said(500'000, BudgetUnit::TotalYear);
  quote.said = PriceSaid::Quoted;
  quote.with_tax = false;
  quote.on = *Date::parse("2026-11-20");
  const ServiceCost cost = service_cost(facts, &quote, question());
  CHECK(cost.yen == 1'100'000);
  CHECK(cost.basis == CostBasis::Quoted);
  CHECK(cost.on == quote.on);
  Assumption uses = said(3'000, BudgetUnit::PerUse);
  uses.uses_per_year = 50;
  CHECK(service_cost(facts, &uses, question()).yen == 3'000 * 100);
  // Only the uses are assumed: the catalog's price per use is multiplied, and is an assumption.
  Assumption only_uses;
  only_uses.uses_per_year = 10;
  const ServiceCost by_use =
      service_cost(with_price(catalog::PriceUnit::PerUse, 2'000), &only_uses, question());
  CHECK(by_use.yen == 40'000);
  CHECK(by_use.basis == CostBasis::Assumed);
  CHECK(by_use.uses_assumed);
}

TEST_CASE("a part of a yen is paid in full, and a product beyond counting is beyond any budget",
          "[ranker][bundle][cost]") {
  const Assumption third = said(100, BudgetUnit::TotalYear);
  CHECK(service_cost({}, &third, question(300, 1)).yen == 9);  // 8.33
  const Assumption huge = said(kMostYen, BudgetUnit::PersonMonth);
  CHECK(service_cost({}, &huge, question(kMostPeople, 120)).yen == kBeyondAnyBudget);
}

TEST_CASE("a budget is never counted larger than it is", "[ranker][bundle][cost]") {
  CHECK(budget_yen({100, BudgetOp::AtMost, BudgetUnit::TotalYear, BudgetTax::Included},
                   question(300, 1)) == 8);
  CHECK(budget_yen({500, BudgetOp::AtMost, BudgetUnit::PersonMonth, BudgetTax::Included},
                   question()) == 500 * 300 * 24);
  CHECK_FALSE(budget_yen({500, BudgetOp::AtMost, BudgetUnit::PersonMonth, BudgetTax::Included},
                         question(std::nullopt)));
  CHECK(in_unit(3'600'000, BudgetUnit::PersonMonth, question()) == 500);
}
