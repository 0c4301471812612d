#include "search/analysis/fold.h"

#include <catch2/catch.hpp>

#include "search/analysis/utf8.h"

using namespace mitate::search;

namespace {
Folder folder() { return Folder(KanjiVariants{{U'髙', U'高'}, {U'﨑', U'崎'}, {U'國', U'国'}}); }
std::string folded(std::string_view text) { return to_utf8(folder().fold(text).text); }
}  // namespace

TEST_CASE("width, case and compatibility forms fold to one spelling", "[search][fold]") {
  CHECK(folded("ﾌﾚｲﾙ") == "フレイル");
  CHECK(folded("ｶﾞﾝ") == "ガン");
  CHECK(folded("ＢＭＩ２５") == "bmi25");
  CHECK(folded("㈱ヘルス") == folded("(株)ヘルス"));
  CHECK(folded("㌔") == "キロ");
  CHECK(folded("Ⅱ型") == "ii型");
}

TEST_CASE("a spacing voiced mark after kana joins it before NFKC", "[search][fold]") {
  CHECK(folded("か゛ん") == "がん");
  CHECK(folded("う゛ぃーがん") == "びーがん");
}

TEST_CASE("hyphen-likes between kana are long marks, elsewhere they stay", "[search][fold]") {
  CHECK(folded("デ-タベ-ス") == "データベース");
  CHECK(folded("サ−バ") == "サーバ");
  CHECK(folded("サ一ビス") == "サービス");
  CHECK(folded("x-ray") == "x-ray");
  CHECK(folded("2024-04") == "2024-04");
}

TEST_CASE("middle dots between katakana vanish but words still end there", "[search][fold]") {
  const Folded text = folder().fold("エス・エム・エス");
  CHECK(to_utf8(text.text) == "エスエムエス");
  CHECK(text.breaks == std::vector<std::uint32_t>{2, 4});
  CHECK(folded("医療・介護") == "医療・介護");
}

TEST_CASE("the va row meets the ba row", "[search][fold]") {
  CHECK(folded("ヴァイオリン") == "バイオリン");
  CHECK(folded("ヴィーガン") == folded("ビーガン"));
}

TEST_CASE("variant kanji fold only where the table says so", "[search][fold]") {
  CHECK(folded("髙﨑國") == "高崎国");
  CHECK(folded("渡邉") == "渡邉");
}

TEST_CASE("commas vanish inside digit groups only", "[search][fold]") {
  CHECK(folded("２，０００") == "2000");
  CHECK(folded("1,2,3") == "1,2,3");
}

TEST_CASE("letters typed for digits become digits before a kanji", "[search][fold]") {
  CHECK(folded("1OO年") == "100年");
  CHECK(folded("1l0人") == "110人");
  CHECK(folded("o2センサー") == "o2センサー");
}

TEST_CASE("every folded character leads back to whole source characters", "[search][fold]") {
  const std::string source = "㈱か゛ﾊﾟ㌔";
  const Folded text = folder().fold(source);
  REQUIRE(text.text.size() == text.begin.size());
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    CHECK(text.begin[i] < text.end[i]);
    CHECK((static_cast<unsigned char>(source[text.begin[i]]) & 0xC0U) != 0x80U);
    CHECK((text.end[i] == source.size() ||
           (static_cast<unsigned char>(source[text.end[i]]) & 0xC0U) != 0x80U));
  }
}

TEST_CASE("a flood of combining marks is cut short and broken bytes are spaces", "[search][fold]") {
  std::string flood = "あ";
  for (int i = 0; i < 10000; ++i) flood += "\xE3\x82\x99";
  CHECK(folder().fold(flood).text.size() < 32);
  CHECK(folded("\xFF\xFE") == "  ");
}
