// Needs as different people write them: refusals that bind to the word beside them, English, kana,
// and who is speaking. One kind per case; every sentence is our own.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "ranker/need/names.h"
#include "tests/ranker/need/reading.h"

namespace mitate::testing {
namespace {

std::string buyer(std::string_view text) {
  const auto need = need_of(text);
  return need.buyer_type ? std::string(name_of(need.buyer_type->value)) : "-";
}
bool stands_unresolved(std::string_view text, std::string_view word) {
  const auto left = parsed(text).unresolved;
  return std::any_of(left.begin(), left.end(), [&](const std::string& words) {
    return words.find(word) != std::string::npos;
  });
}
bool has(const std::vector<ranker::Slot<std::string>>& slots, std::string_view value) {
  return std::any_of(slots.begin(), slots.end(),
                     [&](const auto& slot) { return slot.value == value; });
}

}  // namespace

TEST_CASE("a form is refused by the words beside it and never wished for",
          "[ranker][need][hands]") {
  const auto refuses = [](std::string_view text, std::string_view form) {
    const auto need = need_of(text);
    return has(need.refused_delivery, form) && !has(need.delivery, form);
  };
  CHECK(refuses("特定保健指導を頼みたい。対面の面談なし、スマホで完結。健保", "in-person-visit"));
  CHECK(refuses("血圧の取り組み。機器を配る予算はない。社員250名の会社", "device"));
  CHECK(refuses("高齢者の体操。家で、集まらなくてもできるもの。市の担当", "facility"));
  CHECK(refuses("睡眠改善。スマホアプリがなくても続けられるもの。社員60人の会社", "app"));
  CHECK(refuses("社員の運動不足。（歩数アプリ不可）集まる教室がいい。会社", "app"));
  CHECK(refuses("Sleep training for our 80 employees. No wearable devices.", "device"));
  CHECK(refuses("Mental health counselling, no on-site visits. IT company, 120 people.",
                "onsite-workplace"));
  // What is not needed for the wish refuses only the word beside it.
  CHECK(has(need_of("アプリで、病院に行かなくても血圧を見てもらえる。健保です").delivery, "app"));
}

TEST_CASE("who refuses in the story is not the sender", "[ranker][need][hands]") {
  CHECK(need_of("受診を断る人が多い地区です。村の保健師。特定健診の受診勧奨")
            .negated_domains.empty());
  CHECK(need_of("昇進を辞退したいという社員が増えた。管理職のメンタル。会社")
            .negated_domains.empty());
  CHECK(has(need_of("きんえん の しどう。ふようしゃ も ふくむ けんぽ です").domains, "smoking"));
}

TEST_CASE("a refusal that no slot holds stands among what was not understood",
          "[ranker][need][hands]") {
  CHECK(
      stands_unresolved("メンタルの相談窓口。ストレスチェックは対象外（契約済み）。社員300人の会社",
                        "ストレスチェックは対象外"));
  CHECK(stands_unresolved("肩こり対策、マッサージは不要　ストレッチを教えてほしい　工場70人",
                          "マッサージ"));
  CHECK_FALSE(stands_unresolved("社員80人の会社。睡眠の研修、条件なし", "条件なし"));
}

TEST_CASE("the only subject of a text excludes nothing, it is asked for", "[ranker][need][hands]") {
  const auto read =
      parsed("移動販売は隣の店ともうかぶっているので、注文して届ける形がいい。町です");
  CHECK(read.need.negated_domains.empty());
  REQUIRE(read.question.has_value());
  CHECK(read.question->code == "which_domain");
}

TEST_CASE("needs in English are read with what they refuse", "[ranker][need][hands]") {
  const auto insurer =
      need_of("Life insurer looking for a sleep improvement program for policyholders, no devices");
  CHECK(name_of(insurer.buyer_type->value) == "insurer");
  CHECK(values(insurer.domains) == "sleep");
  CHECK(has(insurer.refused_delivery, "device"));
  CHECK(budget_of("Manufacturer with 500 employees. Low back pain, budget up to 3 million yen per "
                  "year") == "3000000 <= total_year");
  CHECK(buyer("We are a city government. Fall prevention for elderly residents") == "municipality");
}

TEST_CASE("needs in kana are read across their spaces", "[ranker][need][hands]") {
  CHECK(has(need_of("デンワ デ アンピカクニン ヲ シタイ。マチ ノ フクシカ デス").functions,
            "watch-call"));
  CHECK(has(need_of("イドウハンバイ ノ クルマ ヲ ムラ ニ ヨビタイ").functions, "mobile-shop"));
}

TEST_CASE("the buyer is read from the sender's own words", "[ranker][need][hands]") {
  CHECK(buyer("運動教室を市で開きたい") == "municipality");
  CHECK(buyer("特定健診の受診勧奨") == "-");
  CHECK(regions_of("岡山です。社員90人、腰痛で休む人が多い") == "33/-");
  CHECK(regions_of("津軽の町です。減塩の教室を開きたい") == "02/-");
  CHECK(regions_of("千葉です。睡眠の相談をお願いします").empty());
}

TEST_CASE("what is told beside the wish is no wish", "[ranker][need][hands]") {
  CHECK(values(need_of("特定健診の問診では睡眠の悩みが多い。睡眠の講座を。健保").domains) ==
        "sleep");
  CHECK(has(need_of("オフィスに置ける軽食で野菜を。社員40人の会社").functions, "office-food"));
  CHECK(has(need_of("定期健診を予約から結果まで全部任せたい。社員150人の会社").functions,
            "arrangement"));
}

}  // namespace mitate::testing
