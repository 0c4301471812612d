// Conversions into yen per person-month and per month: exact where they are honest, absent where
// they would be a guess. Properties over seeded draws of every unit, payer, tax and kind.
#include "ranker/question/price.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace mitate;
using namespace mitate::ranker;
using catalog::Payer;
using catalog::PriceKind;
using catalog::PriceUnit;
using catalog::Tax;

namespace {

constexpr int kTrials = 10000;
constexpr PriceUnit kUnits[] = {
    PriceUnit::PersonMonth,    PriceUnit::PersonYear,     PriceUnit::TotalMonth,
    PriceUnit::TotalYear,      PriceUnit::PerUse,         PriceUnit::Total,
    PriceUnit::HouseholdMonth, PriceUnit::HouseholdVisit, PriceUnit::Meal,
    PriceUnit::Ride,           PriceUnit::Hour,           PriceUnit::Item,
    PriceUnit::Initial,        PriceUnit::PersonOnce,     PriceUnit::Unknown};

PriceFact amount(PriceUnit unit, std::int64_t yen) {
  PriceFact price;
  price.kind = PriceKind::Amount;
  price.unit = unit;
  price.yen = yen;
  price.payer = Payer::Buyer;
  price.tax = Tax::Included;
  return price;
}

double yen_of(const PriceFact& price, Measure wanted, const Conversion& with) {
  const auto cost = cost_of(price, wanted, with);
  REQUIRE(cost);
  return cost->yen;
}

}  // namespace

TEST_CASE("each unit converts to what the words say", "[ranker][price]") {
  const Conversion with{300, 24, 1.10};
  const auto person = [&](PriceUnit unit, std::int64_t yen) {
    return yen_of(amount(unit, yen), Measure::PersonMonth, with);
  };
  CHECK(person(PriceUnit::PersonMonth, 500) == Approx(500));
  CHECK(person(PriceUnit::PersonYear, 6000) == Approx(500));
  CHECK(person(PriceUnit::PersonOnce, 12000) == Approx(500));   // over 24 months
  CHECK(person(PriceUnit::TotalMonth, 150000) == Approx(500));  // 300 people
  CHECK(person(PriceUnit::TotalYear, 1800000) == Approx(500));
  CHECK(person(PriceUnit::Total, 3600000) == Approx(500));  // 24 months, 300 people
  const auto year = [&](PriceUnit unit, std::int64_t yen) {
    return 12 * yen_of(amount(unit, yen), Measure::TotalMonth, with);
  };
  CHECK(year(PriceUnit::PersonMonth, 500) == Approx(1800000));
  CHECK(year(PriceUnit::TotalYear, 1800000) == Approx(1800000));
  CHECK(year(PriceUnit::Total, 3600000) == Approx(1800000));
}

