// A contract and what lapses inside it: half-open on both sides, tested on the days around each
// edge.
#include <catch2/catch.hpp>

#include "ranker/order/policy.h"
#include "ranker/question/contract_window.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::ranker;

namespace {

Date day(const char* text) { return *Date::parse(text); }
const Date kToday = day("2026-11-24");
const ContractWindow kYear{day("2027-04-01"), day("2028-04-01")};

Lapse ending(const char* end) { return lapse_of(day(end), kYear, kToday); }

}  // namespace

TEST_CASE("a fact lapses inside a contract when it ends after its start and before its end",
          "[ranker][contract]") {
  CHECK(ending("2027-04-02") == Lapse::WithinContract);  // holds on the first day only
  CHECK(ending("2028-03-31") == Lapse::WithinContract);  // does not hold on the last day
  CHECK(ending("2028-04-01") == Lapse::None);            // holds on the last day
  CHECK(ending("2028-04-02") == Lapse::None);
}

TEST_CASE(
    "a fact that ends by the first day of the contract is told apart, an ended one not at all",
    "[ranker][contract]") {
  CHECK(ending("2027-04-01") == Lapse::BeforeContract);
  CHECK(ending("2026-11-25") == Lapse::BeforeContract);  // holds today for the last time
  CHECK(ending("2026-11-24") == Lapse::None);            // ended: expired, not expiring
  CHECK(lapse_of(std::nullopt, kYear, kToday) == Lapse::None);
}

TEST_CASE("a contract is a start with months or with the day after its end, and both must agree",
          "[ranker][contract]") {
  const auto field = [](const Result<std::optional<ContractWindow>>& given) {
    REQUIRE_FALSE(given);
    return given.error().place.field;
  };
  const auto by_months = contract_window(day("2027-04-01"), std::nullopt, 12);
  REQUIRE(by_months);
  CHECK((*by_months)->end == day("2028-04-01"));
  const auto by_end = contract_window(day("2027-04-01"), day("2028-04-01"), std::nullopt);
  REQUIRE(by_end);
  CHECK(months_of(**by_end) == 12);
  CHECK(contract_window(day("2027-04-01"), day("2028-04-01"), 12));
  // Part of a month counts as one.
  CHECK(months_of({day("2027-04-01"), day("2028-04-02")}) == 13);
  CHECK(field(contract_window(day("2027-04-01"), day("2028-04-02"), 12)) == "contract_months");
  CHECK(field(contract_window(std::nullopt, day("2028-04-01"), std::nullopt)) == "contract_start");
  CHECK(field(contract_window(day("2027-04-01"), day("2027-04-01"), std::nullopt)) ==
        "contract_end");
  CHECK(field(contract_window(day("2027-04-01"), day("2037-04-02"), std::nullopt)) ==
        "contract_end");
  CHECK(field(contract_window(day("2027-04-01"), std::nullopt, 121)) == "contract_months");
  const auto open = contract_window(std::nullopt, std::nullopt, 12);
  REQUIRE(open);
  CHECK_FALSE(open->has_value());
}

TEST_CASE("one record is asked for certificates, prices and links to recommendations",
          "[ranker][contract]") {
  const auto policy = Policy::read(*testing::shipped_catalog());
  REQUIRE(policy);
  catalog::Service service;
  service.schemes.resize(2);
  service.schemes[0].scheme = SchemeId("cert-a");
  service.schemes[0].validity = {day("2026-01-01"), day("2027-10-01")};
  service.schemes[1].scheme = SchemeId("cert-unknown-start");
  service.schemes[1].validity = {std::nullopt, day("2027-10-01")};
  service.prices.resize(2);
  service.prices[0].id = "price-of-buyer";
  service.prices[0].kind = catalog::PriceKind::Amount;
  service.prices[0].payer = catalog::Payer::Buyer;
  service.prices[0].validity.to = day("2027-06-01");
  service.prices[1] = service.prices[0];
  service.prices[1].id = "price-of-user";
  service.prices[1].payer = catalog::Payer::User;
  const auto found = lapsing_facts(service, kYear, kToday, *policy);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "price-of-buyer");  // soonest first
  CHECK(found[1].id == "cert-a");
  CHECK(lapsing_facts(service, {day("2027-04-01"), day("2027-06-01")}, kToday, *policy).empty());
}
