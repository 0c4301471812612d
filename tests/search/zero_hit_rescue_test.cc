#include <catch2/catch.hpp>

#include "tests/search/shipped_searcher.h"

using namespace mitate::search;

namespace {
SearchResult found(const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.as_of = mitate::testing::reference_date();
  const auto result = mitate::testing::shipped_searcher().search(request);
  REQUIRE(result);
  return *result;
}
bool has_domain(const Hit& hit, const char* domain) {
  const auto& domains =
      mitate::testing::shipped_searcher().catalog().services()[hit.ordinal].domains;
  return std::find(domains.begin(), domains.end(), domain) != domains.end();
}
}  // namespace

TEST_CASE("a compound with one word that nobody says gives what is known and names the rest",
          "[search][rescue]") {
  const SearchResult cameras = found("見守りカメラ");
  REQUIRE(cameras.total > 0);
  CHECK(has_domain(cameras.hits.front(), "watch-over"));
  REQUIRE(cameras.interpretation.relaxed);
  CHECK(*cameras.interpretation.relaxed == "dropped_words");
  CHECK(cameras.interpretation.dropped == std::vector<std::string>{"カメラ"});
}

TEST_CASE("a phrase of the lexicon that no record says is asked for by its words",
          "[search][rescue]") {
  const SearchResult screening = found("乳がん検診");
  REQUIRE(screening.total > 0);
  for (const Hit& hit : screening.hits) CHECK(has_domain(hit, "cancer"));
}

TEST_CASE("what is left must still speak of the same thing", "[search][rescue]") {
  for (const char* text : {"1on1", "総合商社", "オプション検査", "歯車", "本店", "食堂車"}) {
    CAPTURE(text);
    CHECK(found(text).total == 0);
  }
}

TEST_CASE("a known phrase is not met by its words in two places", "[search][rescue]") {
  const SearchResult programme = found("総合事業");
  REQUIRE(programme.total > 0);
  for (const Hit& hit : programme.hits) CHECK(has_domain(hit, "care-prevention"));
}

TEST_CASE("an affix of one character counts only at its word", "[search][rescue]") {
  // 「膝が痛い」 stands for 運動器; 運動 and 血糖測定器 apart are not it.
  const SearchResult knee = found("膝が痛い");
  REQUIRE(knee.total > 0);
  for (const Hit& hit : knee.hits) CHECK(has_domain(hit, "musculoskeletal"));
}

TEST_CASE("a word that the lexicon knows is not taken for a misspelling", "[search][rescue]") {
  CHECK_FALSE(found("リワーク").interpretation.corrected);
}
