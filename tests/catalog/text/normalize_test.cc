#include "catalog/text/normalize.h"

#include <catch2/catch.hpp>

using namespace mitate::catalog;

TEST_CASE("broken UTF-8 is found at its byte", "[catalog][text]") {
  CHECK_FALSE(first_invalid_utf8("見本𠮷"));
  CHECK(first_invalid_utf8("a\xE8\xA6") == 1u);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0u);          // overlong
  CHECK(first_invalid_utf8("ab\xED\xA0\x80") == 2u);    // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0u);  // above U+10FFFF
}

TEST_CASE("NFC joins voiced marks and leaves name characters alone", "[catalog][text]") {
  CHECK(canonical_text("か\xE3\x82\x99") == "が");
  CHECK(canonical_text("\uFA19") == "\uFA19");
  CHECK(canonical_text("\uFA11か\u3099") == "\uFA11が");
  CHECK(canonical_text("\U0002F81A") == "\U0002F81A");
  CHECK(canonical_text("葛\U000E0100") == "葛\U000E0100");
}

TEST_CASE("characters that may not be stored are found", "[catalog][text]") {
  CHECK_FALSE(first_forbidden_character("髙﨑式「𠮷」👩‍⚕️\n", true));
  CHECK(first_forbidden_character("a\n", false)->code_point == U'\n');
  CHECK(first_forbidden_character("a\tb", true)->offset == 1);
  CHECK(first_forbidden_character("見\u202Eb", true)->code_point == U'\u202E');
  CHECK(first_forbidden_character("\uFFFD", true));
  CHECK(first_forbidden_character("\uE000", true));
  CHECK(first_forbidden_character("\uFFFF", true));
  CHECK(code_point_name(U'\u202E') == "U+202E");
}

TEST_CASE("widths change only where asked", "[catalog][text]") {
  CHECK(usual_width_kana("ｶﾛﾔｶ ﾌﾟﾗｽ") == "カロヤカ プラス");
  CHECK(usual_width_kana("ＡＢＣ㈱") == "ＡＢＣ㈱");
  CHECK(ascii_width("１２３－４　Ａ") == "123-4 A");
  CHECK(ascii_width("カ①") == "カ①");
}
