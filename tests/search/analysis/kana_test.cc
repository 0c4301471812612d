#include "search/analysis/kana.h"

#include <catch2/catch.hpp>

using namespace mitate::search;

TEST_CASE("spellings of one kana word share a key", "[search][kana]") {
  CHECK(kana_key("いどうすーぱー") == kana_key("イドウスーパー"));
  CHECK(kana_key("サーバー") == kana_key("サーバ"));
  CHECK(kana_key("ウェルネス") == kana_key("ウエルネス"));
  CHECK(kana_key("ヂヅヲ") == "ジズオ");
}

TEST_CASE("different words keep different keys", "[search][kana]") {
  CHECK(kana_key("ガン") != kana_key("カン"));
  CHECK(kana_key("キヤク") != kana_key("キャク"));
}
