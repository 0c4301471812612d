#include "ranker/need/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr int kReiwaOffset = 2018;  // 令和1年 = 2019
constexpr int kFiscalYearStartMonth = 4;

int fiscal_year_of(Date date) {
  return date.month() >= kFiscalYearStartMonth ? date.year() : date.year() - 1;
}

std::string iso_month(int year, int month) {
  return std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
}
std::string iso_day(int year, int month, int day) {
  return iso_month(year, month) + (day < 10 ? "-0" : "-") + std::to_string(day);
}

struct Point {
  std::size_t start = 0;
  std::size_t end = 0;
  std::optional<PartialDate> date;
  std::optional<int> fiscal_year;
  int weight = 0;  ///< how clearly the words around it speak of a start or a latest date
};

class DateReader {
 public:
  explicit DateReader(const Passage& passage) : passage_(passage) {}

  DeadlineReading read() {
    for (std::size_t i = 0; i < passage_.numbers.size(); ++i) number(i);
    dotted();
    spans_from_today();
    phrases();
    DeadlineReading out;
    const Point* best = nullptr;
    for (const Point& point : points_) {
      if (best == nullptr || point.weight > best->weight) best = &point;
    }
    out.past = past_;
    out.contract_end = end_of_range();
    if (best == nullptr) return out;
    Slot<Deadline> slot;
    slot.value.date = best->date;
    slot.value.fiscal_year = best->fiscal_year;
    std::size_t end = best->end;
    const std::size_t ending = starts_with_any(
        passage_.after(end, 6),
        {U"までに", U"まで", U"から", U"中に", U"内に", U"中", U"内", U"より", U"以降"});
    end += ending;
    slot.value.text = passage_.written(best->start, end);
    slot.source = passage_.source(best->start, end);
    if (best->date &&
        starts_with_any(passage_.after(best->end, 6),
                        {U"から", U"より", U"開始", U"に開始", U"スタート", U"以降"}) != 0) {
      out.contract_start = best->date->earliest();
    }
    out.deadline = slot;
    return out;
  }

 private:
  /// 「令和9年4月1日から令和10年3月31日まで」: the first day after the range.
  [[nodiscard]] std::optional<Date> end_of_range() const {
    for (const Point& first : points_) {
      for (const Point& last : points_) {
        if (!first.date || !last.date || last.start < first.end || last.start - first.end > 4)
          continue;
        const View gap = text().substr(first.end, last.start - first.end);
        if (gap != U"から" && gap != U"より" && gap != U"~" && gap != U"-" && gap != U"〜")
          continue;
        return last.date->latest().plus_days(1);
      }
    }
    return std::nullopt;
  }

  /// R9.4.1, 令和9.4, 2027.4.1: the parts are joined by dots, which numbers read as fractions.
  void dotted() {
    const View all = text();
    const auto digits = [&](std::size_t at) {
      std::size_t end = at;
      while (end < all.size() && all[end] >= U'0' && all[end] <= U'9') ++end;
      return end;
    };
    const auto value = [&](std::size_t from, std::size_t to) {
      int out = 0;
      for (std::size_t i = from; i < to && to - from <= 4; ++i)
        out = out * 10 + static_cast<int>(all[i] - U'0');
      return out;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool starts =
          all[i] >= U'0' && all[i] <= U'9' && (i == 0 || all[i - 1] < U'0' || all[i - 1] > U'9');
      if (!starts) continue;
      const std::size_t year_end = digits(i);
      const bool letter = i > 0 && all[i - 1] == U'r' && (i < 2 || !is_ascii_word(all[i - 2]));
      const bool era = letter || (i > 1 && all.substr(i - 2, 2) == U"令和");
      const bool western = year_end - i == 4 && all[i] == U'2' && all[i + 1] == U'0';
      if ((!era && !western) || (era && year_end - i > 2)) continue;
      const std::size_t start = !era ? i : letter ? i - 1 : i - 2;
      const int year = value(i, year_end) + (era ? kReiwaOffset : 0);
      if (year_end >= all.size() || (all[year_end] != U'.' && !(letter && all[year_end] == U'/')))
        continue;
      const std::size_t month_end = digits(year_end + 1);
      const int month = value(year_end + 1, month_end);
      if (month_end == year_end + 1 || month < 1 || month > 12) continue;
      if (month_end < all.size() && (all[month_end] == U'.' || all[month_end] == U'/')) {
        const std::size_t day_end = digits(month_end + 1);
        const int day = value(month_end + 1, day_end);
        if (day_end > month_end + 1 && day >= 1 && day <= 31) {
          add_day(start, day_end, year, month, day);
          continue;
        }
      }
      if (all[year_end] == U'.') add_month(start, month_end, year, month);
    }
  }

