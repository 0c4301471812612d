// What each facet says of a service, on the shipped catalog and on planted rows. That a count is
// what a click returns is tested for every facet in columns_test.cc.
#include <catch2/catch.hpp>
#include <set>

#include "search/facets/columns.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate;
using namespace mitate::search;
using namespace mitate::testing;

namespace {

/// Values of the facet that one service passes on the day, in the order of the options.
std::vector<std::string> values_of(const catalog::Catalog& catalog, const char* facet,
                                   const char* service, Date as_of) {
  const Columns columns(catalog);
  const auto ordinal = catalog.ordinal(ServiceId(service));
  REQUIRE(ordinal);
  std::vector<std::string> out;
  REQUIRE(facet_named(facet) != nullptr);
  for (const FacetOption& option : facet_named(facet)->options(catalog)) {
    const auto plan = columns.plan({{facet, {option.value}}}, as_of);
    REQUIRE(plan);
    if (columns.passes(*plan, static_cast<std::uint32_t>(*ordinal))) out.push_back(option.value);
  }
  return out;
}

std::vector<std::string> values_of(const catalog::RowSet& rows, const char* facet,
                                   const char* service, Date as_of = reference_date()) {
  const auto catalog = catalog::Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  return values_of(**catalog, facet, service, as_of);
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("each facet has a name and a meaning of its own and at least two values",
          "[search][facets]") {
  std::set<std::string_view> names;
  std::set<std::string_view> meanings;
  for (const FacetDefinition& facet : facet_table()) {
    CAPTURE(facet.name);
    CHECK(names.insert(facet.name).second);
    CHECK(meanings.insert(facet.meaning).second);
    CHECK(facet_named(facet.name) == &facet);
    std::set<std::string> values;
    for (const FacetOption& option : facet.options(*shipped_catalog())) {
      CAPTURE(option.value);
      CHECK(values.insert(option.value).second);
      CHECK_FALSE(option.label.empty());
    }
    CHECK(values.size() >= 2);
  }
  CHECK(facet_named("colour") == nullptr);
}

TEST_CASE("a certificate is a value from its first day up to the day before its last",
          "[search][facets]") {
  const auto on = [](const char* day) {
    return values_of(small_rows(), "certification", "svc-one", *Date::parse(day));
  };
  CHECK(on("2026-01-18").empty());
  CHECK(on("2026-01-19") == Values{"cert-one"});
  CHECK(on("2028-01-18") == Values{"cert-one"});
  CHECK(on("2028-01-19").empty());
}

TEST_CASE("a service of a whole prefecture has the municipalities that others name in it",
          "[search][facets]") {
  catalog::RowSet rows = small_rows();
  CHECK(values_of(rows, "municipality", "svc-two").empty());
  add_row(rows, "coverage", {{"service_id", "svc-two"}, {"area_code", "34"}, {"name", "広島県"}});
  CHECK(values_of(rows, "municipality", "svc-two") == Values{"342025"});
  CHECK(values_of(rows, "prefecture", "svc-two") == Values{"34"});
  set_cell(rows, "services", "svc-two", "coverage", "nationwide");
  CHECK(values_of(rows, "prefecture", "svc-two") == Values{"01", "34"});
}

TEST_CASE("a service stands under each segment that its record names", "[search][facets]") {
  catalog::RowSet rows = small_rows();
  CHECK(values_of(rows, "segment", "svc-one").empty());
  set_cell(rows, "services", "svc-one", "segments", "older-adults");
  CHECK(values_of(rows, "segment", "svc-one") == Values{"older-adults"});
}

TEST_CASE("a price is known in its band, and who pays decides for whom", "[search][facets]") {
  catalog::RowSet rows = small_rows();
  const auto values = [&] { return values_of(rows, "price", "svc-one"); };
  const auto set = [&](const char* column, const char* value) {
    set_cell(rows, "prices", "price-one", column, value);
  };
  CHECK(values() == Values{"known", "500-999"});
  set("amount_yen", "499");
  CHECK(values() == Values{"known", "under-500"});
  set("amount_yen", "36000");
  CHECK(values() == Values{"known", "3000-up"});
  set("unit", "person_year");
  CHECK(values() == Values{"known", "3000-up"});
  set("amount_yen", "35999");
  CHECK(values() == Values{"known", "1000-2999"});
  set("unit", "total_year");
  CHECK(values() == Values{"known", "other-unit"});
  for (const char* payer : {"user", "mixed"}) {
    set("payer", payer);
    CHECK(values() == Values{"users-pay", "unknown"});
  }
  set("payer", "unknown");
  CHECK(values() == Values{"unknown"});
  set("payer", "buyer");
  set("kind", "on_request");
  CHECK(values() == Values{"on-request"});
  set("kind", "unknown");
  CHECK(values() == Values{"unknown"});
  set("kind", "free");
  CHECK(values() == Values{"free"});
  set("payer", "user");
  CHECK(values() == Values{"users-pay", "unknown"});
  CHECK(values_of(rows, "price", "svc-two") == Values{"unknown"});
}

TEST_CASE("an expired price is unknown again, and one of the future is unknown until then",
          "[search][facets]") {
  catalog::RowSet rows = small_rows();
  set_cell(rows, "prices", "price-one", "valid_from", "2026-04-01");
  set_cell(rows, "prices", "price-one", "valid_to", "2027-04-01");
  const auto on = [&](const char* day) {
    return values_of(rows, "price", "svc-one", *Date::parse(day));
  };
  CHECK(on("2026-03-31") == Values{"unknown"});
  CHECK(on("2026-04-01") == Values{"known", "500-999"});
  CHECK(on("2027-03-31") == Values{"known", "500-999"});
  CHECK(on("2027-04-01") == Values{"unknown"});
  add_row(rows, "prices",
          {{"id", "price-two"},
           {"service_id", "svc-one"},
           {"kind", "amount"},
           {"amount_yen", "1200"},
           {"unit", "person_month"},
           {"payer", "buyer"},
           {"tax", "unknown"},
           {"qualifier", "exact"},
           {"valid_from", "2027-05-01"},
           {"original_text", "1,200円"}});
  CHECK(on("2027-04-30") == Values{"unknown"});
  CHECK(on("2027-05-01") == Values{"known", "1000-2999"});
}

TEST_CASE("every stage is a value, so that those who offer a field find what is on trial",
          "[search][facets]") {
  catalog::RowSet rows = small_rows();
  const auto catalog = catalog::Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  CHECK(facet_named("stage")->options(**catalog).size() == all<catalog::Stage>().size());
  for (const std::string& stage : slugs_of<catalog::Stage>()) {
    set_cell(rows, "services", "svc-one", "stage", stage);
    CHECK(values_of(rows, "stage", "svc-one") == Values{stage});
  }
}

TEST_CASE("kinds of health data are those that the record names, else unknown",
          "[search][facets]") {
  catalog::RowSet rows = small_rows();
  CHECK(values_of(rows, "phr", "svc-one") == Values{"unknown"});
  const auto fact = [&](const char* name, const char* value) {
    add_row(
        rows, "service_facts",
        {{"service_id", "svc-one"}, {"fact", name}, {"value", value}, {"source_id", "src-one"}});
  };
  fact("phr_data", "持続血糖、歩数");
  CHECK(values_of(rows, "phr", "svc-one") == Values{"recorded", "activity", "glucose"});
  fact("phr_portability", "書き出しができる");
  CHECK(values_of(rows, "phr", "svc-one") ==
        Values{"recorded", "activity", "glucose", "portability"});
  rows.find("service_facts")->second.rows.clear();
  fact("phr_data", "声");
  CHECK(values_of(rows, "phr", "svc-one") == Values{"recorded", "other"});
}

TEST_CASE("a class of the field brings the list that it stands in", "[search][facets]") {
  CHECK(values_of(*shipped_catalog(), "field_class", "svc-advantage-eap", reference_date()) ==
        Values{"health_management_items", "fc-hm-stress-small", "fc-hm-mental"});
  for (const FacetOption& option : facet_named("field_class")->options(*shipped_catalog())) {
    CAPTURE(option.value);
    CHECK(option.label != option.value);
  }
}
