// Statements about the present earn nothing once they are too old; dated events do not go stale.
#include <catch2/catch.hpp>

#include "ranker/criteria/assurance.h"
#include "ranker/criteria/delivery.h"
#include "ranker/criteria/track_record.h"
#include "ranker/order/policy.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::ranker;

namespace {

constexpr double kMonths = 60;

Attested stated(double share, const char* day) {
  Attested out;
  out.share = share;
  out.source = SourceId("src-x");
  out.dated = Date::parse(day);
  return out;
}

ServiceFacts offered(const char* day) {
  ServiceFacts facts;
  facts.stage = catalog::Stage::Offered;
  facts.provider = ProviderId("prv-x");
  facts.offered = stated(1.0, day);
  facts.coverage = catalog::Coverage::Nationwide;
  facts.covered = stated(1.0, day);
  facts.operated_by = stated(1.0, day);
  facts.security = {stated(1.0, day)};
  return facts;
}

}  // namespace

TEST_CASE("a statement earns to its last fresh day and nothing after", "[ranker][freshness]") {
  const Date stated_on = *Date::parse("2020-03-31");
  for (int day = -40; day <= 40; ++day) {
    const Date asked_on = stated_on.plus_months(60).plus_days(day);
    const ServiceFacts facts = offered("2020-03-31");
    const double expected = day <= 0 ? 1.0 : 0.0;
    CHECK(assess_delivery(facts, {}, asked_on, kMonths).value.low == expected);
    CHECK(assess_delivery(facts, {}, asked_on, kMonths).value.high == 1.0);
    for (const AssuranceFact& item : assess_assurance(facts, {}, asked_on, kMonths).items) {
      if (item.item == AssuranceItem::Certificate) continue;
      CHECK(item.value.low == expected);
    }
  }
}

TEST_CASE("confirming anew never lowers, and an unknown date is not old",
          "[ranker][freshness][property]") {
  const Date asked_on = testing::reference_date();
  double before = 0;
  for (int year = 2005; year <= 2026; ++year) {
    const std::string day = std::to_string(year) + "-01-01";
    const double value = assess_delivery(offered(day.c_str()), {}, asked_on, kMonths).value.low;
    CHECK(value >= before);
    before = value;
  }
  CHECK(before == 1.0);
  CHECK(assess_delivery(offered("unknown"), {}, asked_on, kMonths).value.low == 1.0);
}

TEST_CASE("a case study tells of its time and keeps its worth", "[ranker][freshness]") {
  ServiceFacts facts;
  facts.cases = {{-1, {}, "case-x", stated(1.0, "2001-01-01")}};
  OtherParameters scale{};
  scale.full_case_count = 50;
  scale.near_case_weight = 3;
  CHECK(assess_track_record(facts, {}, scale).value.low > 0);
}

TEST_CASE("a newer weaker statement counts once the stronger one is stale", "[ranker][freshness]") {
  Attested by = stated(1.0, "2015-01-01");
  Attested newer = stated(0.5, "2024-01-01");
  newer.source = SourceId("src-newer");
  by.fresher = {newer};
  const Date while_fresh = *Date::parse("2020-01-01");
  const Date later = while_fresh.plus_days(1);
  CHECK(share_on(by, while_fresh, kMonths) == 1.0);
  CHECK(counted_on(by, while_fresh, kMonths).source == SourceId("src-x"));
  CHECK(share_on(by, later, kMonths) == 0.5);
  CHECK(counted_on(by, later, kMonths).source == SourceId("src-newer"));
  const Date all_stale = *Date::parse("2029-01-02");
  CHECK(share_on(by, all_stale, kMonths) == 0.0);
}

TEST_CASE("the columns keep what is newer than the strongest statement of a fact",
          "[ranker][freshness]") {
  // Every kept alternative is newer than the statement it stands behind, and may earn something.
  const auto policy = Policy::read(*testing::shipped_catalog());
  REQUIRE(policy);
  const Columns columns = Columns::of(testing::shipped_catalog(), *policy);
  std::size_t kept = 0;
  for (const ServiceFacts& facts : columns.services()) {
    for (const Attested* by :
         {&facts.described, &facts.offered, &facts.covered, &facts.operated_by}) {
      for (const Attested& other : by->fresher) {
        ++kept;
        REQUIRE(by->dated);
        CHECK((!other.dated || *other.dated > *by->dated));
        CHECK(other.share > 0);
      }
    }
  }
  CHECK(kept > 0);
}