  /// 「3か月以内に導入したい」「2週間以内に」: counted from today.
  void spans_from_today() {
    for (const NumberToken& number : passage_.numbers) {
      if (number.part_of_code || number.has_fraction || number.value < 1 || number.value > 60)
        continue;
      const View after = passage_.after(number.end, 12);
      const std::size_t months =
          starts_with_any(after, {U"ヶ月", U"か月", U"カ月", U"ケ月", U"箇月"});
      const std::size_t weeks = starts_with_any(after, {U"週間"});
      const std::size_t unit = months + weeks;
      if (unit == 0 ||
          starts_with_any(after.substr(unit), {U"以内", U"のうち", U"後に", U"後まで"}) == 0)
        continue;
      if (!contains_any(
              passage_.after(number.end + unit, 16),
              {U"導入", U"開始", U"始め", U"スタート", U"入れ", U"稼働", U"使い", U"契約"}))
        continue;
      const int count = static_cast<int>(number.value);
      const Date date =
          months != 0 ? passage_.as_of.plus_months(count) : passage_.as_of.plus_days(count * 7);
      add_day(number.start, number.end + unit + 2, date.year(), static_cast<int>(date.month()),
              static_cast<int>(date.day()));
    }
  }

  [[nodiscard]] View text() const { return passage_.text(); }
  [[nodiscard]] const NumberToken* next_number(std::size_t i, std::size_t at) const {
    return i + 1 < passage_.numbers.size() && passage_.numbers[i + 1].start == at
               ? &passage_.numbers[i + 1]
               : nullptr;
  }

  void number(std::size_t i) {
    const NumberToken& first = passage_.numbers[i];
    const View after = passage_.after(first.end, 4);
    const View before = passage_.before(first.start, 4);
    if (first.big_unit > 1) return;
    if (ends_with_any(before, {U"fy"}) != 0 && first.value >= 2000 && first.value < 2100) {
      add_fiscal(first.start - 2, first.end, static_cast<int>(first.value));
      return;
    }
    if (first.has_fraction) return;
    const bool era = ends_with_any(before, {U"令和", U"r"}) != 0 &&
                     (ends_with_any(before, {U"令和"}) != 0 || first.part_of_code);
    const bool western = first.value >= 2000 && first.value < 2100 && first.end - first.start >= 4;
    if (era || western) {
      const std::size_t start =
          era ? first.start - (ends_with_any(before, {U"令和"}) != 0 ? 2 : 1) : first.start;
      with_year(i, start, static_cast<int>(first.value) + (era ? kReiwaOffset : 0), era);
      return;
    }
    if (first.part_of_code) return;
    if (starts_with_any(after, {U"月"}) != 0 && first.value >= 1 && first.value <= 12)
      bare_month(i);
  }

