#include "search/query/matched_words.h"

#include <catch2/catch.hpp>

using namespace mitate::search;

namespace {
Snippet marked(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  REQUIRE(at != std::string::npos);
  return {"summary", text, {{at, at + word.size()}}};
}
const std::vector<Expansion> kExpansions = {
    {"特保", {"特定保健指導", "特定健診"}, "abbreviation", "r"},
    {"たばこ", {"喫煙"}, "synonym", "r"},
};
}  // namespace

TEST_CASE("a hit tells the other word that is marked in it", "[search][matched_words]") {
  const Folder folder{KanjiVariants{}};
  const auto found =
      matched_words(folder, {marked("遠隔の特定保健指導", "特定保健指導")}, kExpansions);
  REQUIRE(found.size() == 1);
  CHECK(found[0].term == "特保");
  CHECK(found[0].word == "特定保健指導");
  CHECK(found[0].kind == "abbreviation");
}

TEST_CASE("a marked run may be longer than the word and written in another width",
          "[search][matched_words]") {
  const Folder folder{KanjiVariants{}};
  CHECK(matched_words(folder, {marked("喫煙対策の支援", "喫煙対策")}, kExpansions).size() == 1);
  CHECK(matched_words(folder, {marked("ﾀﾊﾞｺの話", "ﾀﾊﾞｺ")}, {{"煙草", {"タバコ"}, "variant", "r"}})
            .size() == 1);
}

TEST_CASE("a hit that says the query's own word is told nothing", "[search][matched_words]") {
  const Folder folder{KanjiVariants{}};
  const std::vector<Snippet> both = {marked("特保を受ける", "特保"),
                                     marked("特定保健指導", "特定保健指導")};
  CHECK(matched_words(folder, both, kExpansions).empty());
  CHECK(matched_words(folder, {}, kExpansions).empty());
  CHECK(matched_words(folder, {marked("喫煙", "喫煙")}, {}).empty());
}
