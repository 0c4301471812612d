// 200 needs for properties that every result must have: each mixture of a buyer, a trouble and a
// condition. Our own sentences, not those of an evaluation. Pure.
#pragma once
#include <string>
#include <vector>

namespace mitate::testing {

/// Sentences from every mixture of a buyer, a trouble and a condition.
inline std::vector<std::string> need_sentences() {
  constexpr const char* kBuyers[] = {"社員120人の製造業です。", "健保組合、加入者8,000人です。",
                                     "広島県呉市の高齢者施策です。", "東京都の保険会社です。"};
  constexpr const char* kTroubles[] = {
      "腰痛で休む人",   "睡眠の悩み", "高血圧の人",   "メンタルヘルスの不調", "喫煙する人",
      "糖尿病の重症化", "フレイル",   "認知症の不安", "一人暮らしの見守り",   "更年期の不調"};
  constexpr const char* kConditions[] = {
      "", "予算は年300万円以内です。", "オンラインで受けたいです。", "2027年4月から始めたいです。",
      "RCTのあるものを希望します。"};
  std::vector<std::string> all;
  for (const char* buyer : kBuyers) {
    for (const char* trouble : kTroubles) {
      for (const char* condition : kConditions) {
        all.push_back(std::string(buyer) + trouble + "が課題で、支援を探しています。" + condition);
      }
    }
  }
  return all;
}

}  // namespace mitate::testing