  void with_year(std::size_t i, std::size_t start, int year, bool era) {
    const NumberToken& first = passage_.numbers[i];
    std::size_t at = first.end;
    const View after = passage_.after(at, 4);
    if (starts_with_any(after, {U"年度"}) != 0) {
      add_fiscal(start, at + 2, year);
      return;
    }
    const bool kanji_form = starts_with_any(after, {U"年"}) != 0;
    const bool mark_form = starts_with_any(after, {U"/", U"-", U"."}) != 0;
    if (!kanji_form && !mark_form) {
      // 2027.4 is one token with a fraction elsewhere; a year alone is no date.
      return;
    }
    const NumberToken* month = next_number(i, at + 1);
    if (month == nullptr || month->value < 1 || month->value > 12) {
      if (kanji_form && !era) whole_year(start, at + 1, year);
      if (kanji_form && era) whole_year(start, at + 1, year);
      return;
    }
    at = month->end;
    if (kanji_form && starts_with_any(passage_.after(at, 2), {U"月"}) == 0) return;
    month_and_day(i + 1, start, year, static_cast<int>(month->value), kanji_form);
  }

  void whole_year(std::size_t start, std::size_t end, int year) {
    View after = passage_.after(end, 4);
    if (starts_with_any(after, {U"の春", U"の夏", U"の秋"}) != 0) {
      after.remove_prefix(1);
      ++end;
    }
    if (starts_with_any(after, {U"春"}) != 0) add_month(start, end + 1, year, 4);
    if (starts_with_any(after, {U"夏"}) != 0) add_month(start, end + 1, year, 7);
    if (starts_with_any(after, {U"秋"}) != 0) add_month(start, end + 1, year, 10);
    if (starts_with_any(after, {U"内", U"中", U"末"}) != 0) add_day(start, end, year, 12, 31);
  }

  /// From the number of the month on: a day may follow, or 末.
  void month_and_day(std::size_t i, std::size_t start, int year, int month, bool kanji_form) {
    const NumberToken& number = passage_.numbers[i];
    std::size_t at = number.end + (kanji_form ? 1 : 0);
    if (!kanji_form) {
      const View mark = passage_.after(at, 1);
      const bool more =
          !mark.empty() && (mark.front() == U'/' || mark.front() == U'-' || mark.front() == U'.');
      const NumberToken* day = more ? next_number(i, at + 1) : nullptr;
      if (day != nullptr) {
        add_day(start, day->end, year, month, static_cast<int>(day->value));
      } else {
        add_month(start, at, year, month);
      }
      return;
    }
    if (starts_with_any(passage_.after(at, 2), {U"号", U"期"}) != 0) return;
    if (starts_with_any(passage_.after(at, 2), {U"末"}) != 0) {
      if (const auto first = Date::from(year, static_cast<unsigned>(month), 1)) {
        const Date last = first->plus_months(1).plus_days(-1);
        add_day(start, at + 1, year, month, static_cast<int>(last.day()));
      }
      return;
    }
    const NumberToken* day = next_number(i, at);
    if (day != nullptr && starts_with_any(passage_.after(day->end, 2), {U"日"}) != 0) {
      add_day(start, day->end + 1, year, month, static_cast<int>(day->value));
    } else {
      add_month(start, at, year, month);
    }
  }

