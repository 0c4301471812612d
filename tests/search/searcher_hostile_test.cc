// Text that nobody should have typed: each gets an answer or a clear refusal, and the next query
// works as before.
#include <cstdlib>

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

TEST_CASE("ten thousand combining marks are refused by length, a full query of them is answered",
          "[search][hostile]") {
  std::string marks = "腰";
  for (int i = 0; i < 10000; ++i) marks += "\xCC\x81";
  const auto refused = shipped_searcher().search(asking(marks));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::LimitExceeded);
  std::string longest = "腰";
  for (std::size_t i = 1; i < kMaxQueryCharacters; ++i) longest += "\xCC\x81";
  CHECK(shipped_searcher().search(asking(longest)));
}

TEST_CASE("at most sixteen groups are taken, the rest is left out", "[search][hostile]") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "a ";
  CHECK(shipped_searcher().search(asking(many)));
  std::string quotes;
  for (int i = 0; i < 120; ++i) quotes += "\"";
  CHECK(shipped_searcher().search(asking(quotes)));
}

TEST_CASE("without a MeCab dictionary search works through ICU and says so", "[search][hostile]") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("mitate-icu-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "no-dictionary");
  ::setenv("MITATE_MECAB_DICTIONARY", (folder / "no-dictionary").c_str(), 1);
  const auto opened =
      Searcher::open_or_build(shipped_catalog(), {(folder / "index").string(), true});
  ::unsetenv("MITATE_MECAB_DICTIONARY");
  REQUIRE(opened);
  CHECK((*opened)->segmenter() == "icu");
  CHECK((*opened)->generation() != shipped_searcher().generation());
  for (const char* text : {"高血圧 アプリ", "見守り", "カロママ", "ﾌﾚｲﾙ", "RIZAP"}) {
    CAPTURE(text);
    const auto result = (*opened)->search(asking(text));
    REQUIRE(result);
    CHECK(result->total > 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

TEST_CASE("an index of another analyzer is rebuilt, never searched", "[search][hostile]") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("mitate-other-" + std::to_string(::getpid()));
  const auto with_icu = Searcher::open_or_build(shipped_catalog(), {folder.string(), false});
  REQUIRE(with_icu);
  const auto with_mecab = Searcher::open_or_build(shipped_catalog(), {folder.string(), true});
  REQUIRE(with_mecab);
  CHECK((*with_icu)->generation() != (*with_mecab)->generation());
  CHECK((*with_mecab)->generation() == shipped_searcher().generation());
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}
