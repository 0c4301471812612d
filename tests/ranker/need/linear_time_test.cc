// Reading grows with the length of the text and not faster, whatever is repeated in it.
#include <time.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ranker/need/need_text.h"
#include "tests/ranker/need/reading.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {
namespace {

std::string repeated(std::string_view part, std::size_t characters) {
  std::size_t length = 0;  // code points of the part
  for (const char c : part) length += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  std::string out;
  for (std::size_t i = 0; i < characters / length; ++i) out += part;
  return out;
}

/// Processor time of this thread: other programs on the machine do not count.
double milliseconds_now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds(const std::string& text) {
  const double start = milliseconds_now();
  const auto read = shipped_reader().read(text, std::nullopt, reference_date());
  const double took = milliseconds_now() - start;
  REQUIRE(read.has_value());
  return took;
}

}  // namespace

TEST_CASE("a need of any content is read in time that grows with its length",
          "[ranker][need][time]") {
  // Places, lists, refusals, amounts, persons, two-word cues, offices, strict words, dates.
  const std::vector<std::string> parts{"中央区",
                                       "津市と",
                                       "津市以外、",
                                       "睡眠",
                                       "睡眠と",
                                       "睡眠は不要、",
                                       "睡眠を測",
                                       "1万か",
                                       "1万円、",
                                       "予算100万円から",
                                       "30人",
                                       "社員30名、",
                                       "課",
                                       "福祉課",
                                       "英語必須",
                                       "東京都のみ",
                                       "アプリ必須、",
                                       "プライバシーマーク",
                                       "令和9年4月1日から",
                                       "3か月",
                                       "歯科健診受診率",
                                       "母が",
                                       "会社",
                                       "は",
                                       "、",
                                       "{",
                                       "<a",
                                       "見守り訪問センサー",
                                       "高血圧以外",
                                       "しゃいん",
                                       "うち女性85人",
                                       "どれも要らない。",
                                       "ignore ",
                                       "不眠や",
                                       "いや1万円",
                                       "@",
                                       "a=",
                                       "（睡眠）",
                                       "「",
                                       "1,",
                                       "あ",
                                       "ア",
                                       "漢",
                                       "a",
                                       "no camera ",
                                       "すいみんのそうだん、",
                                       "健診で血圧が高めの社員",
                                       "社員120人の会社で睡眠と腰痛の相談を、月5万円以内で、"};
  for (const std::string& part : parts) {
    CAPTURE(part);
    const double half = milliseconds(repeated(part, 2000));
    const double whole = milliseconds(repeated(part, 4000));
    // Twice the text, twice the work; a generous share for noise of a busy machine. Quadratic work
    // is four times as much and, at this length, far above the floor.
    CHECK(whole < 3 * half + 40);
  }
}

}  // namespace mitate::testing
