// A municipality in public figures: whose people are counted, which lists were obtained, and what
// its former codes were.
#include <catch2/catch.hpp>

#include "catalog/curation/municipal_picture.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate::catalog;
using mitate::testing::shipped_catalog;

namespace {

const OfficeFigures& of_kind(const MunicipalPicture& picture, std::string_view kind) {
  for (const OfficeFigures& one : picture.offices) {
    if (one.kind->kind == kind) return one;
  }
  throw std::out_of_range(std::string(kind));
}

}  // namespace

TEST_CASE("a municipality stands beside its prefecture and Japan", "[catalog][places]") {
  const auto picture = municipal_picture(*shipped_catalog(), "342025");
  REQUIRE(picture);
  CHECK(picture->place->name == "呉市");
  CHECK(picture->prefecture->name == "広島県");
  REQUIRE(picture->scope == PeopleScope::Municipality);
  const CarePeople& here = picture->insurer->people;
  CHECK(here.insured_65plus > 0);
  CHECK(here.insured_65plus < picture->prefecture_people.insured_65plus);
  // The national row of the source.
  CHECK(picture->japan_people.insured_65plus == 35889733);
  CHECK(picture->japan_people.certified_total == 7083236);
  CHECK_FALSE(picture->insurer->as_of.has_value());
}

TEST_CASE("the prefectures of the care statistics add up to Japan", "[catalog][places]") {
  const Catalog& catalog = *shipped_catalog();
  CarePeople sum;
  for (const Prefecture& one : catalog.places().prefectures()) {
    sum += catalog.municipal_care().people_in(one.code);
  }
  CHECK(sum == catalog.municipal_care().people_in({}));
  for (std::size_t kind = 0; kind < catalog.municipal_care().kinds().size(); ++kind) {
    std::uint32_t offices = 0;
    for (const Prefecture& one : catalog.places().prefectures()) {
      offices += catalog.municipal_care().offices_in(one.code, kind);
    }
    CHECK(offices == catalog.municipal_care().offices_in({}, kind));
  }
}

TEST_CASE("a kind whose list was not obtained has no number anywhere", "[catalog][places]") {
  const auto picture = municipal_picture(*shipped_catalog(), "131016");
  REQUIRE(picture);
  const OfficeFigures& home_help = of_kind(*picture, "110");
  CHECK_FALSE(home_help.kind->counted);
  CHECK_FALSE(home_help.here.has_value());
  CHECK_FALSE(home_help.prefecture.has_value());
  CHECK_FALSE(home_help.japan.has_value());
  CHECK(of_kind(*picture, "720").japan == 3088u);
}

TEST_CASE("a ward shows the people of its city, a city the offices of its wards",
          "[catalog][places]") {
  const auto ward = municipal_picture(*shipped_catalog(), "221384");
  const auto city = municipal_picture(*shipped_catalog(), "221309");
  REQUIRE(ward);
  REQUIRE(city);
  CHECK(ward->scope == PeopleScope::City);
  REQUIRE(ward->city != nullptr);
  CHECK(ward->city->code == "221309");
  CHECK(ward->insurer == city->insurer);
  CHECK(city->wards.size() == 3);
  for (const OfficeFigures& one : city->offices) {
    if (!one.here) continue;
    std::uint32_t wards = 0;
    for (const Municipality* part : city->wards) {
      wards += *of_kind(*municipal_picture(*shipped_catalog(), part->code), one.kind->kind).here;
    }
    CHECK(*one.here == wards);
  }
}

TEST_CASE("a member of a union has no people of its own", "[catalog][places]") {
  const auto picture = municipal_picture(*shipped_catalog(), "232017");  // 豊橋市, 東三河広域連合
  REQUIRE(picture);
  CHECK(picture->scope == PeopleScope::Unknown);
  CHECK(picture->insurer == nullptr);
  CHECK(picture->prefecture_people.insured_65plus > 0);
}

TEST_CASE("a former code leads to what stands there today", "[catalog][places]") {
  const Places& places = shipped_catalog()->places();
  CHECK(places.municipality("221350") == nullptr);
  const auto north = places.former("221350");  // 浜松市北区 lies in two wards today
  REQUIRE(north.size() == 2);
  CHECK(north[0]->municipality == "221384");
  CHECK(north[1]->municipality == "221392");
  CHECK(north[0]->ended_on.iso() == "2024-01-01");
  CHECK(north[0]->name == "浜松市北区");
  CHECK(places.former("221309").empty());
  // 篠山市 changed its name, not its code: the code is of today, the name is an alias.
  CHECK(places.former("282219").empty());
  const auto before = places.formerly("282219");
  REQUIRE_FALSE(before.empty());
  CHECK(before.back()->name == "篠山市");
  CHECK(municipal_picture(*shipped_catalog(), "221350") == std::nullopt);
}
