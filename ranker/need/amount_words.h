// The words around a number that make it money, and that say what the money is for: a person, a
// use, a household, a month, a year. Which of several amounts is the budget is budget.h. Pure.
#pragma once
#include <cstddef>
#include <string_view>

#include "ranker/need/passage.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {

/// Length of the currency behind a number, in characters; 0 when it is none.
[[nodiscard]] std::size_t currency_length(std::u32string_view after);
/// 「月2万とか3万ぐらい」: the second amount leans on the first.
[[nodiscard]] bool leans_on(const Passage& passage, const NumberToken& left,
                            const NumberToken& number);
/// 「予算300万」: money though no 円 follows. `leans`: it leans on an amount before it.
[[nodiscard]] bool is_money_without_yen(const Passage& passage, const NumberToken& number,
                                        bool leans);
/// 月額, /月, 1か月; not the month of a date.
[[nodiscard]] bool speaks_of_month(std::u32string_view text);
/// 年額, /年, 初年度; not the year of a date and not how often a year.
[[nodiscard]] bool speaks_of_year(std::u32string_view text);
/// 1回, 1食: what one use costs. 「週1回の訪問で年額…」 says how often, unless the amount follows
/// directly.
[[nodiscard]] bool speaks_of_use(std::u32string_view clause);

inline constexpr Words kPerPersonStrong = {
    U"1人あたり",    U"一人あたり", U"ひとりあたり",   U"1人当たり",    U"一人当たり",
    U"ひとり当たり", U"1名あたり",  U"1名当たり",      U"一名あたり",   U"人あたり",
    U"人当たり",     U"1人につき",  U"一人につき",     U"1名につき",    U"頭割り",
    U"1人頭",        U"一人頭",     U"1契約",          U"契約者あたり", U"1加入者",
    U"従業員あたり", U"社員あたり", U"被保険者あたり", U"加入者あたり", U"被保険者1",
    U"人当り",       U"1人辺り"};
inline constexpr Words kPerPersonWeak = {
    U"1人",  U"一人",       U"ひとり", U"1名",       U"一名",         U"お1人", U"/人",
    U"人月", U"per person", U"各自",   U"1ユーザー", U"ユーザー課金", U"1id",   U"id課金"};
inline constexpr Words kPerUse = {
    U"1回",      U"一回",     U"1食",      U"一食",     U"1通",      U"一通",      U"1枚",
    U"一枚",     U"1件",      U"一件",     U"1個",      U"1台",      U"1本",       U"1部",
    U"1セット",  U"1キット",  U"1検体",    U"1コマ",    U"1講座",    U"1講演",     U"1開催",
    U"回あたり", U"食あたり", U"件あたり", U"通あたり", U"枚あたり", U"回当たり",  U"食当たり",
    U"件当たり", U"/回",      U"/食",      U"/件",      U"/通",      U"/枚",       U"/個",
    U"/台",      U"都度",     U"1配達",    U"1訪問",    U"1往復",    U"1片道",     U"1乗車",
    U"1利用",    U"1コール",  U"1相談",    U"1時間",    U"1クール",  U"1シリーズ", U"台あたり",
    U"個あたり", U"1シール",  U"単価"};
inline constexpr Words kPerHousehold = {U"1世帯", U"一世帯", U"世帯あたり", U"世帯当たり",
                                        U"/世帯", U"1戸",    U"世帯月",     U"世帯につき",
                                        U"1家庭", U"各世帯"};

}  // namespace mitate::ranker::reading