TEST_CASE("per person times people is the whole, in every unit that converts",
          "[ranker][price][property]") {
  std::mt19937_64 draw(11);
  std::uniform_int_distribution<std::int64_t> yen(1, 5'000'000);
  std::uniform_int_distribution<std::int64_t> people(1, 100'000);
  std::uniform_int_distribution<int> months(1, 60);
  std::size_t converted = 0;
  for (int i = 0; i < kTrials; ++i) {
    const PriceUnit unit = kUnits[draw() % std::size(kUnits)];
    const Conversion with{people(draw), months(draw), 1.10};
    const PriceFact price = amount(unit, yen(draw));
    const auto one = cost_of(price, Measure::PersonMonth, with);
    const auto all = cost_of(price, Measure::TotalMonth, with);
    REQUIRE(one.has_value() == all.has_value());
    if (!one) continue;
    ++converted;
    REQUIRE(all->yen == Approx(one->yen * static_cast<double>(*with.headcount)));
    // Exactly one of the two used the number of people, and says so.
    REQUIRE(one->by_headcount != all->by_headcount);
    REQUIRE(one->assumption == all->assumption);
  }
  CHECK(converted > kTrials / 4);
}

TEST_CASE("nothing is converted by guessing", "[ranker][price][property]") {
  std::mt19937_64 draw(12);
  for (int i = 0; i < kTrials; ++i) {
    const PriceUnit unit = kUnits[draw() % std::size(kUnits)];
    PriceFact price = amount(unit, 1 + static_cast<std::int64_t>(draw() % 100000));
    const Conversion with{300, 12, 1.10};
    for (const Measure wanted : {Measure::PersonMonth, Measure::TotalMonth, Measure::PerUse}) {
      for (const Payer payer : {Payer::User, Payer::Mixed, Payer::Unknown}) {
        price.payer = payer;
        REQUIRE_FALSE(cost_of(price, wanted, with));
      }
      price.payer = Payer::Buyer;
      for (const PriceKind kind : {PriceKind::OnRequest, PriceKind::Unknown}) {
        price.kind = kind;
        REQUIRE_FALSE(cost_of(price, wanted, with));
      }
      price.kind = PriceKind::Amount;
      const auto blind = cost_of(price, wanted, {std::nullopt, 12, 1.10});
      if (blind) REQUIRE_FALSE(blind->by_headcount);
    }
    const bool per_use = cost_of(price, Measure::PerUse, with).has_value();
    const bool per_month = cost_of(price, Measure::PersonMonth, with).has_value();
    REQUIRE_FALSE((per_use && per_month && unit != PriceUnit::PersonOnce));
  }
  for (const PriceUnit unit : {PriceUnit::Unknown, PriceUnit::Hour, PriceUnit::Initial}) {
    for (const Measure wanted : {Measure::PersonMonth, Measure::TotalMonth, Measure::PerUse}) {
      CHECK_FALSE(cost_of(amount(unit, 1000), wanted, {300, 12, 1.10}));
    }
  }
}

TEST_CASE("tax is added where it is not known to be inside, and that is said",
          "[ranker][price][property]") {
  std::mt19937_64 draw(13);
  for (int i = 0; i < kTrials; ++i) {
    PriceFact price = amount(PriceUnit::PersonMonth, 1 + static_cast<std::int64_t>(draw() % 9999));
    const Conversion with{100, 12, 1.10};
    const double included = yen_of(price, Measure::PersonMonth, with);
    REQUIRE(included == Approx(static_cast<double>(price.yen)));
    REQUIRE_FALSE(cost_of(price, Measure::PersonMonth, with)->as_written_tax);
    for (const Tax tax : {Tax::Excluded, Tax::Unknown}) {
      price.tax = tax;
      const auto cost = cost_of(price, Measure::PersonMonth, with);
      REQUIRE(cost->yen == Approx(included * 1.10));
      REQUIRE(cost->as_written_tax);
    }
    price.tax = Tax::Included;
  }
}

TEST_CASE("a longer contract never makes a one-off amount dearer by the month",
          "[ranker][price][property]") {
  for (const PriceUnit unit : {PriceUnit::Total, PriceUnit::PersonOnce}) {
    for (int months = 1; months < 60; ++months) {
      const PriceFact price = amount(unit, 120000);
      CHECK(yen_of(price, Measure::PersonMonth, {50, months + 1, 1.1}) <
            yen_of(price, Measure::PersonMonth, {50, months, 1.1}));
      CHECK(cost_of(price, Measure::PersonMonth, {50, months, 1.1})
                ->assumption.find("over_contract") != std::string_view::npos);
    }
  }
}

TEST_CASE("a fee at the start is spread over the contract and added to the price",
          "[ranker][price]") {
  const Conversion with{100, 12, 1.10};
  const std::vector<PriceFact> without{amount(PriceUnit::PersonMonth, 500)};
  std::vector<PriceFact> prices = without;
  prices.push_back(amount(PriceUnit::Initial, 120000));
  const Date day = *Date::from(2026, 11, 24);
  const auto yen = [&](const std::vector<PriceFact>& of, Measure measure) {
    const BuyerCost cost = buyer_cost(of, measure, with, day, 24);
    REQUIRE(cost.cost);
    return cost.cost->yen;
  };
  CHECK(yen(without, Measure::PersonMonth) == Approx(500));
  CHECK(yen(prices, Measure::PersonMonth) == Approx(600));   // 120,000 / 12 months / 100 people
  CHECK(yen(prices, Measure::TotalMonth) == Approx(60000));  // 50,000 + 10,000
  prices.back().tax = Tax::Excluded;
  CHECK(yen(prices, Measure::PersonMonth) == Approx(610));
  prices.back().payer = Payer::User;
  CHECK(yen(prices, Measure::PersonMonth) == Approx(500));
}
