// 相場の手がかり: a range needs three buyers with the same kind of amount per the same unit, and
// nothing is shown beside a known price.
#include "catalog/curation/price_orientation.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

struct Amount {
  std::string buyer;
  std::string yen;
  std::string kind = "paid";
  std::string unit = "person";
  std::string tax = "incl";
};

std::shared_ptr<const Catalog> market(const std::vector<Amount>& amounts,
                                      const std::string& level = "") {
  RowSet rows = small_rows();
  int number = 0;
  for (const Amount& one : amounts) {
    const std::string id = "cost-" + std::to_string(++number);
    add_row(rows, "cost_benchmarks",
            {{"id", id},
             {"topic", "運動教室の費用"},
             {"interventions", "exercise"},
             {"buyer", one.buyer},
             {"amount_kind", one.kind},
             {"amount_yen", one.yen},
             {"unit_kind", one.unit},
             {"tax", one.tax}});
    add_row(rows, "provenance",
            {{"subject_kind", "cost_benchmarks"},
             {"subject_id", id},
             {"fact", "record"},
             {"source_id", "src-one"},
             {"verification", level},
             {"basis", "sourced"},
             {"assignment", "stated"}});
  }
  auto catalog = Catalog::assemble(std::move(rows), 1);
  REQUIRE(catalog);
  return *catalog;
}

const std::vector<std::string> kExercise{"exercise"};

}  // namespace

TEST_CASE("three buyers with one kind of amount make a range", "[catalog][orientation]") {
  const auto catalog = market({{"甲市", "5000"}, {"乙市", "3000"}, {"丙市", "9000"}});
  const auto groups = price_orientation(*catalog, kExercise);
  REQUIRE(groups.size() == 1);
  REQUIRE(groups[0].range);
  CHECK(groups[0].range->lowest == 3000);
  CHECK(groups[0].range->highest == 9000);
  CHECK(groups[0].range->buyers == 3);
}

TEST_CASE("two buyers stay single cases, however often one of them bought",
          "[catalog][orientation]") {
  const auto catalog = market({{"甲市", "5000"}, {"甲市", "4000"}, {"乙市", "9000"}});
  const auto groups = price_orientation(*catalog, kExercise);
  REQUIRE(groups.size() == 1);
  CHECK_FALSE(groups[0].range);
  CHECK(groups[0].cases.size() == 3);
}

TEST_CASE("amounts of another kind, unit or side of the tax never meet in one range",
          "[catalog][orientation]") {
  const auto catalog = market({{"甲市", "5000"},
                               {"乙市", "3000"},
                               {"丙市", "9000", "ceiling"},
                               {"丁市", "8000", "subsidy"},
                               {"戊市", "7000", "paid", "case"},
                               {"己市", "6000", "paid", "person", "excl"}});
  const auto groups = price_orientation(*catalog, kExercise);
  CHECK(groups.size() == 5);
  for (const PriceGroup& group : groups) CHECK_FALSE(group.range);
}

TEST_CASE("whole programmes and explanations without a buyer have no range",
          "[catalog][orientation]") {
  for (const auto& [kind, unit] : {std::pair("paid", "year_total"), std::pair("paid", "national"),
                                   std::pair("market_estimate", "person")}) {
    INFO(kind << " " << unit);
    const auto catalog = market(
        {{"甲市", "5000", kind, unit}, {"乙市", "3000", kind, unit}, {"丙市", "9000", kind, unit}});
    for (const PriceGroup& group : price_orientation(*catalog, kExercise)) {
      CHECK_FALSE(group.range);
    }
  }
}

TEST_CASE("an amount that only an unverified copy states is shown but not counted",
          "[catalog][orientation]") {
  const auto catalog = market({{"甲市", "5000"}, {"乙市", "3000"}, {"丙市", "9000"}}, "unverified");
  const auto groups = price_orientation(*catalog, kExercise);
  REQUIRE(groups.size() == 1);
  CHECK_FALSE(groups[0].range);
  CHECK(groups[0].cases.size() == 3);
}

TEST_CASE("no shipped service with a known price of its own gets an orientation",
          "[catalog][orientation]") {
  const Catalog& catalog = *shipped_catalog();
  std::size_t oriented = 0;
  for (const Service& service : catalog.services()) {
    const auto groups = price_orientation(catalog, service);
    if (buyer_price_known(service)) {
      INFO(service.id.text());
      CHECK(groups.empty());
    }
    oriented += groups.empty() ? 0 : 1;
  }
  CHECK(oriented > 0);
}

TEST_CASE("every shipped range rests on three named buyers and dated cases",
          "[catalog][orientation]") {
  const Catalog& catalog = *shipped_catalog();
  std::vector<std::string> all;
  for (const Concept& one : catalog.taxonomy().all(Vocabulary::Interventions)) {
    all.push_back(one.slug);
  }
  std::size_t ranges = 0;
  for (const PriceGroup& group : price_orientation(catalog, all)) {
    for (const CostBenchmark* one : group.cases) {
      INFO(one->id);
      CHECK(one->kind == group.kind);
      CHECK(one->unit_kind == group.unit);
      CHECK(one->amount_yen.has_value());
    }
    if (!group.range) continue;
    ++ranges;
    INFO(group.intervention);
    CHECK(group.range->buyers >= kBuyersForRange);
    CHECK(group.range->lowest <= group.range->highest);
  }
  CHECK(ranges >= 2);
}
