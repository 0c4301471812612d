#include "search/suggest/completer.h"

#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::testing;

namespace {
bool suggests(const std::string& typed, const std::string& value) {
  const auto list = shipped_searcher().suggest(typed, 10);
  REQUIRE(list);
  return std::any_of(list->begin(), list->end(),
                     [&](const search::Suggestion& s) { return s.value == value; });
}
}  // namespace

TEST_CASE("kanji, kana and romaji lead to the same domain", "[search][suggest]") {
  for (const char* typed : {"睡眠", "すいみん", "スイミン", "suimin", "すいm", "suim", "ｽｲﾐﾝ"}) {
    CAPTURE(typed);
    CHECK(suggests(typed, "sleep"));
  }
}

TEST_CASE("Hepburn and Kunrei complete alike", "[search][suggest]") {
  CHECK(search::canonical_romaji("shindan") == search::canonical_romaji("sindan"));
  CHECK(search::canonical_romaji("tsuuchi") == search::canonical_romaji("tuuti"));
}

TEST_CASE("services are completed from the start of their reading", "[search][suggest]") {
  CHECK(suggests("おむろ", "svc-omron-connect"));
  CHECK(suggests("omuro", "svc-omron-connect"));
  CHECK(suggests("omron", "svc-omron-connect"));
}

TEST_CASE("nothing typed suggests nothing and strange text is harmless", "[search][suggest]") {
  for (const char* typed : {"", " ", "\"", "\xFF\xFE", "!!!", "<script>"}) {
    const auto list = shipped_searcher().suggest(typed, 10);
    REQUIRE(list);
    CHECK(list->size() <= 10);
  }
  CHECK(shipped_searcher().suggest("", 10)->empty());
}

TEST_CASE("providers, domains and buyers' words complete from kanji, kana and romaji",
          "[search][suggest]") {
  CHECK(suggests("住友生", "prv-sumitomo-vitality"));
  CHECK(suggests("リンケー", "prv-linkage-kinen"));
  CHECK(suggests("rinke", "prv-linkage-kinen"));
  CHECK(suggests("介護予", "care-prevention"));
  CHECK(suggests("かいごよ", "care-prevention"));
  CHECK(suggests("kaigoyo", "care-prevention"));
  CHECK(suggests("介護離", "介護離職"));
  CHECK(suggests("かいごり", "介護離職"));
  CHECK(suggests("kaigori", "介護離職"));
}
