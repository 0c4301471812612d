#include "ranker/need/headcount.h"

#include <algorithm>
#include <array>

#include "ranker/need/headcount_choice.h"
#include "ranker/need/headcount_group.h"
#include "ranker/need/headcount_words.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::size_t kBetweenSites = 16;  // characters between the numbers of two sites

constexpr std::int64_t kMostPersons = 200'000'000;  // beyond the population of Japan

using Group = PersonGroup;

std::size_t person_unit(View after) {
  const std::size_t space = after.size() - skip_spaces(after).size();
  const View word = after.substr(space);
  const std::size_t unit = starts_with_any(
      word, {U"人", U"名", U"にん", U"めい", U"ニン", U"メイ", U"名様", U"世帯", U"persons",
             U"people", U"employees", U"staff", U"workers", U"residents", U"members"});
  return unit == 0 ? 0 : space + unit;
}

/// 人月, 人あたり, 人に1人, 人暮らし, 名義: the number does not count a group.
bool is_other_use(View behind_unit) {
  return starts_with_any(behind_unit,
                         {U"月",     U"あたり", U"当たり", U"当り", U"につき", U"/",   U"に1人",
                          U"に一人", U"暮らし", U"用",     U"乗り", U"部屋",   U"義",  U"生",
                          U"間",     U"称",     U"科",     U"工",   U"件",     U"力",  U"口",
                          U"目",     U"事",     U"年",     U"頭",   U"一組",   U"1組", U"・月",
                          U"・年",   U"くらし", U"称",     U"古屋", U"材"}) != 0;
}

class HeadcountReader {
 public:
  HeadcountReader(const Passage& passage, std::optional<BuyerType> buyer)
      : passage_(passage), buyer_(buyer) {}

  HeadcountReading read() {
    collect();
    HeadcountReading out;
    std::vector<Group> usable;
    for (const Group& group : groups_) {
      const std::int64_t size = group.count.representative().value_or(0);
      if (size > kMostPersons) {
        out.impossible.push_back(passage_.written(group.start, group.end));
      } else if (size >= 1) {
        usable.push_back(group);
      } else if (group.kind && group.count.value) {
        out.nobody.push_back(passage_.written(group.start, group.end));
      }
    }
    out.exceeds_whole = more_than_the_whole(passage_, buyer_, usable);
    if (auto chosen = chosen_group(passage_, buyer_, usable)) {
      Slot<Headcount> slot;
      slot.value = chosen->count;
      slot.value.kind = chosen->kind.value_or(default_kind(passage_, buyer_));
      slot.source = passage_.source(chosen->start, chosen->end);
      out.headcount = slot;
    }
    return out;
  }

  [[nodiscard]] bool any() {
    collect();
    return std::any_of(groups_.begin(), groups_.end(), [](const Group& g) { return !g.minor; });
  }

