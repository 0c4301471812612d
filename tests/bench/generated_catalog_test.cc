// The generator is deterministic, and what filters, facets and orders say about a generated catalog
// equals a naive reading of its records.
#include "tests/bench/generated_catalog.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "search/analysis/collation.h"
#include "search/facets/columns.h"
#include "search/facets/sort_keys.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::search;

namespace {

std::shared_ptr<const catalog::Catalog> generated(std::size_t services, std::uint64_t seed = 5) {
  auto made = catalog::Catalog::assemble(
      testing::generated_rows(*testing::shipped_catalog(), services, 60, seed), 1);
  REQUIRE(made);
  return *made;
}

/// The values of a service in a facet, straight from its record.
std::set<std::string> values_of(const catalog::Catalog& catalog, const catalog::Service& service,
                                const std::string& facet) {
  std::set<std::string> out;
  if (facet == "domain") {
    for (const std::string& domain : service.domains) {
      out.insert(domain);
      for (const auto up : catalog.taxonomy().ancestors(catalog::Vocabulary::Domains, domain)) {
        out.insert(std::string(up));
      }
    }
  } else if (facet == "buyer") {
    out.insert(service.buyer_types.begin(), service.buyer_types.end());
  } else if (facet == "type") {
    out.insert(service.service_type);
  } else if (facet == "delivery") {
    out.insert(service.delivery_modes.begin(), service.delivery_modes.end());
  } else {
    for (const auto& place : service.places) out.insert(place.area_code.substr(0, 2));
  }
  return out;
}

bool passes(const catalog::Catalog& catalog, const catalog::Service& service,
            const Filters& filters, const std::string& but = {}) {
  for (const auto& [facet, chosen] : filters) {
    if (facet == but) continue;
    const auto values = values_of(catalog, service, facet);
    if (std::none_of(chosen.begin(), chosen.end(),
                     [&](const std::string& value) { return values.contains(value); })) {
      return false;
    }
  }
  return true;
}

const std::vector<std::string> kFacets{"domain", "buyer", "type", "delivery", "prefecture"};

}  // namespace

TEST_CASE("the same seed and size give the same rows, another seed does not", "[bench]") {
  const auto rows = [](std::size_t services, std::uint64_t seed) {
    return testing::generated_rows(*testing::shipped_catalog(), services, 60, seed)
        .at("services")
        .rows;
  };
  const auto same = [](const auto& a, const auto& b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (a[i].cells != b[i].cells) return false;
    }
    return true;
  };
  const auto first = rows(300, 20261124);
  REQUIRE(first.size() == 300);
  CHECK(same(first, rows(300, 20261124), 300));
  CHECK_FALSE(same(first, rows(300, 20261125), 300));
  // A larger catalog begins with the smaller one.
  CHECK(same(first, rows(500, 20261124), 300));
}

TEST_CASE("facet counts over random filters and matches equal a naive count", "[bench]") {
  const auto catalog = generated(1500);
  const Columns columns(*catalog);
  const Date as_of = testing::reference_date();
  std::mt19937 random(20261124);
  std::size_t counted = 0;
  for (int round = 0; round < 25; ++round) {
    std::vector<std::uint32_t> matched;
    for (std::uint32_t i = 0; i < columns.size(); ++i) {
      if (round % 5 == 0 || random() % 4 != 0) matched.push_back(i);
    }
    Filters filters;
    for (int i = 0; i < round % 4; ++i) {
      const std::string& facet = kFacets[random() % kFacets.size()];
      const auto& service = catalog->services()[random() % catalog->services().size()];
      for (const std::string& value : values_of(*catalog, service, facet)) {
        if (random() % 2 == 0) filters[facet].push_back(value);
      }
      if (filters[facet].empty()) filters.erase(facet);
    }
    const auto plan = columns.plan(filters, as_of);
    REQUIRE(plan);
    const Counted got = round % 5 == 0
                            ? columns.count_all(*plan, *columns.facets_named(kFacets))
                            : columns.count(*plan, *columns.facets_named(kFacets), matched);
    std::vector<std::uint32_t> admitted;
    for (const std::uint32_t i : matched) {
      if (passes(*catalog, catalog->services()[i], filters)) admitted.push_back(i);
    }
    CHECK(got.admitted == admitted);
    REQUIRE(got.facets.size() == kFacets.size());
    for (const Facet& facet : got.facets) {
      std::map<std::string, std::size_t> naive;
      for (const std::uint32_t i : matched) {
        const auto& service = catalog->services()[i];
        if (!passes(*catalog, service, filters, facet.name)) continue;
        for (const std::string& value : values_of(*catalog, service, facet.name)) ++naive[value];
      }
      for (const FacetValue& value : facet.values) {
        CAPTURE(round, facet.name, value.value);
        CHECK(value.count == naive[value.value]);
        counted += value.count;
      }
    }
  }
  CHECK(counted > 10000);
}

TEST_CASE("orders by kana and price equal a plain sort of the records", "[bench]") {
  const auto catalog = generated(800);
  const SortKeys keys(*catalog);
  std::vector<std::string> names;
  for (const catalog::Service& service : catalog->services()) {
    names.push_back(service.name_kana.value_or(service.name));
  }
  const auto rank = japanese_order(names);
  std::vector<std::uint32_t> expected(catalog->services().size());
  for (std::uint32_t i = 0; i < expected.size(); ++i) expected[i] = i;
  std::stable_sort(expected.begin(), expected.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rank[a] < rank[b]; });
  std::vector<std::uint32_t> got(catalog->services().size());
  for (std::uint32_t i = 0; i < got.size(); ++i) got[i] = i;
  std::mt19937 random(3);
  std::shuffle(got.begin(), got.end(), random);
  auto by_price = got;
  auto page = got;
  keys.sort(got, Sort::Kana, got.size());
  CHECK(got == expected);
  // No generated record names a price, so the order falls back to kana.
  keys.sort(by_price, Sort::Price, by_price.size());
  CHECK(by_price == expected);
  keys.sort(page, Sort::Kana, 40);
  CHECK(std::equal(expected.begin(), expected.begin() + 40, page.begin()));
}
