#include <catch2/catch.hpp>

#include "ranker/need/numbers.h"
#include "tests/ranker/need/reading.h"

namespace mitate::testing {
namespace {

struct Line {
  const char* text;
  const char* expected;
};

std::int64_t only_number(std::u32string_view text) {
  const auto numbers = ranker::reading::find_numbers(text);
  return numbers.size() == 1 ? numbers.front().value : -1;
}

}  // namespace

TEST_CASE("numbers are read in digits, kanji and mixtures of both", "[ranker][need][numbers]") {
  CHECK(only_number(U"1,200") == 1200);
  CHECK(only_number(U"1.2万") == 12'000);
  CHECK(only_number(U"1万7千") == 17'000);
  CHECK(only_number(U"3千") == 3'000);
  CHECK(only_number(U"千二百") == 1'200);
  CHECK(only_number(U"三万二千") == 32'000);
  CHECK(only_number(U"五百五十") == 550);
  CHECK(only_number(U"二〇二七") == 2'027);
  CHECK(only_number(U"1億2,000万") == 120'000'000);
  CHECK(only_number(U"1,200万") == 12'000'000);
  CHECK(only_number(U"5億") == 500'000'000);
  CHECK(only_number(U"99999999999999999999") == 1'000'000'000'000'000);
}

TEST_CASE("telephone numbers and test values are no quantities", "[ranker][need][numbers]") {
  for (const auto& number : ranker::reading::find_numbers(U"03-1234-5678"))
    CHECK(number.part_of_code);
  CHECK(ranker::reading::find_numbers(U"hba1c 5.6").back().has_fraction);
  CHECK(ranker::reading::find_numbers(U"iso27001").back().part_of_code);
}

TEST_CASE("a budget has amount, operator, unit and tax", "[ranker][need][budget]") {
  const Line lines[] = {
      {"社員の禁煙支援、1人あたり月額450円以内（税抜）", "450 <= person_month excl"},
      {"予算は500円/人・月で睡眠改善", "500 = person_month"},
      {"500円/人/月の睡眠アプリ", "500 = person_month"},
      {"1人年8,000円程度で減量支援", "8000 ~ person_year"},
      {"月額5万円まで", "50000 <= total_month"},
      {"年間予算は約300万円", "3000000 ~ total_year"},
      {"総額1億2千万円を上限に", "120000000 <= total"},
      {"1食あたり620円以下、税込", "620 <= per_use incl"},
      {"1件1万円を超えないこと", "10000 <= per_use"},
      {"￥２５０／人・月　以下", "250 <= person_month"},
      {"予算は200万円〜350万円", "3500000 <= total"},
      {"ひとり月々三百円くらい", "300 ~ person_month"},
      {"予算1,000万", "10000000 = total"},
      {"上限は年80万", "800000 <= total_year"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(budget_of(line.text) == line.expected);
  }
}

TEST_CASE("the corrected, the limiting and the first-year amount win", "[ranker][need][budget]") {
  CHECK(budget_of("予算は年500万円から年380万円以内に減額されました") == "3800000 <= total_year");
  CHECK(budget_of("総額600万円。ただし1人月400円を超えないこと") == "400 <= person_month");
  CHECK(budget_of("予算は300万円、失礼、450万円です") == "4500000 = total");
  CHECK(budget_of("初年度は800万円、次年度以降は毎年300万円以下") == "8000000 = total_year");
}

TEST_CASE("amounts that are no budget are passed over", "[ranker][need][budget]") {
  const char* texts[] = {"売上は20億円です",
                         "昨年は1人900円かかっていました",
                         "資本金3,000万円の会社",
                         "1世帯あたり月200円",
                         "予算は0円",
                         "予算は-500万円",
                         "医療費が3億円"};
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(budget_of(text).empty());
  }
  CHECK_FALSE(parsed("予算は0円の会社です").unresolved.empty());
}

TEST_CASE("a headcount has a size, an operator and a kind", "[ranker][need][headcount]") {
  const Line lines[] = {
      {"従業員は四百二十名です", "420 employees"},
      {"社員１，２００人の会社", "1200 employees"},
      {"社員数80〜120人の会社", "80..120 employees"},
      {"従業員50人未満の会社", "..49 employees"},
      {"従業員100人以上の会社", "100.. employees"},
      {"社員60名弱の会社", "..59 employees"},
      {"健保の加入者は約1万3千人", "13000 insured"},
      {"人口4万の町の住民", "40000 residents"},
      {"健保です。被保険者9,000人のうち喫煙者400人に", "400 target_persons"},
      {"対象者を300人から180人に絞ります。健保です", "180 target_persons"},
      {"正社員120名とパート80名の会社", "200 employees"},
      {"部品の工場（正社員140名・派遣60名）で総務をしています", "200 employees"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.text);
    CHECK(headcount_of(line.text) == line.expected);
  }
}

TEST_CASE("persons of a story, ages, shares and codes are no headcount",
          "[ranker][need][headcount]") {
  for (const char* text :
       {"社員番号450です", "昨年は3名が退職した会社", "50歳以上の社員が多い会社", "社員の3割が不調",
        "従業員1000000000000人の会社", "社内に保健師が2名の会社"}) {
    CAPTURE(text);
    CHECK(headcount_of(text).empty());
  }
  CHECK_FALSE(parsed("従業員1000000000000人の会社").unresolved.empty());
}

TEST_CASE("the month before an amount is its period, the month of a start is none",
          "[ranker][need][budget]") {
  CHECK(budget_of("社員45人の会社です。月に一人250円ほどで腰痛の相談") == "250 ~ person_month");
  CHECK(budget_of("社員45人の会社です。月に6万円以内で腰痛の相談") == "60000 <= total_month");
  CHECK(budget_of("社員45人の会社です。月額ユーザー課金400円まで") == "400 <= person_month");
  CHECK(budget_of("社員45人の会社です。その月に始めたい。費用は6万円以内") == "60000 <= total");
}
}  // namespace mitate::testing
