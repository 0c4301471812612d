#include "search/analysis/romaji.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace mitate::search;

namespace {
bool reads(std::string_view word, std::u32string_view kana) {
  const auto all = romaji_to_katakana(word);
  return std::find(all.begin(), all.end(), kana) != all.end();
}
}  // namespace

TEST_CASE("Hepburn, Kunrei and input-method spellings give the same kana", "[search][romaji]") {
  CHECK(reads("shindan", U"シンダン"));
  CHECK(reads("sindan", U"シンダン"));
  CHECK(reads("tsuuchi", U"ツウチ"));
  CHECK(reads("tuuti", U"ツウチ"));
  CHECK(reads("kenkoukeiei", U"ケンコウケイエイ"));
  CHECK(reads("gakkou", U"ガッコウ"));
  CHECK(reads("shinnpai", U"シンパイ"));
  CHECK(reads("onna", U"オンナ"));
}

TEST_CASE("words that no Japanese syllables make give nothing", "[search][romaji]") {
  CHECK(romaji_to_katakana("stress").empty());
  CHECK(romaji_to_katakana("health").empty());
  CHECK(romaji_to_katakana("").empty());
}

TEST_CASE("kana spelled in romaji reads back as itself", "[search][romaji]") {
  for (const std::u32string_view kana :
       {U"ケツアツ", U"ソツエン", U"チョウシャ", U"ペップアップ"}) {
    CHECK(reads(katakana_to_romaji(kana), kana));
  }
}
