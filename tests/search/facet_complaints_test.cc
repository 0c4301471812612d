// What users of other engines reported about facets, synonyms, filters and stop words (threads
// named in each title), against the shipped catalog. The table of all threads is
// tests/COMPLAINTS.md.
#include <set>

#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::search;
using namespace mitate::testing;

namespace {

std::size_t total_of(const std::string& text) {
  const auto result = shipped_searcher().search(asking(text));
  REQUIRE(result);
  return result->total;
}

SearchResult answer_to(const SearchRequest& request) {
  auto result = shipped_searcher().search(request);
  REQUIRE(result);
  return *std::move(result);
}

std::set<std::string> all_ids(SearchRequest request) {
  request.per_page = kMaxPerPage;
  std::set<std::string> ids;
  std::size_t total = 1;
  for (request.page = 1; (request.page - 1) * request.per_page < total; ++request.page) {
    const SearchResult page = answer_to(request);
    total = page.total;
    for (const Hit& hit : page.hits) ids.insert(hit.id.text());
  }
  return ids;
}

/// Every value of every facet returns as many services as it promises.
void counts_hold(const SearchRequest& request) {
  const SearchResult answer = answer_to(request);
  for (const Facet& facet : answer.facets) {
    std::size_t looked_at = 0;
    for (const FacetValue& value : facet.values) {
      // Municipalities are two thousand; forty of them, and all of the rest.
      if (facet.name == "municipality" && ++looked_at > 40) break;
      SearchRequest chosen = request;
      chosen.facets = {"status"};
      chosen.snippets = false;
      chosen.filters[facet.name] = {value.value};
      CAPTURE(request.text, facet.name, value.value, value.label);
      CHECK(answer_to(chosen).total == value.count);
    }
  }
}

}  // namespace

TEST_CASE(
    "typesense#222, #289, #1997, meilisearch#3599, #6326, #6342: each facet value, whatever its "
    "script, gives what it counts",
    "[search][complaints]") {
  counts_hold(asking("睡眠"));
  SearchRequest narrowed = asking("高齢者 見守り");
  narrowed.filters["buyer"] = {"municipality"};
  counts_hold(narrowed);
}

TEST_CASE("typesense#1304, documentation#783, #1186: what only a synonym found is counted too",
          "[search][complaints]") {
  counts_hold(asking("特保"));
  const SearchResult answer = answer_to(asking("特保"));
  const auto type = std::find_if(answer.facets.begin(), answer.facets.end(),
                                 [](const Facet& facet) { return facet.name == "type"; });
  REQUIRE(type != answer.facets.end());
  std::size_t sum = 0;  // a service has one type
  for (const FacetValue& value : type->values) sum += value.count;
  CHECK(sum == answer.total);
}

TEST_CASE("typesense#1594: quotes switch synonyms off for a query", "[search][complaints]") {
  const auto with = all_ids(asking("特保"));
  SearchRequest quoted = asking("\"特保\"");
  const auto without = all_ids(quoted);
  CHECK(without.size() < with.size());
  CHECK(answer_to(quoted).interpretation.expansions.empty());
}

TEST_CASE("typesense#1485: the beginning of a word that stands for another completes",
          "[search][complaints]") {
  for (const char* typed : {"特保", "とくて", "tokute", "メタ"}) {
    const auto list = shipped_searcher().suggest(typed, 8);
    REQUIRE(list);
    CAPTURE(typed);
    CHECK_FALSE(list->empty());
  }
}

TEST_CASE("meilisearch#5851: a stop word neither narrows nor counts, and quotes make it a word",
          "[search][complaints]") {
  CHECK(all_ids(asking("睡眠")) == all_ids(asking("睡眠の")));
  CHECK(all_ids(asking("睡眠")) == all_ids(asking("睡眠 の")));
  const SearchResult nothing = answer_to(asking("の"));
  CHECK(nothing.interpretation.nothing_searchable);
  for (const std::string& id : all_ids(asking("\"睡眠の\""))) {
    CHECK(all_ids(asking("睡眠")).count(id) == 1);
  }
}

TEST_CASE("kuromoji-neologd#10: a synonym may be a compound that the dictionary also cuts",
          "[search][complaints]") {
  std::size_t asked = 0;
  const catalog::Table& synonyms = shipped_catalog()->table("synonyms");
  for (std::size_t i = 0; i < synonyms.rows.size(); ++i) {
    const catalog::RowView row = synonyms.view(i);
    for (const std::string& other : row.list("expands_to")) {
      if (total_of("\"" + other + "\"") == 0) continue;  // no record says it
      ++asked;
      CAPTURE(row.text("term"), other);
      CHECK(total_of(row.text("term")) > 0);
    }
  }
  CHECK(asked > 300);
}

TEST_CASE("meilisearch#3588: kanji alone are read as Japanese, whatever language they could be",
          "[search][complaints]") {
  const auto kanji = all_ids(asking("健康経営"));
  CHECK_FALSE(kanji.empty());
  for (const char* reading : {"けんこうけいえい", "ケンコウケイエイ", "kenkoukeiei"}) {
    CAPTURE(reading);
    const auto ids = all_ids(asking(reading));
    for (const std::string& id : kanji) CHECK(ids.count(id) == 1);
  }
}
