// Every need and query that users reported as misread, one row each: id of the report, text, what
// must hold of it. Further inputs of the same kinds stand in field_reports_test.cc and in
// tests/search/field_reports_test.cc. What is no text of a buyer or visitor is held elsewhere:
// places and parameters of HTTP in tests/web, rows of files in tests/catalog and tests/web/export.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ranker/need/names.h"
#include "tests/ranker/need/reading.h"
#include "tests/search/shipped_searcher.h"

namespace mitate::testing {
namespace {

struct Report {
  const char* id;
  const char* text;
  /// "slot=value" is, "slot~part" holds, "slot!part" does not hold; joined by "; ".
  const char* expected;
};

// clang-format off
const std::vector<Report> kNeeds{
    {"F01-1", "福岡市の印刷会社。腰痛と睡眠", "buyer=employer"},
    {"F01-2", "埼玉県の会社。50人。ストレスチェック", "buyer=employer"},
    {"F01-3", "社食がない。オフィスに置く惣菜。東京都港区、30人の会社", "buyer=employer; headcount=30 employees"},
    {"F01-4", "福岡市の企業、禁煙", "buyer=employer"},
    {"F01-5", "東京都以外で、禁煙の会社", "buyer=employer"},
    {"F01-10", "飲み会が多い会社。アルコールの適正飲酒セミナー", "buyer=employer"},
    {"F01-11", "労働組合です。組合員の睡眠", "buyer!insurer"},
    {"F02-1", "岐阜県揖斐郡池田町の役場です。認知症予防", "region=21/214043; remarks=; unresolved!揖斐郡"},
    {"F02-2", "揖斐郡池田町の役場です。認知症予防", "region=21/214043; question="},
    {"F02-3", "福岡県糟屋郡宇美町の役場です。認知症予防", "region=40/403415; remarks="},
    {"F03-1", "龍ヶ崎市の会社です。社員50人、禁煙", "region=08/082082"},
    {"F03-2", "横浜市保土ヶ谷区の会社です。禁煙", "region~141062"},
    {"F03-3", "袖が浦市の会社です。禁煙", "region=12/122297"},
    {"F03-4", "六ケ所村の役場です。見守り", "region~02411"},
    {"F04-1", "浜松市中央区の工場、腰痛、従業員80人", "region!131024; region~22/"},
    {"F04-3", "福岡県那珂川町の役場です。フレイル予防", "region!09/; remarks~place_former"},
    {"F04-4", "北海道から沖縄まで全国の会社です。禁煙", "region="},
    {"F05-1", "塩釜市の会社です。禁煙", "region=04/042030"},
    {"F05-2", "梼原町の役場です。見守り", "region~39405"},
    {"F05-3", "横濱市の会社です。禁煙", "region=14/141003"},
    {"F05-6", "東京23区の会社です。禁煙", "region=13/-"},
    {"F05-7", "よこはましの会社です。禁煙", "region=14/141003"},
    {"F05-8", "東京都と神奈川県以外の会社です。禁煙", "unresolved~神奈川県; unresolved~東京都; region="},
    {"F06-1", "予算は弐百万円以内。禁煙。会社です", "budget~2000000 "},
    {"F06-2", "従業員参百人の会社です。禁煙", "headcount=300 employees"},
    {"F06-4", "従業員12、000人の会社です。禁煙", "headcount=12000 employees"},
    {"F06-5", "従業員数百名の会社です。禁煙", "headcount="},
    {"F06-6", "従業員三十二十人の会社です。禁煙", "headcount=; unresolved~三十二十"},
    {"F06-7", "本社50人・工場150人、腰痛、会社です", "headcount=200 employees"},
    // One number fits into the slot; the other is told back.
    {"F06-8", "鬱で休職者5名、社員80名", "headcount=5 target_persons; unresolved~80名"},
    {"F07-1", "予算は300,000円（税込330,000円）。禁煙。会社です", "budget=300000 = total excl"},
    {"F07-3", "国保。被保険者1.5万人 委託料上限 800万円。フレイル", "budget=8000000 <= total"},
    {"F07-4", "予算：一人あたり500円×100人=5万円/月。睡眠。会社です", "budget=50000 = total_month"},
    {"F07-5", "予算は初期費用10万円、月額3万円。従業員100人。禁煙", "budget=30000 = total_month"},
    {"F07-7", "1000 employees, budget 500 yen/month per person, smoking", "budget=500 = person_month"},
    {"F08-1", "1年半の契約。会社です。禁煙", "months=18"},
    {"F08-3", "令和9年4月1日から令和10年3月31日まで契約。会社です。禁煙", "start=2027-04-01; end=2028-04-01"},
    {"F08-5", "R9.4.1から1年契約。会社です。禁煙", "start=2027-04-01"},
    {"F08-6", "3か月以内に導入したい。会社です。禁煙", "deadline~2027-02"},
    {"F08-8", "2027年13月1日までに導入。会社です。禁煙", "unresolved~13月"},
    {"F09-1", "すとれすちぇっくのがいちゅう先をさがしてる。しゃいん50めい", "buyer=employer; headcount=50 employees; interventions~stress-check"},
    {"F09-2", "ひとりぐらしのおとしよりのあんぴかくにん、市です", "domains~watch-over"},
    {"F09-3", "とうにょうびょうの人がふえてる町です。国保けんしん後のフォロー", "domains~diabetes; domains!cancer"},
    {"F09-5", "アプリは使えない高齢者。電話で見守り。市です", "types!app-phr; delivery!app; refused=app"},
    {"F10-1", "インフルエンザの予防接種を会社で。社員100人", "interventions!maternal; domains!maternal"},
};

/// Further inputs of the same kinds, written before the reader was tried on them.
const std::vector<Report> kFurther{
    {"1a", "仙台市の建設会社。熱中症", "buyer=employer"},
    {"1b", "静岡県浜松市、従業員45名の製麺所。禁煙", "buyer=employer; headcount=45 employees"},
    {"1c", "那覇市の旅館。腰痛と肩こり", "buyer=employer"},
    {"2a", "宮城県柴田郡大河原町の役場です。見守り", "region=04/043214; remarks="},
    {"2b", "児玉郡美里町の役場です。フレイル", "region=11/113816; question="},
    {"2c", "熊本県上益城郡益城町です。生活支援", "region=43/434434; remarks="},
    {"3a", "鎌ケ谷市の会社です。禁煙", "region=12/122246"},
    {"3b", "茅が崎市の会社です。睡眠", "region=14/142077"},
    {"3c", "市川三郷町と富士が嶺。鶴ヶ島市の会社です。禁煙", "region~112411"},
    {"4a", "浜松市浜名区の会社です。禁煙", "region~22/; region!14/"},
    {"4b", "埼玉県浦和市の会社です。禁煙", "region!13/; region~11/"},
    {"4c", "福岡市中央区の会社です。禁煙", "region~401331"},
    {"5a", "檜原村の役場です。見守り", "region~13/"},
    {"5c", "瀧川市の会社です。禁煙", "region~01/"},
    {"6a", "予算は壱千万円以内。禁煙。会社です", "budget~10000000 "},
    {"6b", "社員二百五十名の会社です。腰痛", "headcount=250 employees"},
    {"6c", "従業員数十名の会社です。禁煙", "headcount="},
    {"7a", "予算は月額5万円（税別）。睡眠。会社です", "budget=50000 = total_month excl"},
    {"7b", "委託料の上限は1,200万円。フレイル予防。市です", "budget=12000000 <= total"},
    {"7c", "200 employees, max 300 yen per person per month, sleep", "budget=300 <= person_month"},
    {"8a", "2年半の契約。市です。見守り", "months=30"},
    {"8b", "2027年4月1日から2028年3月31日まで契約。会社です。睡眠", "start=2027-04-01; end=2028-04-01"},
    {"8c", "半年以内に始めたい。会社です。睡眠", "deadline~2027-05"},
    {"9a", "しゃいんのたばこをやめさせたい。しゃいん30にんのかいしゃです", "buyer=employer; headcount=30 employees; domains~smoking"},
    {"9b", "もの忘れがしんぱいなひとのみまもり、まちのやくばです", "domains~watch-over"},
    {"9c", "電話は使えない社員。チャットで相談。会社です", "delivery!phone; refused~phone"},
    {"10a", "会社の熱中症対策。社員60人", "interventions!maternal; domains!maternal"},
};

/// first: ids of the first three; all: of every answer; as: the first three of that query are
/// answers here too; most: no more answers than that query has.
const std::vector<Report> kQueries{
    {"F04-5", "大阪市北区", "first!tokyo"},
    {"F11-1", "三次", "first~svc-miyoshi-gps"},
    {"F11-2", "よこはま市", "as=よこはま"},
    {"F11-3", "癌検診", "as=がん検診; first!copd"},
    {"F11-4", "骨粗鬆症", "as=骨粗しょう症"},
    {"F11-5", "骨そしょう症", "as=骨粗しょう症; most=骨粗しょう症"},
    {"F11-7", "ハラスメント", "as=パワハラ"},
    {"F11-10", "營養", "as=栄養; most=栄養"},
    {"F11-12", "２キロ減", "as=2kg減"},
    {"F11-13", "e-GFR", "as=eGFR"},
    {"F11-14", "食堂", "as=社員食堂"},
    {"F11-16", "ねむれない", "first!point; first!mileage"},
    {"F12-1", "\"健康経営\"", "most=健康経営"},
    {"F12-5", "アイシーティー", "as=ICT"},
    {"11a", "胃癌検診", "as=胃がん検診"},
    {"11b", "ゆううつ", "first!point"},
    {"11c", "ヘモグロビンa1c", "as=HbA1c"},
    {"12a", "\"特定保健指導\"", "most=特定保健指導"},
    {"12b", "ジーピーエス", "as=GPS"},
};
// clang-format on

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word + " ";
  return out;
}

std::map<std::string, std::string> read_as(const char* text) {
  const ranker::ParsedNeed read = parsed(text);
  const ranker::Need& need = read.need;
  std::map<std::string, std::string> out;
  out["buyer"] = need.buyer_type ? std::string(name_of(need.buyer_type->value)) : "";
  out["headcount"] = headcount_of(text);
  out["region"] = regions_of(text);
  out["budget"] = budget_of(text);
  out["deadline"] = deadline_of(text);
  out["domains"] = values(need.domains);
  out["interventions"] = values(need.interventions);
  out["types"] = values(need.service_types);
  out["delivery"] = values(need.delivery);
  out["refused"] = values(need.refused_delivery);
  out["months"] = need.contract_months ? std::to_string(need.contract_months->value) : "";
  out["start"] = need.contract_start ? need.contract_start->iso() : "";
  out["end"] = need.contract_end ? need.contract_end->iso() : "";
  out["unresolved"] = joined(read.unresolved);
  out["question"] = read.question && read.question->slot == "region" ? read.question->code : "";
  for (const ranker::Remark& remark : read.remarks) out["remarks"] += remark.code + " ";
  return out;
}

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

/// Calls with slot, sign and value of every expectation.
template <typename Check>
void each_expectation(std::string_view all, Check check) {
  while (!all.empty()) {
    const auto end = all.find("; ");
    const std::string_view one = all.substr(0, end);
    all = end == all.npos ? std::string_view{} : all.substr(end + 2);
    const auto sign = one.find_first_of("=~!");
    REQUIRE(sign != one.npos);
    check(std::string(one.substr(0, sign)), one[sign], std::string(one.substr(sign + 1)));
  }
}

}  // namespace

