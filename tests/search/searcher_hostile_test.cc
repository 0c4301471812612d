// Text that nobody should have typed: each gets an answer or a clear refusal, and the next query
// works as before.
#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::search;
using namespace mitate::testing;

TEST_CASE("strange text never breaks a search", "[search][hostile]") {
  std::string marks = "腰";
  for (int i = 0; i < 255; ++i) marks += "\xCC\x81";
  const std::vector<std::string> texts = {"\"",
                                          "\"\"",
                                          "\"健康",
                                          "- - -",
                                          "-",
                                          "--睡眠",
                                          "AND OR NOT",
                                          "の を に",
                                          "。、！？",
                                          "😀🏥👩‍⚕️",
                                          marks,
                                          "مرحبا صحة",
                                          "\xE2\x80\xAE睡眠",
                                          "\xFF\xFE\x80",
                                          std::string("睡\0眠", 7),
                                          "\x01\x02\x7F",
                                          "(a+)+b",
                                          ".*",
                                          "'; DROP TABLE services; --",
                                          "<script>alert(1)</script>",
                                          "&lt;b&gt;",
                                          "睡眠*",
                                          "title:睡眠",
                                          "睡眠~2",
                                          "((((((((((",
                                          "NEAR/3",
                                          "𠮷野家",
                                          "魈",
                                          "ｶﾞｶﾞｶﾞ",
                                          "ーーーー",
                                          "々々",
                                          "゛゜",
                                          "\"の\"",
                                          "-\"の\"",
                                          "-睡眠",
                                          "1OOOOOOOOO年",
                                          "九千九百九十九兆年",
                                          "%E7%9D%A1",
                                          "../../etc"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    const auto result = shipped_searcher().search(asking(text));
    CHECK(result);
    CHECK(shipped_searcher().suggest(text, 5));
    CHECK(shipped_searcher().match_text(text, 5));
    CHECK(shipped_searcher().explain_analysis(text));
    CHECK(shipped_searcher().explain_query(asking(text)));
  }
}

TEST_CASE("only operators or stop words are said to be nothing searchable", "[search][hostile]") {
  for (const char* text : {"の を に", "AND OR", "。。。", "\"\""}) {
    CAPTURE(text);
    const auto result = shipped_searcher().search(asking(text));
    REQUIRE(result);
    CHECK(result->interpretation.nothing_searchable);
    CHECK(result->total == 0);
  }
}

TEST_CASE("four thousand ORs are refused by length, not tried", "[search][hostile]") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "a OR ";
  const auto result = shipped_searcher().search(asking(text));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::LimitExceeded);
  CHECK(result.error().place.field == "q");
}
