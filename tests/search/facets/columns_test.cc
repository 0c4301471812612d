#include "search/facets/columns.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::search;

namespace {

std::vector<std::uint32_t> everything(const Columns& columns) {
  std::vector<std::uint32_t> all(columns.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

std::vector<std::size_t> every_facet(const Columns& columns) { return *columns.facets_named({}); }

std::size_t brute_force(const Columns& columns, const Filters& filters, Date as_of,
                        const std::vector<std::uint32_t>& in) {
  const auto plan = columns.plan(filters, as_of);
  REQUIRE(plan);
  std::size_t count = 0;
  for (const std::uint32_t ordinal : in) count += columns.passes(*plan, ordinal) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a facet's count is exactly what choosing the value returns", "[search][columns]") {
  const auto catalog = testing::shipped_catalog();
  const Columns columns(*catalog);
  const Date as_of = testing::reference_date();
  std::mt19937 random(20261124);
  for (int round = 0; round < 12; ++round) {
    std::vector<std::uint32_t> matched;
    for (const std::uint32_t ordinal : everything(columns)) {
      if (round == 0 || random() % 3 != 0) matched.push_back(ordinal);
    }
    // Random choices in up to two facets, from what exists.
    const auto none = columns.plan({}, as_of);
    REQUIRE(none);
    Filters filters;
    for (int i = 0; i < round % 3; ++i) {
      const auto facets = columns.count(*none, every_facet(columns), matched).facets;
      const Facet& facet = facets[random() % facets.size()];
      if (facet.values.empty()) continue;
      filters[facet.name].push_back(facet.values[random() % facet.values.size()].value);
    }
    const auto plan = columns.plan(filters, as_of);
    REQUIRE(plan);
    for (const Facet& facet : columns.count(*plan, every_facet(columns), matched).facets) {
      for (const FacetValue& value : facet.values) {
        Filters chosen = filters;
        chosen[facet.name] = {value.value};
        CAPTURE(facet.name, value.value);
        CHECK(value.count == brute_force(columns, chosen, as_of, matched));
      }
    }
  }
}

TEST_CASE("two values of one facet widen, two facets narrow", "[search][columns]") {
  const auto catalog = testing::shipped_catalog();
  const Columns columns(*catalog);
  const Date as_of = testing::reference_date();
  const auto all = everything(columns);
  const auto count = [&](const Filters& filters) {
    return brute_force(columns, filters, as_of, all);
  };
  CHECK(count({{"domain", {"sleep", "smoking"}}}) >= count({{"domain", {"sleep"}}}));
  CHECK(count({{"domain", {"sleep"}}, {"buyer", {"employer"}}}) <= count({{"domain", {"sleep"}}}));
}

TEST_CASE("a domain includes what lies below it", "[search][columns]") {
  const auto catalog = testing::shipped_catalog();
  const Columns columns(*catalog);
  const auto plan = columns.plan({{"domain", {"lifestyle-prevention"}}}, testing::reference_date());
  REQUIRE(plan);
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const auto& domains = catalog->services()[i].domains;
    const bool below = std::find(domains.begin(), domains.end(), "hypertension") != domains.end();
    if (below && columns.searchable(i)) CHECK(columns.passes(*plan, i));
  }
}

TEST_CASE("an unknown filter or value is refused by name", "[search][columns]") {
  const auto catalog = testing::shipped_catalog();
  const Columns columns(*catalog);
  const auto value = columns.plan({{"domain", {"no-such"}}}, testing::reference_date());
  REQUIRE_FALSE(value);
  CHECK(value.error().code == ErrorCode::InvalidArgument);
  CHECK(value.error().place.field == "domain");
  const auto name = columns.plan({{"colour", {"red"}}}, testing::reference_date());
  REQUIRE_FALSE(name);
  CHECK(name.error().place.field == "colour");
}

TEST_CASE("a place that nobody names admits only services of its prefecture or of everywhere",
          "[search][columns]") {
  const auto catalog = testing::shipped_catalog();
  const Columns columns(*catalog);
  std::string unnamed;
  for (const catalog::Municipality& place : catalog->places().municipalities()) {
    bool named = false;
    for (const catalog::Service& service : catalog->services()) {
      for (const auto& covered : service.places) named = named || covered.area_code == place.code;
    }
    if (!named) unnamed = place.code;
  }
  REQUIRE_FALSE(unnamed.empty());
  const auto plan = columns.plan({{"municipality", {unnamed}}}, testing::reference_date());
  REQUIRE(plan);
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    if (!columns.passes(*plan, i)) continue;
    const catalog::Service& service = catalog->services()[i];
    bool whole = service.coverage == catalog::Coverage::Nationwide ||
                 service.coverage == catalog::Coverage::Online;
    for (const auto& covered : service.places) {
      whole = whole || covered.area_code == unnamed.substr(0, 2);
    }
    CHECK(whole);
  }
}
