#include "search/query/vocabulary.h"

#include <catch2/catch.hpp>

using namespace mitate::search;

TEST_CASE("a voiced mark is half an error, a changed letter a whole one", "[search][vocabulary]") {
  CHECK(spelling_distance(U"セラピスト", U"セラビスト", 4) == 1);
  CHECK(spelling_distance(U"カロマナ", U"カロママ", 4) == 2);
  CHECK(spelling_distance(U"OMRNO", U"OMRON", 4) == 2);
  CHECK(spelling_distance(U"ガス", U"カス", 4) == 1);
  CHECK(spelling_distance(U"カキ", U"ガキ", 4) == 1);
  CHECK(spelling_distance(U"キク", U"クク", 4) == 2);
}

TEST_CASE("a distance above the limit is not worked out", "[search][vocabulary]") {
  CHECK(spelling_distance(U"アイウエオ", U"カキクケコ", 2) == 3);
  CHECK(spelling_distance(std::u32string(100, U'ア'), U"ア", 2) == 3);
}

TEST_CASE("short words are never guessed", "[search][vocabulary]") {
  CHECK(tolerated_distance(3) == 0);
  CHECK(tolerated_distance(4) == 2);
  CHECK(tolerated_distance(60) == 0);
}
