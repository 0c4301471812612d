#include "web/pages/facts/places_lookup.h"

#include <catch2/catch.hpp>

#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::web;

TEST_CASE("a municipality is found by name, kana or code", "[web][pages]") {
  const auto catalog = testing::shipped_catalog();
  for (const char* typed :
       {"呉市", "くれし", "クレシ", "342025", "34202", "広島県呉市", "呉市（広島県）"}) {
    INFO(typed);
    const auto found = municipalities_named(*catalog, typed, 10);
    REQUIRE(found.size() == 1);
    CHECK(found.front()->code == "342025");
  }
}

TEST_CASE("ヶ, ケ and が of a name are one, in a reading they are not", "[web][pages][field]") {
  const auto catalog = testing::shipped_catalog();
  for (const char* typed :
       {"龍ヶ崎市", "龍ケ崎市", "龍が崎市", "茨城県龍ヶ崎市", "りゅうがさきし"}) {
    INFO(typed);
    const auto found = municipalities_named(*catalog, typed, 10);
    REQUIRE(found.size() == 1);
    CHECK(found.front()->code == "082082");
  }
  CHECK(municipalities_named(*catalog, "袖が浦市", 10).size() == 1);
  CHECK(municipalities_named(*catalog, "保土ヶ谷区", 10).size() == 1);
}

TEST_CASE("a name that several places share gives all of them", "[web][pages]") {
  const auto catalog = testing::shipped_catalog();
  CHECK(municipalities_named(*catalog, "府中市", 10).size() == 2);
  CHECK(municipalities_named(*catalog, "存在しない町の名前", 10).empty());
  CHECK(municipalities_named(*catalog, "", 10).empty());
}
