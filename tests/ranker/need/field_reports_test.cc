// Sentences that users reported as misread, by kind. Each kind has further sentences of our own.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ranker/need/names.h"
#include "tests/ranker/need/reading.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {
namespace {

std::string buyer_of(std::string_view text) {
  const auto need = need_of(text);
  return need.buyer_type ? std::string(name_of(need.buyer_type->value)) : "-";
}
bool is_unresolved(std::string_view text, std::string_view word) {
  for (const std::string& left : parsed(text).unresolved) {
    if (left.find(word) != std::string::npos) return true;
  }
  return false;
}
std::string months_of(std::string_view text) {
  const auto need = need_of(text);
  return need.contract_months ? std::to_string(need.contract_months->value) : "-";
}

}  // namespace

TEST_CASE("a company that stands behind a place is the buyer, not the place",
          "[ranker][need][field]") {
  for (const char* text :
       {"福岡市の印刷会社。腰痛と睡眠", "埼玉県の会社。50人。ストレスチェック",
        "社食がない。オフィスに置く惣菜。東京都港区、30人の会社", "福岡市の企業、禁煙",
        "東京都以外で、禁煙の会社", "飲み会が多い会社。アルコールの適正飲酒セミナー",
        "長野県岡谷市の工場（80名）。腰痛", "札幌市の病院。看護師の腰痛予防"}) {
    CAPTURE(text);
    CHECK(buyer_of(text) == "employer");
  }
  CHECK(headcount_of("社食がない。オフィスに置く惣菜。東京都港区、30人の会社") == "30 employees");
  CHECK(buyer_of("見守りをしてくれる会社を探す。呉市") == "municipality");
}

TEST_CASE("a labour union insures nobody", "[ranker][need][field]") {
  CHECK(buyer_of("労働組合です。組合員の睡眠") != "insurer");
}

TEST_CASE("the district in an address says which town is meant", "[ranker][need][field]") {
  for (const char* text :
       {"岐阜県揖斐郡池田町の役場です。認知症予防", "揖斐郡池田町の役場です。認知症予防"}) {
    CAPTURE(text);
    CHECK(regions_of(text) == "21/214043");
    const auto read = parsed(text);
    CHECK(read.remarks.empty());
    CHECK_FALSE(read.question.has_value());
    CHECK_FALSE(is_unresolved(text, "揖斐郡"));
  }
  CHECK(regions_of("福岡県糟屋郡宇美町の役場です。認知症予防") == "40/403415");
  CHECK(parsed("福岡県糟屋郡宇美町の役場です。認知症予防").remarks.empty());
  CHECK(regions_of("日野町（鳥取県日野郡）の役場です。見守り") == "31/314021");
}

TEST_CASE("ヶ, ケ and が of a place are one", "[ranker][need][field]") {
  CHECK(regions_of("龍ヶ崎市の会社です。社員50人、禁煙") == "08/082082");
  CHECK(regions_of("龍ケ崎市の会社です。社員50人、禁煙") == "08/082082");
  CHECK(regions_of("横浜市保土ヶ谷区の会社です。禁煙") == "14/141062");
  CHECK(regions_of("袖が浦市の会社です。禁煙") == "12/122297");
  CHECK(regions_of("六ケ所村の役場です。見守り") == "02/024112");
  CHECK(regions_of("鎌ガ谷市の会社です。禁煙") == regions_of("鎌ケ谷市の会社です。禁煙"));
}

TEST_CASE("a place that is not there takes no other place of its name", "[ranker][need][field]") {
  CHECK(regions_of("浜松市中央区の工場、腰痛、従業員80人").substr(0, 6) == "22/221");
  CHECK(regions_of("福岡県那珂川町の役場です。フレイル予防").find("09/") == std::string::npos);
  CHECK(regions_of("福岡県那珂川町の役場です。フレイル予防") ==
        "40/402311");  // 那珂川市 since 2018
  CHECK(regions_of("福岡県小国町の役場です。フレイル予防").find("43/") == std::string::npos);
  CHECK_FALSE(parsed("福岡県小国町の役場です。フレイル予防").remarks.empty());
  CHECK(regions_of("北海道から沖縄まで全国の会社です。禁煙").empty());
}

TEST_CASE("other forms of a name are the place", "[ranker][need][field]") {
  CHECK(regions_of("塩釜市の会社です。禁煙") == "04/042030");
  CHECK(regions_of("梼原町の役場です。見守り") == "39/394050");
  CHECK(regions_of("横濱市の会社です。禁煙") == "14/141003");
  CHECK(regions_of("東京23区の会社です。禁煙") == "13/-");
  CHECK(regions_of("よこはましの会社です。禁煙") == "14/141003");
  CHECK(is_unresolved("東京都と神奈川県以外の会社です。禁煙", "神奈川県"));
  CHECK(regions_of("東京都と神奈川県以外の会社です。禁煙").empty());
}

TEST_CASE("numbers are read as they are written or told back", "[ranker][need][field]") {
  CHECK(budget_of("予算は弐百万円以内。禁煙。会社です") == "2000000 <= total");
  CHECK(headcount_of("従業員参百人の会社です。禁煙") == "300 employees");
  CHECK(headcount_of("従業員12、000人の会社です。禁煙") == "12000 employees");
  CHECK(headcount_of("従業員数百名の会社です。禁煙").empty());
  CHECK(headcount_of("従業員三十二十人の会社です。禁煙").empty());
  CHECK(is_unresolved("従業員三十二十人の会社です。禁煙", "三十二十"));
  CHECK(headcount_of("本社50人・工場150人、腰痛、会社です") == "200 employees");
  CHECK(headcount_of("鬱で休職者5名、社員80名") == "5 target_persons");
  CHECK(is_unresolved("鬱で休職者5名、社員80名", "80名"));
  CHECK(headcount_of("参加者は従業員120名の会社です。禁煙") == "120 employees");
}