  /// 「4月から」: the next one after the reference date. 来年4月 and 翌年4月 name the year.
  void bare_month(std::size_t i) {
    const NumberToken& number = passage_.numbers[i];
    const View before = passage_.before(number.start, 6);
    const int month = static_cast<int>(number.value);
    std::size_t start = number.start;
    const View after_month = passage_.after(number.end + 1, 8);
    if (starts_with_any(after_month, {U"決算", U"期", U"号", U"額", U"次", U"あたり", U"分"}) != 0)
      return;
    if (ends_with_any(before, {U"年", U"度", U"毎年"}) != 0 &&
        ends_with_any(before, {U"来年", U"翌年", U"今年", U"来年度", U"年度", U"再来年"}) == 0) {
      return;  // 2027年4月 was read with its year
    }
    const Date today = passage_.as_of;
    int year = month > static_cast<int>(today.month()) ? today.year() : today.year() + 1;
    const std::pair<View, int> kYears[] = {
        {U"再来年", 2}, {U"来年", 1}, {U"翌年", 1}, {U"今年", 0}};
    bool named = false;
    for (const auto& [word, offset] : kYears) {
      if (ends_with_any(before, {word}) == 0) continue;
      year = today.year() + offset;
      start -= word.size();
      named = true;
      break;
    }
    if (!named) {
      const std::pair<View, int> kFiscal[] = {{U"来年度", 1}, {U"今年度", 0}, {U"来年度の", 1}};
      for (const auto& [word, offset] : kFiscal) {
        if (ends_with_any(before, {word}) == 0) continue;
        year = fiscal_year_of(today) + offset + (month < kFiscalYearStartMonth ? 1 : 0);
        start -= word.size();
        named = true;
        break;
      }
    }
    if (!named && !speaks_of_start(number.start, number.end + 1)) return;
    month_and_day(i, start, year, month, true);
  }

  void phrases() {
    const int fiscal = fiscal_year_of(passage_.as_of);
    const Date today = passage_.as_of;
    const auto each = [&](View word, auto&& use) {
      for (auto at = text().find(word); at != View::npos; at = text().find(word, at + 1))
        use(at, at + word.size());
    };
    const std::pair<View, int> kFiscal[] = {{U"再来年度", 2}, {U"来年度", 1}, {U"次年度", 1},
                                            {U"翌年度", 1},   {U"新年度", 1}, {U"今年度", 0},
                                            {U"本年度", 0},   {U"来期", 1},   {U"今期", 0}};
    for (const auto& [word, offset] : kFiscal) {
      each(word, [&, &word = word, &offset = offset](std::size_t start, std::size_t end) {
        if (word == U"来年度" && start > 0 && text()[start - 1] == U'再') return;
        const View after = passage_.after(end, 3);
        if (starts_with_any(after, {U"以降"}) != 0 && word == U"次年度") return;
        if (!after.empty() && after.front() >= U'1' && after.front() <= U'9') return;
        if (!speaks_of_start(start, end) && word != U"来年度" && word != U"再来年度") return;
        if (starts_with_any(after, {U"の予算", U"予算"}) != 0) return;
        add_fiscal(start, end, fiscal + offset);
      });
    }
    each(U"年度内", [&](std::size_t start, std::size_t end) {
      const bool named =
          start > 0 &&
          (ends_with_any(passage_.before(start, 3), {U"来", U"今", U"本", U"次", U"翌"}) != 0 ||
           (text()[start - 1] >= U'0' && text()[start - 1] <= U'9') || is_kanji(text()[start - 1]));
      if (!named) add_fiscal(start, end, fiscal);
    });
    each(U"年度末", [&](std::size_t start, std::size_t end) {
      if (start == 0 || !(is_kanji(text()[start - 1]) || is_ascii_word(text()[start - 1])))
        add_fiscal(start, end, fiscal);
    });
    each(U"年内", [&](std::size_t start, std::size_t end) {
      const char32_t left = start > 0 ? text()[start - 1] : U' ';
      if (left >= U'0' && left <= U'9') return;  // 3年内 and 2027年内 are read elsewhere
      const int year = left == U'来' ? today.year() + 1 : today.year();
      add_day(left == U'来' ? start - 1 : start, end, year, 12, 31);
    });
    each(U"年末まで", [&](std::size_t start, std::size_t) {
      const bool next = start > 0 && text()[start - 1] == U'来';
      add_day(start, start + 2, today.year() + (next ? 1 : 0), 12, 31);
    });
    each(U"来春",
         [&](std::size_t start, std::size_t end) { add_month(start, end, today.year() + 1, 4); });
    each(U"来年春",
         [&](std::size_t start, std::size_t end) { add_month(start, end, today.year() + 1, 4); });
    each(U"半年以内", [&](std::size_t start, std::size_t end) {
      const Date last = today.plus_months(6);
      add_day(start, end, last.year(), static_cast<int>(last.month()),
              static_cast<int>(last.day()));
    });
    each(U"来月", [&](std::size_t start, std::size_t end) {
      const Date next = passage_.as_of.plus_months(1);
      add_month(start, end, next.year(), static_cast<int>(next.month()));
    });
    each(U"今月中", [&](std::size_t start, std::size_t end) {
      const auto first = Date::from(today.year(), today.month(), 1);
      const Date last = first->plus_months(1).plus_days(-1);
      add_day(start, end, last.year(), static_cast<int>(last.month()),
              static_cast<int>(last.day()));
    });
  }

