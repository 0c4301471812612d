// The orders of a list, each against services of which one key alone differs.
#include "search/facets/sort_keys.h"

#include <catch2/catch.hpp>

#include "tests/support/small_rows.h"

using namespace mitate;
using namespace mitate::search;
using namespace mitate::testing;

namespace {

constexpr const char* kServices[] = {"svc-a", "svc-b", "svc-c", "svc-d", "svc-e"};

/// svc-a to svc-e, alike but for what a test sets; the ids' order is that of the ordinals.
catalog::RowSet five_alike() {
  catalog::RowSet rows = small_rows();
  for (const char* table : {"services", "service_interventions", "evidence_links", "studies",
                            "prices", "coverage", "service_schemes", "case_studies"}) {
    rows.find(table)->second.rows.clear();
  }
  for (const char* id : kServices) {
    add_row(rows, "services",
            {{"id", id},
             {"name", "見本"},
             {"service_type", "app-phr"},
             {"domains", "sleep"},
             {"buyer_types_basis", "none"},
             {"summary", "見本"},
             {"stage_text", "見本"},
             {"stage", "offered"},
             {"status", "listed"},
             {"coverage", "unknown"},
             {"evidence_best", "none-found"},
             {"last_verified", "2026-11-24"}});
  }
  return rows;
}

void price(catalog::RowSet& rows, const std::string& service, const char* kind, const char* amount,
           const char* unit) {
  add_row(rows, "prices",
          {{"id", "price-" + service},
           {"service_id", service},
           {"kind", kind},
           {"amount_yen", amount},
           {"unit", unit},
           {"payer", "buyer"},
           {"tax", "unknown"},
           {"qualifier", "exact"},
           {"original_text", "見本"}});
}

std::string ordered(const catalog::RowSet& rows, Sort order) {
  const auto catalog = catalog::Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  std::vector<std::uint32_t> ordinals{0, 1, 2, 3, 4};
  SortKeys(**catalog).sort(ordinals, order, ordinals.size());
  std::string out;
  for (const std::uint32_t ordinal : ordinals) {
    out += (*catalog)->services()[ordinal].id.text().back();
  }
  return out;
}

}  // namespace

TEST_CASE("the strongest study comes first", "[search][facets]") {
  catalog::RowSet rows = five_alike();
  set_cell(rows, "services", "svc-d", "evidence_best", "rct");
  CHECK(ordered(rows, Sort::Evidence) == "dabce");
}

TEST_CASE("prices per person and month come first, then other units, then unknown ones",
          "[search][facets]") {
  catalog::RowSet rows = five_alike();
  price(rows, "svc-b", "amount", "300", "total_month");
  price(rows, "svc-c", "amount", "12000", "person_year");
  price(rows, "svc-d", "amount", "980", "person_month");
  price(rows, "svc-e", "free", "", "");
  CHECK(ordered(rows, Sort::Price) == "edcba");
}

TEST_CASE("the newest record comes first and one without a date last", "[search][facets]") {
  catalog::RowSet rows = five_alike();
  set_cell(rows, "services", "svc-b", "as_of", "2026-03");
  set_cell(rows, "services", "svc-c", "as_of", "2026-04-01");
  set_cell(rows, "services", "svc-e", "as_of", "2025");
  CHECK(ordered(rows, Sort::Updated) == "cbead");
}

TEST_CASE("equal keys fall back on kana", "[search][facets]") {
  catalog::RowSet rows = five_alike();
  const char* kana[] = {"サクラ", "アサヒ", "ハナ", "カゼ", "ユキ"};
  for (std::size_t i = 0; i < 5; ++i) {
    set_cell(rows, "services", kServices[i], "name_kana", kana[i]);
  }
  for (const Sort order : {Sort::Evidence, Sort::Price, Sort::Updated, Sort::Kana}) {
    CHECK(ordered(rows, order) == "bdace");
  }
}
