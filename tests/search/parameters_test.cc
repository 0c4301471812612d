#include "search/contract/parameters.h"

#include <catch2/catch.hpp>

#include "tests/support/shipped_catalog.h"

using namespace mitate;

TEST_CASE("the shipped numbers of search are the defaults in code", "[search][parameters]") {
  const auto catalog = testing::shipped_catalog();
  const auto shipped = search::SearchParameters::from(*catalog);
  const search::SearchParameters defaults;
  CHECK(shipped.index_checksum() == defaults.index_checksum());
  CHECK(shipped.bm25_k1 == defaults.bm25_k1);
  CHECK(shipped.rerank_share == defaults.rerank_share);
  CHECK(shipped.share_of_words == defaults.share_of_words);
  const catalog::Table& table = catalog->table("parameters");
  std::size_t rows = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    rows += table.view(i).text("area") == "search" ? 1 : 0;
  }
  CHECK(rows == search::SearchParameters::count());
}