  /// から, までに, 開始 and the like close behind, or 時期/開始/納期 close in front.
  [[nodiscard]] bool speaks_of_start(std::size_t start, std::size_t end) const {
    const View after = passage_.after(end, 14);
    const View before = passage_.before(start, 10);
    return contains_any(
               after,
               {U"から",   U"まで",       U"開始",   U"スタート", U"導入",   U"始め",   U"はじめ",
                U"中に",   U"中の",       U"内に",   U"より",     U"に実施", U"稼働",   U"運用",
                U"着手",   U"契約",       U"間に合", U"末",       U"上期",   U"下期",   U"以降",
                U"に入れ", U"に立ち上げ", U"期限",   U"委託",     U"実施",   U"を目標", U"を目処",
                U"をめど", U"に始",       U"予定"}) ||
           contains_any(before, {U"開始", U"時期", U"納期", U"期限", U"導入", U"遅くとも", U"契約",
                                 U"希望時期", U"スタート", U"できれば"});
  }

  [[nodiscard]] int weigh(std::size_t start, std::size_t end) const {
    const View after = passage_.after(end, 16);
    const View before = passage_.before(start, 12);
    // What was, what is published, and how long a survey ran are no dates to meet.
    if (contains_any(after.substr(0, 10),
                     {U"に実施しま", U"に導入しま", U"に開始しま", U"に実施した。", U"に導入した。",
                      U"号", U"時点", U"現在", U"の実績", U"の調査", U"に設立", U"創業", U"の国勢",
                      U"に終了", U"の結果", U"版", U"に始めま", U"の人口"})) {
      return -1;
    }
    if (contains_any(before, {U"掲載", U"創業", U"設立", U"発行"})) return -1;
    return speaks_of_start(start, end) ? 2 : 1;
  }

  void add(Point point) {
    point.weight = weigh(point.start, point.end);
    if (point.weight < 0) return;
    // The past cannot be met; a date to meet that is over is told back.
    if (point.date && point.date->latest() < passage_.as_of) {
      const bool to_be_met =
          starts_with_any(passage_.after(point.end, 8),
                          {U"まで", U"末まで", U"から開始", U"に開始", U"中に", U"スタート"}) != 0;
      if (to_be_met) past_ = passage_.written(point.start, point.end);
      return;
    }
    if (point.fiscal_year && *point.fiscal_year < fiscal_year_of(passage_.as_of)) return;
    points_.push_back(std::move(point));
  }
  void add_fiscal(std::size_t start, std::size_t end, int year) {
    add({start, end, std::nullopt, year, 0});
  }
  void add_month(std::size_t start, std::size_t end, int year, int month) {
    if (const auto date = PartialDate::parse(iso_month(year, month)))
      add({start, end, date, std::nullopt, 0});
  }
  void add_day(std::size_t start, std::size_t end, int year, int month, int day) {
    if (const auto date = PartialDate::parse(iso_day(year, month, day)))
      add({start, end, date, std::nullopt, 0});
  }

  const Passage& passage_;
  std::vector<Point> points_;
  std::string past_;
};

}  // namespace

DeadlineReading read_deadline(const Passage& passage) { return DateReader(passage).read(); }

}  // namespace mitate::ranker::reading
