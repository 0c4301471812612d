#include "web/html/links.h"

#include <catch2/catch.hpp>

using namespace mitate::web;

TEST_CASE("only web addresses with a host become outside links", "[web][html]") {
  CHECK(external_href("https://example.jp/a?b=1#c") == "https://example.jp/a?b=1#c");
  CHECK(external_href("HTTP://example.jp") == "HTTP://example.jp");
  for (const char* refused : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x",
                              "//example.jp", "/local", "https://", "https:///path", "https://a b",
                              "https://a\"b", "https://a\nb", "ftp://a", " https://a", ""}) {
    CHECK_FALSE(external_href(refused).has_value());
  }
}

TEST_CASE("a page only returns to paths of its own site", "[web][html]") {
  CHECK(is_local_path("/services?q=a#svc-x"));
  for (const char* refused :
       {"", "services", "//evil.example", "/a//evil", "/\\evil", "/a\nb", "https://evil.example"}) {
    CHECK_FALSE(is_local_path(refused));
  }
}

TEST_CASE("addresses are written encoded and without empty values", "[web][html]") {
  CHECK(with_query("/services", {{"q", "\xE7\x9D\xA1 &"}, {"page", ""}}) ==
        "/services?q=%E7%9D%A1%20%26");
  CHECK(with_query("/services", {}) == "/services");
}
