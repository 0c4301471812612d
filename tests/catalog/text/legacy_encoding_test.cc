#include "catalog/text/legacy_encoding.h"

#include <catch2/catch.hpp>

using namespace mitate::catalog;

TEST_CASE("CP932 is read strictly", "[catalog][text]") {
  CHECK(from_cp932("\x8C\xA9\x96\x7B") == "見本");
  CHECK(from_cp932("\x87\x40") == "①");
  CHECK_FALSE(from_cp932("\x8C\xA9\x96"));          // half a character
  CHECK_FALSE(from_cp932("\x8C\xA9\x96\x7B\x83"));  // and again at the end
  CHECK_FALSE(from_cp932("\xFD"));
}

TEST_CASE("what CP932 does not have is reported, not dropped", "[catalog][text]") {
  const Cp932Text text = to_cp932("髙𠮷〜円");
  CHECK(from_cp932(text.bytes) == "髙〓～円");
  REQUIRE(text.lost.size() == 1);
  CHECK(text.lost[0].character == "𠮷");
  CHECK(text.lost[0].offset == 3);
}

TEST_CASE("text that was read in the wrong encoding is recognised", "[catalog][text]") {
  CHECK(looks_misread("隕区悽繧ｵ繝ｼ繝薙せ"));  // UTF-8 read as CP932
  CHECK(looks_misread("è¦\u008bæ\u009c¬"));    // UTF-8 read as Latin-1
  CHECK_FALSE(looks_misread("見本サービス"));
  CHECK_FALSE(looks_misread("ｶﾛﾔｶ ﾌﾟﾗｽ"));
  CHECK_FALSE(looks_misread("Café à la carte"));
  CHECK_FALSE(looks_misread(""));
}
