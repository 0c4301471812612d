// Who holds a certificate, how far it reaches and when it counts.
#include <catch2/catch.hpp>

#include <algorithm>

#include "catalog/model/catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate;
using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

/// svc-two becomes another service of the same provider.
RowSet one_provider() {
  RowSet rows = small_rows();
  set_cell(rows, "services", "svc-two", "provider_id", "prv-one");
  return rows;
}

std::vector<SchemeHolding> held_by(const RowSet& rows, const char* service) {
  const auto catalog = Catalog::assemble(rows, 1);
  REQUIRE(catalog);
  return (*catalog)->service(ServiceId(service))->schemes;
}

}  // namespace

TEST_CASE("a certificate of the organisation reaches its other services and says from where",
          "[catalog][certification]") {
  const auto held = held_by(one_provider(), "svc-two");
  REQUIRE(held.size() == 1);
  CHECK(held[0].scheme == SchemeId("cert-one"));
  CHECK(held[0].subject == "organisation");
  REQUIRE(held[0].inherited_from);
  CHECK(*held[0].inherited_from == ServiceId("svc-one"));
  CHECK(held[0].validity.at(*Date::parse("2028-01-18")) == Validity::At::Valid);
  CHECK(held[0].validity.at(*Date::parse("2028-01-20")) == Validity::At::Expired);
  CHECK_FALSE(held_by(one_provider(), "svc-one")[0].inherited_from);
}

TEST_CASE("narrower scopes, recognitions and unknown operators hand on nothing",
          "[catalog][certification]") {
  for (const char* subject : {"brand", "office", "service", "programme", "unknown"}) {
    INFO(subject);
    RowSet rows = one_provider();
    set_cell(rows, "service_schemes", "svc-one", "subject", subject);
    CHECK(held_by(rows, "svc-two").empty());
  }
  for (const char* kind : {"award", "public_programme", "self_declaration", "standard",
                           "buyer_recognition", "compliance_guideline", "industry_guideline"}) {
    INFO(kind);
    RowSet rows = one_provider();
    set_cell(rows, "schemes", "cert-one", "kind", kind);
    CHECK(held_by(rows, "svc-two").empty());
  }
  CHECK(held_by(small_rows(), "svc-two").empty());
}

TEST_CASE("a service's own statement stands against the inherited one",
          "[catalog][certification]") {
  RowSet rows = one_provider();
  add_row(rows, "service_schemes",
          {{"service_id", "svc-two"},
           {"scheme_id", "cert-one"},
           {"subject", "brand"},
           {"valid_to", "2027-01-01"}});
  const auto held = held_by(rows, "svc-two");
  REQUIRE(held.size() == 1);
  CHECK_FALSE(held[0].inherited_from);
  CHECK(held[0].subject == "brand");
}

TEST_CASE("validity is half-open, and nothing is valid while an end is unknown",
          "[catalog][certification][property]") {
  const Date first = *Date::parse("2024-01-01");
  for (int from = 0; from < 40; ++from) {
    for (int length = 1; length < 40; ++length) {
      const Validity both{first.plus_days(from), first.plus_days(from + length)};
      for (int day = 0; day < 90; ++day) {
        const Date asked = first.plus_days(day);
        const Validity::At expected = day < from            ? Validity::At::NotYet
                                      : day < from + length ? Validity::At::Valid
                                                            : Validity::At::Expired;
        if (both.at(asked) != expected) FAIL_CHECK(from << " " << length << " " << day);
      }
    }
    for (int day = 0; day < 90; ++day) {
      const Date asked = first.plus_days(day);
      const Date edge = first.plus_days(from);
      CHECK(Validity{edge, {}}.at(asked) != Validity::At::Valid);
      CHECK(Validity{{}, edge}.at(asked) != Validity::At::Valid);
      CHECK(Validity{{}, {}}.at(asked) == Validity::At::Unknown);
    }
  }
}

TEST_CASE("of equally strong statements the newest is the best, a stronger one always",
          "[catalog][provenance]") {
  const auto statement = [](const char* source, Verification level, const char* as_of) {
    FactSource out;
    out.fact = "status";
    out.source = SourceId(source);
    out.verification = level;
    out.as_of = PartialDate::parse(as_of);
    return out;
  };
  Provenance provenance;
  provenance.entries = {statement("old", Verification::Secondary, "2015-10"),
                        statement("undated", Verification::Secondary, ""),
                        statement("new", Verification::Secondary, "2025"),
                        statement("newest-blog", Verification::Unverified, "2026-11")};
  CHECK(provenance.best("status")->source == SourceId("new"));
  provenance.entries.push_back(statement("law", Verification::Primary, "2001"));
  CHECK(provenance.best("status")->source == SourceId("law"));
}