 private:
  void collect() {
    const auto& numbers = passage_.numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const NumberToken& number = numbers[i];
      if (number.part_of_code || number.has_fraction) continue;
      const View after = passage_.after(number.end, 12);
      std::size_t unit = person_unit(after);
      const bool households = unit != 0 && after.substr(0, unit).find(U"世帯") != View::npos;
      if (unit != 0 && (is_other_use(after.substr(unit)) || joins_range(i))) continue;
      if (unit == 0 && !counts_without_unit(number, after)) continue;
      // 一人, 1人: a person, not a group. 0人 is told back.
      if (number.value == 1 && unit != 0) continue;
      // Hundreds written as digits with kanji (300~500人): the upper end carries the unit.
      Group group;
      group.start = number.start;
      group.end = number.end + unit;
      read_numbers(group, i, after.substr(unit));
      if (is_age_or_share(number)) continue;
      describe(group, after.substr(unit));
      if (is_left_out(group.end) || belongs_to_others(group)) continue;
      if (number.value == 0 && !group.kind) continue;
      if (households && group.kind != HeadcountKind::TargetPersons) continue;
      // 実習生25名を含む60人: the first is inside the second.
      if (starts_with_any(passage_.after(group.end, 6),
                          {U"を含む", U"を含め", U"含む", U"も含め", U"込み", U"を入れて"}) != 0 &&
          i + 1 < numbers.size()) {
        group.inside_next = true;
      }
      groups_.push_back(group);
    }
    for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
      if (groups_[i].inside_next && groups_[i + 1].start - groups_[i].end <= 12)
        groups_[i].replaced = true;
    }
    mark_corrections();
  }

  /// 「人口12万」「加入者1万5千」「社員数300」「正社員700＋」: the noun in front says what is
  /// counted.
  [[nodiscard]] bool counts_without_unit(const NumberToken& number, View after) const {
    if (is_lower_end_of_persons(number)) return false;
    const View next = skip_spaces(after);
    if (!next.empty() && next.front() == U'%') return false;
    if (starts_with_any(
            after,
            {U"円",   U"歳", U"才",   U"年", U"月", U"日", U"回",  U"社", U"件", U"か所", U"ヶ所",
             U"拠点", U"店", U"号",   U"番", U"割", U"分", U"時",  U"階", U"校", U"園",   U"床",
             U"位",   U"倍", U"食",   U"通", U"枚", U"台", U"つ",  U"個", U"代", U"期",   U"種",
             U"歩",   U"kg", U"mmhg", U"点", U"章", U"本", U"型",  U"部", U"ヶ", U"か月", U"カ月",
             U"交",   U"次", U"級",   U"市", U"町", U"県", U"kcal"}) != 0) {
      return false;
    }
    const View before = passage_.before(number.start, 10);
    for (const Hit& hit : passage_.of(CueSlot::HeadcountKind)) {
      if (hit.end > number.start || hit.end + 6 < number.start) continue;
      const View gap = passage_.text().substr(hit.end, number.start - hit.end);
      const View rest = gap.substr(starts_with_any(
          gap, {U"数", U"総数", U"数は", U"数が", U"は", U"が", U":", U"数:", U"約", U"は約",
                U"数約", U"数は約", U" ", U"数 ", U":約", U"数:約", U"およそ"}));
      if (skip_spaces(rest).empty()) return number.value >= 10;
    }
    return ends_with_any(before, {U"人数:", U"人数は", U"人数 ", U"規模:", U"人数=", U"規模=",
                                  U"人数約", U"数:", U"数="}) != 0;
  }

  [[nodiscard]] bool is_lower_end_of_persons(const NumberToken& number) const {
    for (std::size_t i = 0; i + 1 < passage_.numbers.size(); ++i) {
      if (passage_.numbers[i].start == number.start) return joins_range(i);
    }
    return false;
  }

  [[nodiscard]] bool joins_range(std::size_t left) const {
    const auto& numbers = passage_.numbers;
    if (left + 1 >= numbers.size()) return false;
    View gap =
        passage_.text().substr(numbers[left].end, numbers[left + 1].start - numbers[left].end);
    if (gap.size() > 4) return false;
    if (const auto unit = person_unit(gap)) gap = gap.substr(unit);
    gap = skip_spaces(gap);
    const bool mark = gap == U"~" || gap == U"-" || gap == U"から" || gap == U"ー";
    return mark && person_unit(passage_.after(numbers[left + 1].end, 3)) != 0 &&
           (numbers[left + 1].value > numbers[left].value ||
            numbers[left + 1].big_unit > numbers[left].big_unit);
  }

  void read_numbers(Group& group, std::size_t i, View behind) const {
    const auto& numbers = passage_.numbers;
    const std::int64_t value = numbers[i].value;
    if (i > 0 && joins_range(i - 1)) {
      std::int64_t low = numbers[i - 1].value;
      // 1~2万人: the unit is said once.
      if (numbers[i - 1].big_unit == 1 && numbers[i].big_unit > 1 && low < numbers[i].big_unit) {
        low *= numbers[i].big_unit;
      }
      group.count.min = low;
      group.count.max = value;
      group.start = numbers[i - 1].start;
      return;
    }
    const View next = skip_spaces(behind);
    if (starts_with_any(next, {U"未満", U"弱", U"足らず", U"に満たない"}) != 0) {
      group.count.max = value - 1;
    } else if (starts_with_any(next, {U"以下", U"以内", U"まで"}) != 0) {
      group.count.max = value;
    } else if (starts_with_any(next, {U"以上", U"超", U"を超え", U"強", U"~"}) != 0) {
      group.count.min = value;
    } else {
      group.count.value = value;
    }
  }

  [[nodiscard]] bool is_age_or_share(const NumberToken& number) const {
    return ends_with_any(passage_.before(number.start, 4),
                         {U"番号", U"番号は", U"番号:", U"№", U"no.", U"第"}) != 0;
  }

  /// The words nearest to the number decide: before it in its clause, else right behind it.
  void describe(Group& group, View behind) {
    const std::size_t floor = groups_.empty() ? 0 : groups_.back().end;
    View before = passage_.before(group.start, 26);
    const std::size_t before_start = group.start - before.size();
    if (before_start < floor) before = passage_.text().substr(floor, group.start - floor);
    const View clause = after_last(before, U"、,");

    std::optional<HeadcountKind> nearest;
    std::size_t nearest_end = 0;
    std::size_t nearest_start = 0;
    for (const Hit& hit : passage_.from(CueSlot::HeadcountKind, group.start - before.size())) {
      if (hit.start >= group.start) break;
      if (hit.end > group.start) continue;
      nearest = headcount_kind(hit.value());
      nearest_end = hit.end;
      nearest_start = hit.start;
    }
    // Groups named as segments are the ones a service is for (高齢者3万6千人, 夜勤者300名).
    for (const Hit& hit : passage_.from(CueSlot::Segment, group.start - before.size())) {
      const std::string_view value = hit.value();
      if (hit.start >= group.start) break;
      if (hit.end > group.start) continue;
      if (value == "employees" || value == "residents" || value == "policyholders") continue;
      const View gap = passage_.text().substr(hit.end, group.start - hit.end);
      if (hit.end >= nearest_end && gap.find_first_of(U"、,") == View::npos && gap.size() <= 8) {
        nearest = HeadcountKind::TargetPersons;
        nearest_end = hit.end;
      }
    }
    if (nearest && nearest != HeadcountKind::TargetPersons &&
        is_qualified(passage_, *nearest, nearest_start)) {
      nearest = HeadcountKind::TargetPersons;
    }
    group.kind = nearest;
    group.is_site = names_a_site(clause);
    const bool part_of_whole = contains_any(before, {U"うち", U"まず", U"中の", U"このうち"}) &&
                               !contains_any(before, {U"うちの", U"うちは"});
    const bool part_stated =
        contains_any(clause, {U"のうち", U"うち、", U"まずは", U"まず", U"そのうち", U"内、"}) ||
        ends_with_any(clause, {U"うち", U"うち約"}) != 0;
    const View next = skip_spaces(behind);
    const bool target_behind =
        starts_with_any(
            next,
            {U"が対象",       U"を対象",     U"対象",     U"に絞",     U"規模で実施", U"参加",
             U"が参加",       U"の対象",     U"の参加",   U"に配",     U"に送",       U"に提供",
             U"ほどが対象",   U"程度が対象", U"の利用者", U"の希望者", U"を見込",     U"の未治療",
             U"くらいが対象", U"に試",       U"から始",   U"で試",     U"分の機器"}) != 0;
    if (target_behind || part_stated || part_of_whole) group.kind = HeadcountKind::TargetPersons;
    // A bracket counts parts of the number before it; where none stands before, it counts the
    // whole.
    group.only_counted = !target_behind && !groups_.empty() && !groups_.front().opens_bracket &&
                         is_only_counted(passage_, clause);
    group.opens_bracket = groups_.empty() && clause.find(U'(') != View::npos;
    if (contains_any(clause, {U"人口", U"総人口"}) && !part_stated)
      group.kind = HeadcountKind::Residents;
    if (!group.kind && names_the_affected(passage_, group.start, clause))
      group.kind = HeadcountKind::TargetPersons;
    if (!group.kind) group.kind = kind_behind(next);
    group.is_total =
        ends_with_any(clause, {U"計", U"合計", U"総勢", U"全体で", U"計約", U"総数",
                               U"グループ全体で", U"全社で", U"合わせて", U"あわせて"}) != 0;
    const bool whole = ends_with_any(clause, {U"全体は", U"全体", U"全体で", U"全社で", U"全社は",
                                              U"全部で", U"全員で"}) != 0;
    if (whole && group.kind == HeadcountKind::TargetPersons && !target_behind)
      group.kind = std::nullopt;
    if (!group.kind && !whole && names_a_kind_of_person(clause))
      group.kind = HeadcountKind::TargetPersons;
    const bool employment_class =
        contains_any(clause, {U"正社員", U"パート", U"アルバイト", U"契約社員", U"派遣", U"嘱託",
                              U"非正規", U"正規"}) &&
        !part_stated && !part_of_whole;
    group.adds_to_previous =
        before.find(U'+') != View::npos || (employment_class && last_was_class_);
    // 「正社員310名・派遣90名」: the second class of one workforce, not a group to be reached.
    if (employment_class && last_was_class_ && !target_behind)
      group.kind = HeadcountKind::Employees;
    last_was_class_ = employment_class;
    // 65歳以上の市民3万人 is a group, not the town.
    if ((group.kind == HeadcountKind::Residents || !group.kind) &&
        contains_any(clause, {U"歳以上", U"歳未満", U"歳から", U"歳の", U"代の", U"歳~"})) {
      group.kind = HeadcountKind::TargetPersons;
    }
    // 「本社50人・工場150人」: one workforce at several sites.
    const bool beside_site = !groups_.empty() && groups_.back().is_site && group.is_site &&
                             group.start - groups_.back().end <= kBetweenSites;
    if (beside_site && !target_behind && group.kind != HeadcountKind::TargetPersons) {
      group.adds_to_previous = true;
      group.kind = groups_.back().kind = HeadcountKind::Employees;
    }
    group.minor = is_minor(group, clause, next);
  }

  /// 「従業者50人未満の中小企業に広めたい」 says a municipality of the companies in its area.
  [[nodiscard]] bool belongs_to_others(const Group& group) const {
    if (buyer_ != BuyerType::Municipality || group.kind != HeadcountKind::Employees) return false;
    const View after = passage_.after(group.end, 12);
    return contains_any(after, {U"企業", U"事業所", U"会社", U"事業者"});
  }

  /// 「うちパート1,100人は対象に含めません」
  [[nodiscard]] bool is_left_out(std::size_t end) const {
    return starts_with_any(passage_.after(end, 14),
                           {U"は対象に含め", U"は含め", U"は含み", U"は除", U"を除", U"は対象外",
                            U"は対象とし", U"は対象にし", U"は別", U"以外"}) != 0;
  }

  void mark_corrections() {
    for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
      if (groups_[i].end > groups_[i + 1].start) continue;
      const View gap =
          passage_.text().substr(groups_[i].end, groups_[i + 1].start - groups_[i].end);
      if (gap.size() > 40) continue;
      const bool replaced = gap == U"から" || gap == U"→" || gap == U"から約" ||
                            contains_any(gap, {U"訂正", U"間違", U"誤り", U"正しくは", U"ではなく",
                                               U"じゃなく", U"いや", U"でなく", U"失礼"});
      if (!replaced) continue;
      groups_[i].replaced = true;
      if (!groups_[i + 1].kind) groups_[i + 1].kind = groups_[i].kind;
    }
  }

  const Passage& passage_;
  std::optional<BuyerType> buyer_;
  std::vector<Group> groups_;
  bool last_was_class_ = false;
};

}  // namespace

HeadcountReading read_headcount(const Passage& passage, std::optional<BuyerType> buyer) {
  return HeadcountReader(passage, buyer).read();
}

bool counts_persons(const Passage& passage) { return HeadcountReader(passage, std::nullopt).any(); }

}  // namespace mitate::ranker::reading
