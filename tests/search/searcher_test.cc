// The searcher over the shipped data: what each kind of spelling finds, and what it must not.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <thread>

#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::search;
using namespace mitate::testing;

TEST_CASE("a kana reading finds what is written in kanji", "[search][searcher]") {
  CHECK(finds("けつあつけい", "svc-omron-connect"));
  CHECK(finds("ケツアツケイ", "svc-omron-connect"));
}

TEST_CASE("spellings of one query give the same set", "[search][searcher]") {
  const std::vector<std::vector<std::string>> same = {{"ﾌﾚｲﾙ", "フレイル"},
                                                      {"ﾊﾟｿﾅ", "パソナ", "ﾊ゜ｿﾅ"},
                                                      {"ＡＩ", "ai", "AI"},
                                                      {"髙齢者", "高齢者"},
                                                      {"フレイル", "ふれいる"}};
  for (const auto& group : same) {
    const auto first = found(group.front());
    for (const std::string& other : group) {
      CAPTURE(other);
      const auto ids = found(other);
      CHECK(std::set<std::string>(ids.begin(), ids.end()) ==
            std::set<std::string>(first.begin(), first.end()));
    }
  }
}

TEST_CASE("kanji never match other kanji of the same reading", "[search][searcher]") {
  // 紫煙 and 支援, 公園 and 講演, 海保 and 介保: the left ones are in no record.
  for (const char* text : {"紫煙", "私怨", "県構", "兼好計英"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("every word must match before any may be missing", "[search][searcher]") {
  const auto result = shipped_searcher().search(asking("睡眠 無呼吸"));
  REQUIRE(result);
  CHECK(result->total > 0);
  CHECK_FALSE(result->interpretation.relaxed);
}

TEST_CASE("an exact phrase stands in the text as written", "[search][searcher]") {
  const auto words = shipped_searcher().search(asking("無作為 割付"));
  const auto phrase = shipped_searcher().search(asking("\"健康経営\""));
  REQUIRE(words);
  REQUIRE(phrase);
  for (const Hit& hit : phrase->hits) {
    const bool marked = std::any_of(hit.snippets.begin(), hit.snippets.end(),
                                    [](const Snippet& s) { return !s.highlights.empty(); });
    CHECK(marked);
  }
  CHECK(shipped_searcher().search(asking("\"経営健康\""))->total == 0);
}

TEST_CASE("an excluded word takes its services away", "[search][searcher]") {
  const auto all = shipped_searcher().search(asking("見守り"));
  const auto fewer = shipped_searcher().search(asking("見守り -電球"));
  REQUIRE(all);
  REQUIRE(fewer);
  CHECK(fewer->total < all->total);
  const auto none = shipped_searcher().search(asking("見守り -見守り"));
  REQUIRE(none);
  CHECK(none->total < all->total);
  for (const Hit& hit : none->hits) {
    // Found by another word for it; the excluded word itself stands nowhere in the record's text.
    const catalog::Service& service = shipped_catalog()->services()[hit.ordinal];
    CHECK((service.name + service.summary).find("見守り") == std::string::npos);
  }
}

TEST_CASE("highlights lie inside their text and never cut a character", "[search][searcher]") {
  for (const char* text : {"けつあつ", "アプリ", "AI", "健康 ポイント", "suimin"}) {
    const auto result = shipped_searcher().search(asking(text));
    REQUIRE(result);
    for (const Hit& hit : result->hits) {
      for (const Snippet& snippet : hit.snippets) {
        for (const Highlight& mark : snippet.highlights) {
          REQUIRE(mark.begin < mark.end);
          REQUIRE(mark.end <= snippet.text.size());
          const auto inside = [&](std::size_t at) {
            return at < snippet.text.size() &&
                   (static_cast<unsigned char>(snippet.text[at]) & 0xC0U) == 0x80U;
          };
          CHECK_FALSE(inside(mark.begin));
          CHECK_FALSE(inside(mark.end));
        }
      }
    }
  }
}

TEST_CASE("the total, the pages and the facets tell one story", "[search][searcher]") {
  SearchRequest request = asking("アプリ");
  const auto first = shipped_searcher().search(request);
  REQUIRE(first);
  std::set<std::string> seen;
  for (request.page = 1; (request.page - 1) * request.per_page < first->total; ++request.page) {
    const auto page = shipped_searcher().search(request);
    REQUIRE(page);
    for (const Hit& hit : page->hits) CHECK(seen.insert(hit.id.text()).second);
  }
  CHECK(seen.size() == first->total);
  for (const Facet& facet : first->facets) {
    if (facet.name != "type" && facet.name != "buyer") continue;
    for (const FacetValue& value : facet.values) {
      SearchRequest chosen = asking("アプリ");
      chosen.filters[facet.name] = {value.value};
      CAPTURE(facet.name, value.value);
      CHECK(shipped_searcher().search(chosen)->total == value.count);
    }
  }
}

TEST_CASE("an empty text lists everything that may be found, in kana order", "[search][searcher]") {
  const auto result = shipped_searcher().search(asking(""));
  REQUIRE(result);
  std::size_t searchable = 0;
  for (const auto& service : shipped_catalog()->services()) {
    searchable += service.status == catalog::ListingStatus::Listed ||
                  service.status == catalog::ListingStatus::Reference;
  }
  CHECK(result->total == searchable);
}

TEST_CASE("known prices come before unknown ones", "[search][searcher]") {
  SearchRequest request = asking("");
  request.sort = Sort::Price;
  request.per_page = 100;
  const auto result = shipped_searcher().search(request);
  REQUIRE(result);
  bool unknown = false;
  for (const Hit& hit : result->hits) {
    const bool priced = !shipped_catalog()->services()[hit.ordinal].prices.empty();
    if (!priced) unknown = true;
    if (unknown) {
      for (const auto& price : shipped_catalog()->services()[hit.ordinal].prices) {
        CHECK(price.kind != catalog::PriceKind::Amount);
      }
    }
  }
}

TEST_CASE("which word stood for which is said with its reason", "[search][searcher]") {
  const auto result = shipped_searcher().search(asking("特保"));
  REQUIRE(result);
  const auto& list = result->interpretation.expansions;
  const auto it = std::find_if(list.begin(), list.end(),
                               [](const Expansion& e) { return e.kind == "abbreviation"; });
  REQUIRE(it != list.end());
  CHECK_FALSE(it->reason.empty());
  CHECK_FALSE(it->expands_to.empty());
}

TEST_CASE("similar services do not include the service itself", "[search][searcher]") {
  const auto list = shipped_searcher().similar(ServiceId("svc-omron-connect"), 5);
  REQUIRE(list);
  CHECK(list->size() == 5);
  for (const Hit& hit : *list) CHECK(hit.id.text() != "svc-omron-connect");
  CHECK_FALSE(shipped_searcher().similar(ServiceId("svc-none"), 5));
}

TEST_CASE("a need's phrases come back as they were written", "[search][searcher]") {
  const std::string text = "工場の夜勤者に寝不足と腰痛が多く、無料で始めたい";
  const auto list = shipped_searcher().match_text(text, 5);
  REQUIRE(list);
  REQUIRE_FALSE(list->empty());
  for (const TextMatch& match : *list) {
    CHECK(match.score > 0);
    for (const std::string& phrase : match.phrases) CHECK(text.find(phrase) != std::string::npos);
  }
}

TEST_CASE("bad requests name the parameter", "[search][searcher]") {
  SearchRequest request = asking("x");
  request.page = 0;
  CHECK(shipped_searcher().search(request).error().place.field == "page");
  request = asking("x");
  request.per_page = 1'000'000;
  CHECK(shipped_searcher().search(request).error().place.field == "per_page");
  const auto too_long = shipped_searcher().search(asking(std::string(2000, 'a')));
  REQUIRE_FALSE(too_long);
  CHECK(too_long.error().code == ErrorCode::LimitExceeded);
}

TEST_CASE("many threads get the same answers", "[search][searcher]") {
  const auto expected = found("健康 アプリ");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        const auto result = shipped_searcher().search(asking("健康 アプリ"));
        std::vector<std::string> ids;
        if (result) {
          for (const Hit& hit : result->hits) ids.push_back(hit.id.text());
        }
        if (ids != expected) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) CHECK(count == 0);
}

TEST_CASE("few candidates of a large catalog are those that hold the rarest words of a need",
          "[search][match]") {
  // Asked for so few that the shipped catalog is a large one, against all that hold any word.
  for (const char* text :
       {"従業員の多い物流会社です。腰痛と肩こりを減らす運動をオンラインで続けたい",
        "市の高齢福祉課です。見守りと買い物の支援を、ひとり暮らしの高齢者に届けたい"}) {
    const auto all = shipped_searcher().match_text(text, 400);
    REQUIRE(all);
    std::map<std::size_t, const TextMatch*> known;
    double most = 0;
    const auto worth = [](const TextMatch& hit) {
      return std::accumulate(hit.information.begin(), hit.information.end(), 0.0);
    };
    for (const TextMatch& hit : *all) {
      known[hit.ordinal] = &hit;
      most = std::max(most, worth(hit));
    }
    const auto few = shipped_searcher().match_text(text, 10);
    REQUIRE(few);
    REQUIRE(few->size() == 10);
    double best = 0;
    for (const TextMatch& hit : *few) {
      REQUIRE(known.count(hit.ordinal) == 1);
      CHECK(hit.phrases == known[hit.ordinal]->phrases);
      CHECK_FALSE(hit.phrases.empty());
      best = std::max(best, worth(hit));
    }
    CHECK(best >= most * 0.8);
    // Every catalog that is not larger than what is weighed anyway is weighed whole.
    const auto enough = shipped_searcher().match_text(text, 100);
    REQUIRE(enough);
    CHECK(enough->size() == std::min<std::size_t>(100, all->size()));
  }
}