TEST_CASE("of two amounts the one that is paid is the budget", "[ranker][need][field]") {
  CHECK(budget_of("予算は300,000円（税込330,000円）。禁煙。会社です") == "300000 = total excl");
  CHECK(budget_of("国保。被保険者1.5万人 委託料上限 800万円。フレイル") == "8000000 <= total");
  CHECK(budget_of("予算：一人あたり500円×100人=5万円/月。睡眠。会社です") == "50000 = total_month");
  CHECK(budget_of("予算は初期費用10万円、月額3万円。従業員100人。禁煙") == "30000 = total_month");
  CHECK(budget_of("1000 employees, budget 500 yen/month per person, smoking") ==
        "500 = person_month");
}

TEST_CASE("lengths and ranges of time are read whole", "[ranker][need][field]") {
  CHECK(months_of("1年半の契約。会社です。禁煙") == "18");
  const auto range = need_of("令和9年4月1日から令和10年3月31日まで契約。会社です。禁煙");
  REQUIRE(range.contract_start.has_value());
  REQUIRE(range.contract_end.has_value());
  CHECK(range.contract_start->iso() == "2027-04-01");
  CHECK(range.contract_end->iso() == "2028-04-01");
  const auto dotted = need_of("R9.4.1から1年契約。会社です。禁煙");
  REQUIRE(dotted.contract_start.has_value());
  CHECK(dotted.contract_start->iso() == "2027-04-01");
  CHECK(deadline_of("3か月以内に導入したい。会社です。禁煙") == "2027-02-24");
  CHECK(is_unresolved("2027年13月1日までに導入。会社です。禁煙", "13月"));
}

TEST_CASE("needs in kana are read", "[ranker][need][field]") {
  const char* check = "すとれすちぇっくのがいちゅう先をさがしてる。しゃいん50めい";
  CHECK(buyer_of(check) == "employer");
  CHECK(headcount_of(check) == "50 employees");
  CHECK(values(need_of(check).interventions).find("stress-check") != std::string::npos);
  CHECK(values(need_of("ひとりぐらしのおとしよりのあんぴかくにん、市です").domains) ==
        "watch-over");
  CHECK(values(need_of("とうにょうびょうの人がふえてる町です。国保けんしん後のフォロー").domains)
            .find("diabetes") != std::string::npos);
}

TEST_CASE("a refused form is not asked for", "[ranker][need][field]") {
  const auto need = need_of("アプリは使えない高齢者。電話で見守り。市です");
  CHECK(values(need.service_types).find("app-phr") == std::string::npos);
  CHECK(values(need.delivery) == "phone");
  CHECK(values(need.refused_delivery) == "app");
  CHECK(values(need_of("機器を置かずに見守り。市です").refused_delivery) == "device");
  // What is there already may be used.
  CHECK(need_of("新しい機器を置かずに見守り。市です").refused_delivery.empty());
}

TEST_CASE("a budget without an amount is a wish for cheap, with its words",
          "[ranker][need][field]") {
  for (const char* text :
       {"お金はあまりかけられない町です。見守り", "できるだけ安く腰痛対策をしたい会社です",
        "ストレスチェックを低コストで。社員30人の会社",
        "We have 40 employees. Something cheap for "
        "sleep.",
        "予算が限られています。健保です。禁煙", "なるべく安いところ。呉市。配食"}) {
    CAPTURE(text);
    const auto need = need_of(text);
    REQUIRE(need.price_wish.has_value());
    CHECK(need.price_wish->value == "cheap");
    CHECK(need.price_wish->strength == ranker::Strength::Wish);
    CHECK(need.price_wish->source.has_value());
    CHECK_FALSE(need.budget.has_value());
  }
  CHECK_FALSE(need_of("社員30人の会社です。月5万円以内で腰痛").price_wish.has_value());
}

TEST_CASE("families and care managers are no municipality", "[ranker][need][field]") {
  const auto sender = [](std::string_view text) {
    const auto read = parsed(text);
    CHECK_FALSE(read.need.buyer_type.has_value());
    return read.sender.value_or("-");
  };
  CHECK(sender("離れて暮らす父（81歳）が心配です。岡山県新見市で一人暮らしをしています。") ==
        "family");
  CHECK(
      sender(
          "居宅のケアマネです。利用者さん（要支援2、独居）の買い物支援を探しています。世田谷区です。") ==
      "care-manager");
  CHECK(sender("My father (79) lives alone in Matsuyama and has mild dementia.") == "family");
}

TEST_CASE("needs in English are read", "[ranker][need][field]") {
  const auto need = need_of(
      "Hotel chain in Kyoto, 600 staff, many on night shifts. We want to improve sleep, by app. No "
      "cameras.");
  CHECK(
      buyer_of("Hotel chain in Kyoto, 600 staff, many on night shifts. We want to improve sleep") ==
      "employer");
  CHECK(values(need.domains) == "sleep");
  CHECK(values(need.delivery) == "app");
  CHECK(regions_of("HR at a plant in Nagoya, 1,200 workers, smoking cessation") == "23/231002");
}

}  // namespace mitate::testing
