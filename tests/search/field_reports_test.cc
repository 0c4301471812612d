// Queries that users reported as badly answered, by kind, over the shipped catalog. Each kind has
// further queries of our own.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::testing;

namespace {

std::vector<std::string> answer(const std::string& text) {
  auto request = asking(text);
  request.per_page = 100;
  std::vector<std::string> ids;
  for (request.page = 1;; ++request.page) {
    const auto result = shipped_searcher().search(request);
    REQUIRE(result);
    for (const auto& hit : result->hits) {
      ids.push_back(shipped_catalog()->services()[hit.ordinal].id.text());
    }
    if (result->hits.empty() || ids.size() >= result->total) return ids;
  }
}

/// Of the first answers of `usual`, how many `other` has too.
bool answers_alike(const std::string& other, const std::string& usual) {
  const auto wanted = answer(usual);
  const auto found = answer(other);
  if (wanted.empty() || found.empty()) return false;
  const std::set<std::string> all(found.begin(), found.end());
  const std::size_t first = std::min<std::size_t>(wanted.size(), 3);
  std::size_t same = 0;
  for (std::size_t i = 0; i < first; ++i) same += all.count(wanted[i]);
  return same == first && found.size() <= 2 * wanted.size() + 10;
}

bool says(const std::string& id, const std::string& word) {
  const catalog::Service* service = shipped_catalog()->service(ServiceId(id));
  return service != nullptr && (service->name.find(word) != std::string::npos ||
                                service->summary.find(word) != std::string::npos);
}

}  // namespace

TEST_CASE("another spelling of a word is answered like the word", "[search][field]") {
  const auto [other, usual] = GENERATE(table<std::string, std::string>({
      {"癌検診", "がん検診"},
      {"乳癌", "乳がん"},
      {"骨粗鬆症", "骨粗しょう症"},
      {"骨そしょう症", "骨粗しょう症"},
      {"營養", "栄養"},
      {"體操", "体操"},
      {"２キロ減", "2kg減"},
      {"e-GFR", "eGFR"},
      {"アイシーティー", "ICT"},
      {"ジーピーエス", "GPS"},
      {"ハラスメント", "パワハラ"},
      {"セクハラ", "パワハラ"},
      {"食堂", "社員食堂"},
      {"ねむれない", "眠れない"},
  }));
  INFO(other);
  CHECK(answers_alike(other, usual));
}

TEST_CASE("the name of a place is met by name", "[search][field]") {
  CHECK(answer("三次").at(0) == "svc-miyoshi-gps");
  CHECK(answers_alike("よこはま市", "横浜市"));
  CHECK(answers_alike("くれ市", "呉市"));
  CHECK(answers_alike("大阪市北区", "大阪市"));
}

TEST_CASE("a number is not the end of a longer one", "[search][field]") {
  for (const std::string& id : answer("5%")) {
    INFO(id);
    CHECK_FALSE(says(id, "5.5%"));
    CHECK_FALSE(says(id, "50.5%"));
    CHECK_FALSE(says(id, "38.5%"));
  }
}

TEST_CASE("a phrase is met by what a record says, not by the name of a class", "[search][field]") {
  CHECK(answer("\"健康経営\"").size() <= answer("健康経営").size());
}
