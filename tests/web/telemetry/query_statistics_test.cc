#include "web/telemetry/query_statistics.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mitate::web;

namespace {
void send(QueryStatistics& statistics, const std::string& text, int visitors, bool found = true) {
  for (int i = 0; i < visitors; ++i) {
    statistics.record(text, "visitor " + std::to_string(i), {found, false});
  }
}
}  // namespace

TEST_CASE("a text that fewer than k visitors sent is told to nobody", "[telemetry][queries]") {
  QueryStatistics statistics(true);
  send(statistics, "手首が痛い 山田", 4);
  for (int i = 0; i < 50; ++i) statistics.record("独り言", "one visitor", {});
  CHECK(statistics.frequent(100).empty());
  CHECK(statistics.counts().searches == 54);
  CHECK(statistics.counts().texts_below_k == 2);
  CHECK(statistics.render().find("手首") == std::string::npos);
}

TEST_CASE("from k visitors on a text is kept with its counts", "[telemetry][queries]") {
  QueryStatistics statistics(true);
  send(statistics, "睡眠　アプリ", 3, false);
  send(statistics, " 睡眠 ｱﾌﾟﾘ ", 5, false);
  const auto list = statistics.frequent(100);
  REQUIRE(list.size() == 1);
  CHECK(list.front().text == "睡眠 アプリ");
  CHECK(list.front().searches == 8);
  CHECK(list.front().without_result == 8);
  CHECK(statistics.counts().texts_kept == 1);
  // Even then only numbers go to the metrics.
  CHECK(statistics.render().find("睡眠") == std::string::npos);
  CHECK(statistics.render().find("mitate_searches_without_result_total 8") != std::string::npos);
}

TEST_CASE("switched off, nothing is counted", "[telemetry][queries]") {
  QueryStatistics statistics(false);
  send(statistics, "睡眠", 20);
  CHECK(statistics.counts().searches == 0);
  CHECK(statistics.frequent(100).empty());
  CHECK(statistics.render().find("mitate_query_statistics_enabled 0") != std::string::npos);
}

TEST_CASE("blank, broken and endless texts are not counted", "[telemetry][queries]") {
  QueryStatistics statistics(true);
  send(statistics, "  　 ", 9);
  send(statistics, "\xFF\xFE", 9);
  send(statistics, std::string(5000, 'a'), 9);
  CHECK(statistics.counts().searches == 0);
}

TEST_CASE("too many different texts are forgotten before memory grows", "[telemetry][queries]") {
  QueryStatistics statistics(true);
  send(statistics, "よく探される語", 6);
  for (std::size_t i = 0; i < QueryStatistics::kMostTexts + 10; ++i) {
    statistics.record("text " + std::to_string(i), "someone", {});
  }
  const SearchCounts counts = statistics.counts();
  CHECK(counts.texts_kept == 1);
  CHECK(counts.texts_below_k <= QueryStatistics::kMostTexts);
  CHECK(counts.times_forgotten == 1);
  REQUIRE(statistics.frequent(10).size() == 1);
}
