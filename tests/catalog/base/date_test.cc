#include "catalog/base/date.h"

#include <catch2/catch.hpp>

using mitate::Date;
using mitate::PartialDate;
using mitate::Validity;

TEST_CASE("a date that no calendar has is refused", "[catalog][date]") {
  CHECK(Date::parse("2024-02-29"));
  CHECK_FALSE(Date::parse("2023-02-29"));
  CHECK_FALSE(Date::parse("2026-13-01"));
  CHECK_FALSE(Date::parse("2026-1-01"));
  CHECK_FALSE(Date::parse(" 2026-01-01"));
  CHECK_FALSE(Date::parse("20260101"));
}

TEST_CASE("adding months stays inside the month", "[catalog][date]") {
  CHECK(Date::parse("2026-01-31")->plus_months(1).iso() == "2026-02-28");
  CHECK(Date::parse("2026-11-24")->plus_months(12).iso() == "2027-11-24");
}

TEST_CASE("a partial date keeps the precision of its source", "[catalog][date]") {
  const auto year = PartialDate::parse("2022");
  REQUIRE(year);
  CHECK(year->earliest().iso() == "2022-01-01");
  CHECK(year->latest().iso() == "2022-12-31");
  CHECK(PartialDate::parse("2022-06")->latest().iso() == "2022-06-30");
  CHECK_FALSE(PartialDate::parse("平成30年度"));
}

TEST_CASE("validity is half-open and unknown without both ends", "[catalog][date]") {
  const auto day = [](const char* text) { return *Date::parse(text); };
  const Validity known{day("2026-01-19"), day("2028-01-19")};
  CHECK(known.at(day("2028-01-18")) == Validity::At::Valid);
  CHECK(known.at(day("2028-01-19")) == Validity::At::Expired);
  CHECK(known.at(day("2026-01-18")) == Validity::At::NotYet);
  CHECK(known.at(day("2026-01-19")) == Validity::At::Valid);
  const Validity open{day("2026-01-19"), std::nullopt};
  CHECK(open.at(day("2027-01-01")) == Validity::At::Unknown);
}
