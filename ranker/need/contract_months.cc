#include "ranker/need/contract_months.h"

#include <algorithm>
#include <utility>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;
}

std::optional<Slot<int>> read_contract_months(const Passage& passage) {
  const auto slot = [&](std::size_t start, std::size_t end, int months) {
    Slot<int> out;
    out.value = months;
    out.source = passage.source(start, end);
    return out;
  };
  std::optional<Slot<int>> best;
  for (const NumberToken& number : passage.numbers) {
    if (number.part_of_code || number.value < 1 || number.value > 120 || number.has_fraction)
      continue;
    const View after = passage.after(number.end, 14);
    const View before = passage.before(number.start, 10);
    const std::size_t years =
        starts_with_any(after, {U"年間", U"ヶ年", U"か年", U"カ年", U"ケ年", U"箇年", U"年"});
    const std::size_t months =
        starts_with_any(after, {U"ヶ月間", U"か月間", U"カ月間", U"ケ月間", U"箇月間", U"ヶ月",
                                U"か月", U"カ月", U"ケ月", U"箇月", U"ヵ月"});
    if (years == 0 && months == 0) continue;
    std::size_t unit = years != 0 ? years : months;
    // 「半年間の指導プログラム」「2か月に一度」: how long a course runs, how often something is.
    if (starts_with_any(after.substr(unit),
                        {U"に1", U"に一", U"ごと", U"毎", U"おき", U"以内", U"後"}) != 0)
      continue;
    const bool half = years != 0 && starts_with_any(after.substr(unit), {U"半"}) != 0;
    unit += half ? 1 : 0;
    const View behind = after.substr(unit);
    const bool bare_year = years == 1;
    if (bare_year && number.value > 10) continue;  // 2027年, 令和10年
    if (ends_with_any(before,
                      {U"令和", U"平成", U"昭和", U"直近",   U"過去",   U"この",   U"ここ",
                       U"創業", U"勤続", U"入社", U"次の",   U"前の",   U"最初の", U"第",
                       U"産後", U"生後", U"術後", U"退院後", U"出産後", U"発症後", U"入職"}) != 0) {
      continue;
    }
    // 3か年で2,400万円: the time that a sum is for.
    const bool of_a_sum =
        starts_with_any(behind, {U"で"}) != 0 &&
        std::any_of(passage.numbers.begin(), passage.numbers.end(), [&](const NumberToken& sum) {
          return sum.start >= number.end && sum.start - number.end <= unit + 4 &&
                 (sum.big_unit >= 10'000 ||
                  starts_with_any(passage.after(sum.end, 2), {U"円"}) != 0);
        });
    if (of_a_sum && number.value > 1) {
      best = slot(number.start, number.end + unit,
                  static_cast<int>(number.value) * (years != 0 ? 12 : 1));
      continue;
    }
    if (starts_with_any(
            behind, {U"前",   U"後",     U"以上",   U"ぶり",  U"連続", U"目",     U"以内",
                     U"で",   U"の実績", U"続けて", U"生",    U"未満", U"に1回",  U"に一回",
                     U"ごと", U"毎",     U"おき",   U"に1度", U"度",   U"ほど前", U"働"}) != 0 &&
        starts_with_any(behind, {U"での契約", U"で契約", U"の契約", U"で委託", U"での委託"}) == 0) {
      continue;
    }
    // 3か月の保健指導: how long the help for one person lasts.
    if (months != 0 &&
        starts_with_any(behind, {U"の保健指導", U"の指導", U"の面談", U"の伴走", U"の教室",
                                 U"の介入", U"のコース", U"程度の指導", U"の継続支援",
                                 U"プログラム", U"のプログラム", U"コース", U"間の保健指導",
                                 U"間の指導", U"間のプログラム", U"間の教室", U"間のコース"}) !=
            0) {
      continue;
    }
    const bool says_contract = contains_any(behind, {U"契約", U"債務負担", U"委託", U"の事業",
                                                     U"を予定", U"を想定", U"間", U"縛り"}) ||
                               contains_any(before, {U"契約", U"期間", U"委託", U"から", U"債務"});
    const bool is_span = years > 1 || months != 0;
    if (!says_contract && !is_span) continue;
    const int value = static_cast<int>(number.value) * (years != 0 ? 12 : 1) + (half ? 6 : 0);
    // A stated contract wins over a bare span.
    if (!best || says_contract) best = slot(number.start, number.end + unit, value);
    if (says_contract && contains_any(behind, {U"契約", U"債務負担"})) break;
  }
  if (best) return best;
  for (const auto& [word, months] : {std::pair<View, int>{U"単年度", 12},
                                     {U"半年間", 6},
                                     {U"半年契約", 6},
                                     {U"期間:半年", 6},
                                     {U"期間は半年", 6},
                                     {U"期間半年", 6},
                                     {U"年間契約", 12},
                                     {U"年度契約", 12},
                                     {U"一年契約", 12},
                                     {U"通年契約", 12}}) {
    const auto at = passage.text().find(word);
    if (at == View::npos) continue;
    const View after = passage.after(at + word.size(), 8);
    if (starts_with_any(after,
                        {U"の保健指導", U"の指導", U"のプログラム", U"の教室", U"のコース"}) != 0)
      continue;
    if (contains_any(after, {U"ではなく", U"不可", U"予算"}) && word == U"単年度" &&
        !contains_any(after, {U"契約"}))
      continue;
    return slot(at, at + word.size(), months);
  }
  return std::nullopt;
}

}  // namespace mitate::ranker::reading