TEST_CASE("every need that was reported is read as it was meant", "[ranker][need][field]") {
  std::vector<Report> all = kNeeds;
  all.insert(all.end(), kFurther.begin(), kFurther.end());
  for (const Report& report : all) {
    auto read = read_as(report.text);
    each_expectation(report.expected,
                     [&](const std::string& slot, char sign, const std::string& value) {
                       CAPTURE(report.id, slot, sign, value, read[slot]);
                       const bool holds = read[slot].find(value) != std::string::npos;
                       CHECK((sign == '=' ? read[slot] == value : sign == '~' ? holds : !holds));
                     });
  }
}

TEST_CASE("every query that was reported is answered as it was meant", "[ranker][need][field]") {
  for (const Report& report : kQueries) {
    const std::vector<std::string> found = answer(report.text);
    const std::set<std::string> all(found.begin(), found.end());
    const std::string first =
        joined({found.begin(), found.begin() + std::min<std::ptrdiff_t>(3, std::ssize(found))});
    each_expectation(report.expected, [&](const std::string& what, char sign,
                                          const std::string& value) {
      CAPTURE(report.id, what, value, first, found.size());
      if (what == "first") {
        CHECK((first.find(value) != std::string::npos) == (sign == '~'));
      } else {
        const std::vector<std::string> other = answer(value);
        REQUIRE_FALSE(other.empty());
        if (what == "most") CHECK(found.size() <= other.size());
        for (std::size_t i = 0; what == "as" && i < std::min<std::size_t>(3, other.size()); ++i) {
          CHECK(all.count(other[i]) == 1);
        }
      }
    });
  }
}

}  // namespace mitate::testing
