#include <catch2/catch.hpp>

#include "tests/ranker/need/reading.h"

namespace mitate::testing {
namespace {
struct Line {
  const char* text;
  const char* expected;
};
}  // namespace

TEST_CASE("a deadline is as precise as the text and counts from the reference date",
          "[ranker][need][dates]") {
  const Line lines[] = {
      {"禁煙支援を2027年5月20日までに開始", "2027-05-20"},
      {"睡眠の施策を2027/6/1から", "2027-06-01"},
      {"令和9年10月から配食を始めたい", "2027-10"},
      {"令和九年度から委託", "FY2027"},
      {"来年度から実施したい", "FY2027"},
      {"今年度中に契約したい", "FY2026"},
      {"年内に開始したい", "2026-12-31"},
      {"12月から始めたい", "2026-12"},
      {"5月から始めたい", "2027-05"},
      {"11月までに始めたい", "2027-11"},
      {"来年2月から始めたい", "2027-02"},
      {"来春から始めたい", "2027-04"},
      {"3月末までに導入", "2027-03-31"},
      {"来月から始めたい", "2026-12"},
      {"来年度上期に始めたい", "FY2027"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(deadline_of(line.text) == line.expected);
  }
}

TEST_CASE("what lies in the past or is published on a date is no deadline",
          "[ranker][need][dates]") {
  for (const char* text : {"2024年4月に導入しました。会社です", "3月決算の会社です",
                           "2025年度の健診結果を見た会社です"}) {
    CAPTURE(text);
    CHECK(deadline_of(text).empty());
  }
}

TEST_CASE("a contract period is read in months", "[ranker][need][dates]") {
  const std::pair<const char*, int> lines[] = {{"3年契約で", 36},    {"契約期間は2年", 24},
                                               {"単年度の委託", 12}, {"5か年の事業", 60},
                                               {"6か月間の支援", 6}, {"2年間の債務負担", 24}};
  for (const auto& [text, months] : lines) {
    CAPTURE(text);
    const auto need = need_of(text);
    REQUIRE(need.contract_months.has_value());
    CHECK(need.contract_months->value == months);
  }
  for (const char* text :
       {"3年前に導入した会社", "ここ5年で増えた", "過去3年間の実績", "創業10年の会社"}) {
    CAPTURE(text);
    CHECK_FALSE(need_of(text).contract_months.has_value());
  }
}

TEST_CASE("places are found whole and never inside longer names", "[ranker][need][regions]") {
  const Line lines[] = {
      {"津市の配食", "24/242012"},
      {"大津市の配食", "25/252018"},
      {"堺市と岸和田市の見守り", "27/271403 27/272027"},
      {"北海道旭川市の配食", "01/012041"},
      {"三重県内の見守り", "24/-"},
      {"横浜市港北区の子育て", "14/141097"},
      {"大阪市の北区で見守り", "27/271276"},
      {"都内の会社", "13/-"},
      {"東京と大阪の会社", "13/- 27/-"},
      {"朝市と市場の会社", ""},
      {"千葉市以外の事業所", ""},
      {"担当の千葉です", ""},
      {"千葉市美浜区の教室", "12/121061"},
      {"名古屋の会社", "23/231002"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(regions_of(line.text) == line.expected);
  }
}

TEST_CASE("a shared place name is settled by its prefecture or asked back",
          "[ranker][need][regions]") {
  CHECK(regions_of("府中市（広島県）の見守り") == "34/342084");
  CHECK(regions_of("東京都府中市の見守り") == "13/132063");
  CHECK(regions_of("美郷町の配食です。島根県です") == "32/324485");
  const auto unclear = parsed("伊達市の配食");
  CHECK(unclear.need.regions.empty());
  REQUIRE(unclear.question.has_value());
  CHECK(unclear.question->code == "which_municipality");
  CHECK(unclear.question->options == std::vector<std::string>{"012335", "072133"});
}

TEST_CASE("sources point at the text as it was sent", "[ranker][need]") {
  const auto need = need_of("　ｶﾞﾝ検診、呉市です");
  REQUIRE(need.regions.size() == 1);
  CHECK(need.regions[0].value.text == "呉市");
  CHECK(need.regions[0].source->start == 7);
  CHECK(need.regions[0].source->end == 9);
}

}  // namespace mitate::testing
