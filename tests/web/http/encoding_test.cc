#include "web/http/encoding.h"

#include <catch2/catch.hpp>

using namespace mitate::web;

TEST_CASE("only well-formed UTF-8 counts as text", "[web][encoding]") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("見立て"));
  CHECK(is_utf8("𠮷"));
  CHECK_FALSE(is_utf8("\x80"));
  CHECK_FALSE(is_utf8("\xC0\x80"));          // overlong NUL
  CHECK_FALSE(is_utf8("\xE0\x80\xAF"));      // overlong slash
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_utf8("\xE8\xA1"));          // cut
  CHECK(count_characters("見立てab𠮷") == 6);
}

TEST_CASE("encoding and decoding are inverse for any text without NUL", "[web][encoding]") {
  for (const char* text : {"", "a b", "血圧 計", "100%+x&y=z", "/?#[]@", "𠮷野家\n"}) {
    const Decoded back = percent_decode(percent_encode(text), true);
    CHECK_FALSE(back.fault.has_value());
    CHECK(back.text == text);
  }
}

TEST_CASE("a plus sign is a space in queries only", "[web][encoding]") {
  CHECK(percent_decode("a+b", true).text == "a b");
  CHECK(percent_decode("a+b", false).text == "a+b");
}

TEST_CASE("each kind of unreadable text is told apart", "[web][encoding]") {
  CHECK(percent_decode("%4", false).fault == DecodeFault::BadEscape);
  CHECK(percent_decode("%g1", false).fault == DecodeFault::BadEscape);
  CHECK(percent_decode("a%00b", false).fault == DecodeFault::Nul);
  CHECK(percent_decode("%E3%81", false).fault == DecodeFault::NotUtf8);
}
