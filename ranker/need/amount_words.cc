#include "ranker/need/amount_words.h"

namespace mitate::ranker::reading {

using View = std::u32string_view;

std::size_t currency_length(View after) {
  return starts_with_any(after,
                         {U"円", U" 円", U"yen", U" yen", U"えん", U"エン", U"jpy", U" jpy"});
}

bool leans_on(const Passage& passage, const NumberToken& left, const NumberToken& number) {
  const View gap = passage.text().substr(left.end, number.start - left.end);
  return gap == U"とか" || gap == U"か" || gap == U"から" || gap == U"~" || gap == U"-" ||
         gap == U"、" || gap == U"または" || gap == U"いや" || gap == U"、いや";
}

bool is_money_without_yen(const Passage& passage, const NumberToken& number, bool leans) {
  if (number.big_unit < 10'000 || number.kanji_only) return false;
  const View after = passage.after(number.end, 4);
  if (starts_with_any(after, {U"人", U"名", U"世帯", U"社", U"歩",   U"件",   U"回",
                              U"食", U"枚", U"通",   U"戸", U"床",   U"kcal", U"部",
                              U"%",  U"台", U"筆",   U"超", U"ダウ", U"者",   U"参加"}) != 0) {
    return false;
  }
  if (leans) return true;
  if (ends_with_any(passage.before(number.start, 4), {U"月", U"月約", U"年約", U" 年", U"、年",
                                                      U"・年", U"1人", U"一人", U"1回", U"¥"}) !=
      0) {
    return true;
  }
  return contains_any(passage.before(number.start, 12),
                      {U"予算", U"上限", U"費用", U"初年度", U"総額", U"年額", U"月額", U"委託料",
                       U"委託費", U"限度額", U"金額"});
}

// 月 after a digit is the month of a date (4月), except in 1か月 and 人月.
bool speaks_of_month(View text) {
  if (contains_any(text, {U"月額", U"月々", U"毎月", U"ひと月", U"ひとつき", U"人月", U"/月",
                          U"・月", U"月あたり", U"月当たり", U"つき月", U"月次", U"月単位",
                          U"マンスリー", U"month"})) {
    return true;
  }
  // 1か月 is a period, 6か月 a length.
  for (const View word :
       {View(U"ヶ月"), View(U"か月"), View(U"カ月"), View(U"箇月"), View(U"ケ月")}) {
    for (auto at = text.find(word); at != View::npos; at = text.find(word, at + 1)) {
      const bool one = at == 0 || ((text[at - 1] == U'1' || text[at - 1] == U'一') &&
                                   (at == 1 || !is_ascii_word(text[at - 2])));
      if (one) return true;
    }
  }
  for (auto at = text.find(U'月'); at != View::npos; at = text.find(U'月', at + 1)) {
    const char32_t left = at > 0 ? text[at - 1] : U' ';
    const View right = text.substr(at + 1);
    const bool in_date = (left >= U'0' && left <= U'9') ||
                         View(U"一二三四五六七八九十来今先翌毎").find(left) != View::npos;
    if (in_date || starts_with_any(right, {U"から", U"まで", U"末", U"経"}) != 0) continue;
    if (starts_with_any(right, {U"に"}) == 0) return true;
    // 「月に300円」「月に一人300円」, also where the text ends before the amount;
    // 「その月に始めたい」 is no period.
    const View rest = right.substr(1);
    if (rest.empty() || (rest[0] >= U'0' && rest[0] <= U'9') ||
        starts_with_any(rest, {U"一人", U"ひとり", U"約"}) != 0) {
      return true;
    }
  }
  return false;
}
bool speaks_of_year(View text) {
  if (contains_any(text,
                   {U"年額",      U"年間",     U"毎年",     U"/年",        U"・年",    U"初年度",
                    U"1年あたり", U"年あたり", U"年当たり", U"各年度",     U"人年",    U"年次",
                    U"年度予算",  U"今年度は", U"来年度は", U"年度あたり", U"1年で",   U"年総額",
                    U"年予算",    U"1年目",    U"1年に",    U"一年で",     U"1年間で", U"一年間で",
                    U"一年に",    U"per year", U"a year",   U"/year",      U"annual"})) {
    return true;
  }
  for (auto at = text.find(U'年'); at != View::npos; at = text.find(U'年', at + 1)) {
    const char32_t left = at > 0 ? text[at - 1] : U' ';
    const View right = text.substr(at + 1);
    const bool in_date =
        (left >= U'0' && left <= U'9') ||
        View(U"一二三四五六七八九十来今昨去翌和前近少青成中かカヶ箇").find(left) != View::npos;
    const View rest = skip_spaces(right);
    const bool followed =
        rest.empty() || (rest.front() >= U'0' && rest.front() <= U'9') ||
        starts_with_any(rest, {U"で",   U"、",   U"約",     U"¥",  U"1",  U"一", U"ひとり", U"総",
                               U"上限", U"最大", U"およそ", U")",  U"・", U"/",  U"換算",   U"予",
                               U"千",   U"二",   U"三",     U"五", U"百", U"に", U"税"}) != 0;
    // 年2回 says how often, not how much a year.
    const bool times =
        contains_any(rest.substr(0, 5), {U"回", U"度", U"人", U"名", U"件", U"社"}) &&
        starts_with_any(rest, {U"1人", U"一人", U"ひとり", U"1名"}) == 0;
    if (!in_date && followed && !times) return true;
  }
  return false;
}

bool speaks_of_use(View clause) {
  for (const View word : kPerUse) {
    for (auto at = clause.find(word); at != View::npos; at = clause.find(word, at + 1)) {
      const bool how_often = at > 0 && View(U"週月年日期").find(clause[at - 1]) != View::npos;
      if (!how_often || at + word.size() + 2 >= clause.size()) return true;
    }
  }
  return false;
}

}  // namespace mitate::ranker::reading
