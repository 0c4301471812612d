// 提供体制: what is sure to reach the buyer earns, what nobody can say stays open.
#include "ranker/criteria/delivery.h"

#include <catch2/catch.hpp>

#include "ranker/criteria/served_place.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::ranker;

namespace {

constexpr double kMonths = 60;

ServiceFacts offered_in(catalog::Coverage coverage, double share) {
  ServiceFacts facts;
  facts.stage = catalog::Stage::Offered;
  facts.offered.share = 1.0;
  facts.coverage = coverage;
  facts.covered.share = share;
  return facts;
}

Value without_a_place(const ServiceFacts& facts) {
  return assess_delivery(facts, {}, testing::reference_date(), kMonths).value;
}

Value in_prefecture(const ServiceFacts& facts, const char* code) {
  Asked asked;
  AskedRegion region;
  region.prefecture = code;
  asked.regions = {region};
  return assess_delivery(facts, asked, testing::reference_date(), kMonths).value;
}

}  // namespace

TEST_CASE("without a stated place only what is offered everywhere is sure to reach the buyer",
          "[ranker][delivery]") {
  for (const auto coverage : {catalog::Coverage::Nationwide, catalog::Coverage::Online}) {
    CHECK(without_a_place(offered_in(coverage, 1.0)).low == 1.0);
    CHECK(without_a_place(offered_in(coverage, 0.5)).low == 0.75);
    CHECK(without_a_place(offered_in(coverage, 0.0)).low == 0.5);
  }
  for (const auto coverage : {catalog::Coverage::Unknown, catalog::Coverage::NamedPlaces,
                              catalog::Coverage::LimitedPlaces}) {
    const Value value = without_a_place(offered_in(coverage, 1.0));
    CHECK(value.low == 0.5);
    CHECK(value.high == 1.0);
  }
}

TEST_CASE("naming the place decides what was open", "[ranker][delivery]") {
  ServiceFacts limited = offered_in(catalog::Coverage::LimitedPlaces, 1.0);
  limited.places = {"13"};
  CHECK(in_prefecture(limited, "13").low == 1.0);
  CHECK(in_prefecture(limited, "47").high == 0.5);
  CHECK(in_prefecture(offered_in(catalog::Coverage::Nationwide, 1.0), "47").low == 1.0);
}

TEST_CASE("what serves the city serves its ward, what serves a sister ward does not",
          "[ranker][delivery]") {
  AskedRegion ward;
  ward.prefecture = "22";
  ward.municipality = "221384";
  ward.city = "221309";
  ServiceFacts facts = offered_in(catalog::Coverage::NamedPlaces, 1.0);
  facts.places = {"221309"};
  CHECK(served_place(facts, ward).serves == Serves::Yes);
  facts.places = {"221392"};
  CHECK(served_place(facts, ward).serves != Serves::Yes);
}
