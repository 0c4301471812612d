// A parser for one slot, longer than most files here.
#include "ranker/need/headcount.h"

#include <algorithm>
#include <array>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::int64_t kMostPersons = 200'000'000;  // beyond the population of Japan

struct Group {
  std::size_t start = 0;
  std::size_t end = 0;
  Headcount count;
  std::optional<HeadcountKind> kind;  ///< as said by the words around it
  bool is_total = false;              ///< 計, 総勢
  bool replaced = false;
  bool adds_to_previous = false;      ///< 正社員700＋パート1,300
  bool only_counted = false;       ///< うち女性85人: describes the whole
  bool inside_next = false;        ///< 25名を含む60人
  bool minor = false;                 ///< a story about few people, staff of a service
};

std::size_t person_unit(View after) {
  const std::size_t space = after.size() - skip_spaces(after).size();
  const View word = after.substr(space);
  const std::size_t unit = starts_with_any(word, {U"人", U"名", U"にん", U"めい", U"ニン", U"メイ", U"名様", U"世帯",
                                                  U"persons", U"people", U"employees"});
  return unit == 0 ? 0 : space + unit;
}

/// 人月, 人あたり, 人に1人, 人暮らし, 名義: the number does not count a group.
bool is_other_use(View behind_unit) {
  return starts_with_any(behind_unit, {U"月", U"あたり", U"当たり", U"当り", U"につき", U"/", U"に1人", U"に一人",
                                       U"暮らし", U"用", U"乗り", U"部屋", U"義", U"生", U"間", U"称", U"科",
                                       U"工", U"件", U"力", U"口", U"目", U"事", U"年", U"頭", U"一組",
                                       U"1組", U"・月", U"・年", U"くらし", U"称", U"古屋", U"材"}) != 0;
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
    out.exceeds_whole = more_than_the_whole(usable);
    if (auto chosen = choose(usable)) {
      Slot<Headcount> slot;
      slot.value = chosen->count;
      slot.value.kind = chosen->kind.value_or(default_kind());
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
      if (starts_with_any(passage_.after(group.end, 6), {U"を含む", U"を含め", U"含む", U"も含め", U"込み", U"を入れて"}) != 0 &&
          i + 1 < numbers.size()) {
        group.inside_next = true;
      }
      groups_.push_back(group);
    }
    for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
      if (groups_[i].inside_next && groups_[i + 1].start - groups_[i].end <= 12) groups_[i].replaced = true;
    }
    mark_corrections();
  }

  /// 「人口12万」「加入者1万5千」「社員数300」「正社員700＋」: the noun in front says what is counted.
  [[nodiscard]] bool counts_without_unit(const NumberToken& number, View after) const {
    if (is_lower_end_of_persons(number)) return false;
    const View next = skip_spaces(after);
    if (!next.empty() && next.front() == U'%') return false;
    if (starts_with_any(after, {U"円", U"歳", U"才", U"年", U"月", U"日", U"回", U"社", U"件", U"か所", U"ヶ所",
                               U"拠点", U"店", U"号", U"番", U"割", U"分", U"時", U"階", U"校", U"園", U"床",
                               U"位", U"倍", U"食", U"通", U"枚", U"台", U"つ", U"個", U"代", U"期", U"種",
                               U"歩", U"kg", U"mmhg", U"点", U"章", U"本", U"型", U"部", U"ヶ", U"か月",
                               U"カ月", U"交", U"次", U"級", U"市", U"町", U"県", U"kcal"}) != 0) {
      return false;
    }
    const View before = passage_.before(number.start, 10);
    for (const Hit& hit : passage_.of(CueSlot::HeadcountKind)) {
      if (hit.end > number.start || hit.end + 6 < number.start) continue;
      const View gap = passage_.text().substr(hit.end, number.start - hit.end);
      const View rest = gap.substr(starts_with_any(gap, {U"数", U"総数", U"数は", U"数が", U"は", U"が", U":",
                                                        U"数:", U"約", U"は約", U"数約", U"数は約", U" ",
                                                        U"数 ", U":約", U"数:約", U"およそ"}));
      if (skip_spaces(rest).empty()) return number.value >= 10;
    }
    return ends_with_any(before, {U"人数:", U"人数は", U"人数 ", U"規模:", U"人数=", U"規模=", U"人数約", U"数:", U"数="}) != 0;
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
    View gap = passage_.text().substr(numbers[left].end, numbers[left + 1].start - numbers[left].end);
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
    return ends_with_any(passage_.before(number.start, 4), {U"番号", U"番号は", U"番号:", U"№", U"no.", U"第"}) != 0;
  }

  /// The words nearest to the number decide: before it in its clause, else right behind it.
  void describe(Group& group, View behind) const {
    std::size_t floor = 0;
    for (const Group& earlier : groups_) floor = std::max(floor, earlier.end);
    View before = passage_.before(group.start, 26);
    const std::size_t before_start = group.start - before.size();
    if (before_start < floor) before = passage_.text().substr(floor, group.start - floor);
    const View clause = after_last(before, U"、,");

    std::optional<HeadcountKind> nearest;
    std::size_t nearest_end = 0;
    std::size_t nearest_start = 0;
    for (const Hit& hit : passage_.of(CueSlot::HeadcountKind)) {
      if (hit.end > group.start || hit.start < group.start - before.size()) continue;
      nearest = headcount_kind(hit.value());
      nearest_end = hit.end;
      nearest_start = hit.start;
    }
    // Groups named as segments are the ones a service is for (高齢者3万6千人, 夜勤者300名).
    for (const Hit& hit : passage_.of(CueSlot::Segment)) {
      const std::string_view value = hit.value();
      if (hit.end > group.start || hit.start < group.start - before.size()) continue;
      if (value == "employees" || value == "residents" || value == "policyholders") continue;
      const View gap = passage_.text().substr(hit.end, group.start - hit.end);
      if (hit.end >= nearest_end && gap.find_first_of(U"、,") == View::npos && gap.size() <= 8) {
        nearest = HeadcountKind::TargetPersons;
        nearest_end = hit.end;
      }
    }
    if (nearest && nearest != HeadcountKind::TargetPersons && is_qualified(*nearest, nearest_start)) {
      nearest = HeadcountKind::TargetPersons;
    }
    group.kind = nearest;
    const bool part_of_whole = contains_any(before, {U"うち", U"まず", U"中の", U"このうち"}) &&
                               !contains_any(before, {U"うちの", U"うちは"});
    const bool part_stated = contains_any(clause, {U"のうち", U"うち、", U"まずは", U"まず", U"そのうち", U"内、"}) ||
                             ends_with_any(clause, {U"うち", U"うち約"}) != 0;
    const View next = skip_spaces(behind);
    const bool target_behind =
        starts_with_any(next, {U"が対象", U"を対象", U"対象", U"に絞", U"規模で実施", U"参加", U"が参加", U"の対象", U"の参加",
                               U"に配", U"に送", U"に提供", U"ほどが対象", U"程度が対象", U"の利用者",
                               U"の希望者", U"を見込", U"の未治療", U"くらいが対象", U"に試", U"から始",
                               U"で試", U"分の機器"}) != 0;
    if (target_behind || part_stated || part_of_whole) group.kind = HeadcountKind::TargetPersons;
    group.only_counted = !target_behind && is_only_counted(clause);
    if (contains_any(clause, {U"人口", U"総人口"}) && !part_stated) group.kind = HeadcountKind::Residents;
    if (!group.kind && names_the_affected(group.start, clause)) group.kind = HeadcountKind::TargetPersons;
    if (!group.kind) group.kind = kind_behind(next);
    group.is_total = ends_with_any(clause, {U"計", U"合計", U"総勢", U"全体で", U"計約", U"総数", U"グループ全体で",
                                            U"全社で", U"合わせて", U"あわせて"}) != 0;
    const bool whole = ends_with_any(clause, {U"全体は", U"全体", U"全体で", U"全社で", U"全社は", U"全部で", U"全員で"}) != 0;
    if (whole && group.kind == HeadcountKind::TargetPersons && !target_behind) group.kind = std::nullopt;
    if (!group.kind && !whole && names_a_kind_of_person(clause)) group.kind = HeadcountKind::TargetPersons;
    const bool employment_class =
        contains_any(clause, {U"正社員", U"パート", U"アルバイト", U"契約社員", U"派遣", U"嘱託", U"非正規", U"正規"}) &&
        !part_stated && !part_of_whole;
    group.adds_to_previous =
        before.find(U'+') != View::npos || (employment_class && last_was_class_);
    last_was_class_ = employment_class;
    // 65歳以上の市民3万人 is a group, not the town.
    if ((group.kind == HeadcountKind::Residents || !group.kind) &&
        contains_any(clause, {U"歳以上", U"歳未満", U"歳から", U"歳の", U"代の", U"歳~"})) {
      group.kind = HeadcountKind::TargetPersons;
    }
    group.minor = is_minor(group, before, clause, next);
  }

  /// 「低栄養の方2,000人」「腎機能低下（eGFR45未満）の60名」: persons called by what they have.
  [[nodiscard]] bool names_the_affected(std::size_t number, View clause) const {
    const View left = skip_tail(clause);
    if (ends_with_any(left, {U"の方", U"る方", U"た方", U"い方", U"る人", U"た人", U"い人", U"の人", U"る者", U"た者", U"い者",
                             U"の方々", U"る方々"}) != 0) {
      return true;
    }
    if (left.empty() || left.back() != U'の') return false;
    const auto ends_near = [&](const std::vector<Hit>& hits) {
      return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
        if (hit.end >= number || number - hit.end > 16) return false;
        const View gap = passage_.text().substr(hit.end, number - hit.end);
        const bool bracket = gap.front() == U'(' && gap.find(U')') != View::npos && gap.find(U')') + 3 >= gap.size();
        return gap.size() <= 2 || bracket;
      });
    };
    return ends_near(passage_.of(CueSlot::Domain)) || ends_near(passage_.of(CueSlot::Segment));
  }

  /// 「糖尿病の社員30名」「40代以上の加入者4,000人」「対象の職員55名」: a part of the whole, chosen by what it has.
  [[nodiscard]] bool is_qualified(HeadcountKind kind, std::size_t noun) const {
    const View left = passage_.before(noun, 12);
    // 75歳以上の被保険者 are all that a society of the old insures.
    if (kind != HeadcountKind::Insured &&
        ends_with_any(left, {U"代の", U"代以上の", U"歳以上の", U"歳未満の", U"歳以下の", U"歳代の"}) != 0) {
      return true;
    }
    if (ends_with_any(left, {U"対象の", U"対象となる", U"該当する",
                             U"中断した", U"受けていない", U"希望する", U"指摘された", U"抱える", U"喫煙する", U"治療中の", U"未治療の",
                             U"未受診の", U"予備群の", U"が高い", U"が高めの", U"の高い", U"が悪い", U"の悪い", U"のある", U"が必要な",
                             U"に悩む", U"外国籍", U"外国人", U"若手", U"新人", U"シニア", U"赴任中の", U"休職中の", U"妊娠中の", U"育児中の"}) != 0) {
      return true;
    }
    if (left.empty() || left.back() != U'の') return false;
    const auto ends_here = [&](const std::vector<Hit>& hits) {
      return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
        return hit.end + 1 == noun && hit.value() != "employees" && hit.value() != "residents" &&
               hit.value() != "policyholders";
      });
    };
    return ends_here(passage_.of(CueSlot::Domain)) || ends_here(passage_.of(CueSlot::Segment));
  }

  /// 「うち女性85人」「うち被扶養者21,000人」 only describes the whole, unless the text is about them.
  [[nodiscard]] bool is_only_counted(View clause) const {
    struct Part {
      View name;
      Words subjects;  ///< words that make them the ones who are meant
    };
    static constexpr Part kParts[] = {
        {U"女性", {U"生理", U"月経", U"更年期", U"妊", U"婦人", U"乳がん", U"子宮", U"産後", U"産休", U"出産", U"産前", U"pms", U"フェムテック"}},
        {U"男性", {U"男性更年期"}},
        {U"被扶養者", {U"主婦", U"配偶者"}},
        {U"外国人", {U"語"}},
        {U"外国籍", {U"語"}},
        {U"正社員", {U"正社員のみ"}},
        {U"パート", {U"パートのみ"}},
        {U"アルバイト", {U"アルバイトのみ"}},
        {U"派遣", {U"派遣のみ"}},
        {U"本社", {U"本社のみ"}}};
    const auto mark = clause.rfind(U"うち");
    if (mark == View::npos && clause.find(U'(') == View::npos) return false;
    const View named = mark == View::npos ? after_last(clause, U"(") : clause.substr(mark + 2);
    for (const Part& part : kParts) {
      if (named.substr(0, part.name.size()) != part.name) continue;
      std::size_t times = 0;
      for (auto at = passage_.text().find(part.name); at != View::npos;
           at = passage_.text().find(part.name, at + 1)) {
        ++times;
      }
      return times < 2 && !contains_any(passage_.text(), part.subjects);
    }
    return false;
  }

  /// 海外赴任者60名, 再雇用者130人: a group called by what it does is the one meant.
  [[nodiscard]] static bool names_a_kind_of_person(View clause) {
    const View word = skip_tail(clause);
    return word.size() >= 3 && word.back() == U'者' &&
           (is_kanji(word[word.size() - 2]) || is_katakana(word[word.size() - 2]));
  }

  [[nodiscard]] static std::optional<HeadcountKind> headcount_kind(std::string_view value) {
    if (value == "employees") return HeadcountKind::Employees;
    if (value == "insured") return HeadcountKind::Insured;
    if (value == "residents") return HeadcountKind::Residents;
    return HeadcountKind::TargetPersons;
  }

  /// 「200人の社員」「5,000人の町」「2万人の健保」
  [[nodiscard]] std::optional<HeadcountKind> kind_behind(View next) const {
    const View word = next.substr(std::min(next.size(), starts_with_any(next, {U"ほどの", U"程度の", U"規模の", U"くらいの", U"の", U"弱の", U"以下の", U"未満の", U"以上の", U"強の", U"超の"})));
    if (word.size() == next.size()) return std::nullopt;
    const bool workshop = starts_with_any(word, {U"町工場", U"市場", U"町医者", U"市販"}) != 0;
    if (workshop) return HeadcountKind::Employees;
    if (starts_with_any(word, {U"町", U"村", U"市", U"自治体", U"まち"}) != 0) return HeadcountKind::Residents;
    if (starts_with_any(word, {U"健保", U"組合", U"共済"}) != 0) return HeadcountKind::Insured;
    if (starts_with_any(word, {U"会社", U"企業", U"工場", U"事業所", U"社員", U"従業員", U"職員", U"病院", U"職場",
                               U"スタッフ", U"製造", U"建設", U"運送", U"小売", U"it"}) != 0) {
      return HeadcountKind::Employees;
    }
    if (starts_with_any(word, {U"被保険者", U"加入者", U"組合員"}) != 0) return HeadcountKind::Insured;
    if (starts_with_any(word, {U"住民", U"市民", U"町民", U"村民", U"区民"}) != 0) return HeadcountKind::Residents;
    if (starts_with_any(word, {U"対象", U"利用者", U"参加者", U"希望者", U"患者", U"高齢者", U"予備群", U"喫煙者",
                               U"該当者"}) != 0) {
      return HeadcountKind::TargetPersons;
    }
    return std::nullopt;
  }

  /// Staff of a service, readers, and stories of few people are no size of a need.
  [[nodiscard]] bool is_minor(const Group& group, View before, View clause, View next) const {
    const std::int64_t size = group.count.representative().value_or(0);
    if (ends_with_any(skip_tail(clause), {U"保健師", U"講師", U"担当者", U"担当", U"医師", U"管理栄養士", U"相談員",
                                          U"栄養士", U"読者", U"読者は", U"事務局", U"心理士", U"理学療法士",
                                          U"コーチ", U"インストラクター", U"産業医", U"トレーナー",
                                          U"審査員", U"委員", U"保健師が", U"産業医は", U"専門職"}) != 0) {
      return true;
    }
    const bool story = contains_any(clause, {U"昨年", U"去年", U"前年", U"昨年度", U"過去", U"年で", U"年間で", U"この1年"}) ||
                       starts_with_any(next, {U"が退職", U"が離職", U"辞め", U"が辞め", U"出た", U"出て", U"が倒れ", U"が亡くな",
                                              U"が休職", U"が発症", U"発生", U"も出"}) != 0 ||
                       contains_any(clause, {U"倒れ", U"退職し", U"休職者が", U"休職者は", U"離職", U"亡くな"});
    (void)before;
    // 従業員50人以上になったので: a threshold of the law, not a size.
    if (starts_with_any(next, {U"以上になっ", U"以上の事業場", U"以上の事業所は", U"を超えたので", U"以上は義務", U"以上だと", U"以上なので"}) != 0) {
      return true;
    }
    return story && size < 100;
  }
  static View skip_tail(View text) {
    while (!text.empty() && (text.back() == U' ' || text.back() == U':' || text.back() == U'約')) text.remove_suffix(1);
    return text;
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
                           {U"は対象に含め", U"は含め", U"は含み", U"は除", U"を除", U"は対象外", U"は対象とし",
                            U"は対象にし", U"は別", U"以外"}) != 0;
  }

  void mark_corrections() {
    for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
      if (groups_[i].end > groups_[i + 1].start) continue;
      const View gap = passage_.text().substr(groups_[i].end, groups_[i + 1].start - groups_[i].end);
      if (gap.size() > 40) continue;
      const bool replaced = gap == U"から" || gap == U"→" || gap == U"から約" ||
                            contains_any(gap, {U"訂正", U"間違", U"誤り", U"正しくは", U"ではなく", U"じゃなく",
                                               U"いや", U"でなく", U"失礼"});
      if (!replaced) continue;
      groups_[i].replaced = true;
      if (!groups_[i + 1].kind) groups_[i + 1].kind = groups_[i].kind;
    }
  }

  [[nodiscard]] std::optional<Group> choose(std::vector<Group> all) const {
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Group& g) { return g.replaced || g.minor; }),
              all.end());
    if (std::any_of(all.begin(), all.end(), [](const Group& g) { return !g.only_counted; })) {
      all.erase(std::remove_if(all.begin(), all.end(), [](const Group& g) { return g.only_counted; }),
                all.end());
    }
    narrow_to_stated_class(all);
    if (all.empty()) return std::nullopt;
    const auto of_kind = [&](HeadcountKind kind) {
      std::vector<Group> out;
      for (const Group& group : all) {
        if (group.kind == kind) out.push_back(group);
      }
      return out;
    };
    const auto targets = of_kind(HeadcountKind::TargetPersons);
    if (!targets.empty()) return targets.back();
    const auto total = std::find_if(all.begin(), all.end(), [](const Group& g) { return g.is_total; });
    if (total != all.end()) return *total;
    std::vector<Group> named = of_kind(main_kind());
    if (named.empty()) {
      for (const Group& group : all) {
        if (group.kind) named.push_back(group);
      }
    }
    if (named.empty()) named = all;
    // 組合員5,600名…50人で試す: a smaller number without a noun beside the whole is the group.
    if (named.front().kind && !named.front().adds_to_previous) {
      for (const Group& group : all) {
        if (group.kind || group.start < named.front().end || group.adds_to_previous) continue;
        const auto size = group.count.representative().value_or(0);
        if (size * 2 > named.front().count.representative().value_or(0)) continue;
        Group target = group;
        target.kind = HeadcountKind::TargetPersons;
        return target;
      }
    }
    return summed(named);
  }

  /// 「対象は正社員のみ」: of several classes only the named one is meant.
  void narrow_to_stated_class(std::vector<Group>& all) const {
    const View text = passage_.text();
    const auto at = text.find(U"対象は");
    if (at == View::npos || all.size() < 2) return;
    const View rest = passage_.after(at + 3, 14);
    const auto limit = std::min({rest.find(U"のみ"), rest.find(U"だけ"), rest.find(U"に限"), rest.find(U"とし"), rest.find(U"です")});
    if (limit == View::npos || limit < 2 || limit > 8) return;
    const View name = rest.substr(0, limit);
    for (const Group& group : all) {
      const View before = passage_.before(group.start, 12);
      if (ends_with_any(before, {U"対象", U"対象は"}) != 0 || before.find(name) == View::npos) continue;
      Group chosen = group;
      all.assign(1, chosen);
      return;
    }
  }

  /// 「従業員50名、対象100名」: the group cannot be larger than the whole it is taken from.
  [[nodiscard]] std::optional<std::string> more_than_the_whole(const std::vector<Group>& all) const {
    if (buyer_ != BuyerType::Employer) return std::nullopt;
    const Group* whole = nullptr;
    for (const Group& group : all) {
      if (group.replaced || group.minor || group.adds_to_previous || !group.count.value) continue;
      if (group.kind == HeadcountKind::Employees) {
        if (whole != nullptr) return std::nullopt;  // several classes or sites: no single whole
        whole = &group;
      }
    }
    if (whole == nullptr) return std::nullopt;
    for (const Group& group : all) {
      if (group.kind != HeadcountKind::TargetPersons || group.replaced || group.minor || !group.count.value) continue;
      const View left = passage_.before(group.start, 8);
      const bool stated = contains_any(left, {U"対象", U"うち"});
      if (stated && *group.count.value > *whole->count.value) {
        return passage_.written(whole->start, whole->end) + "・" + passage_.written(group.start, group.end);
      }
    }
    return std::nullopt;
  }

  /// 正社員700＋パート1,300 is one workforce.
  [[nodiscard]] static Group summed(const std::vector<Group>& groups) {
    Group out = groups.front();
    for (std::size_t i = 1; i < groups.size(); ++i) {
      if (!groups[i].adds_to_previous || !out.count.value || !groups[i].count.value) break;
      *out.count.value += *groups[i].count.value;
      out.end = groups[i].end;
    }
    return out;
  }

  [[nodiscard]] HeadcountKind main_kind() const {
    if (buyer_ == BuyerType::Insurer) return HeadcountKind::Insured;
    if (buyer_ == BuyerType::Municipality) return HeadcountKind::Residents;
    return HeadcountKind::Employees;
  }
  [[nodiscard]] HeadcountKind default_kind() const {
    if (buyer_ == BuyerType::Employer) return HeadcountKind::Employees;
    // A society's bare number is its members; a private insurer's is the size of an offer.
    const auto& buyers = passage_.of(CueSlot::BuyerType);
    const bool is_private = std::any_of(buyers.begin(), buyers.end(), [](const Hit& hit) {
      return hit.value() == "insurance-company";
    });
    if (buyer_ == BuyerType::Insurer && !is_private) return HeadcountKind::Insured;
    return HeadcountKind::TargetPersons;
  }

  const Passage& passage_;
  std::optional<BuyerType> buyer_;
  std::vector<Group> groups_;
  mutable bool last_was_class_ = false;
};

}  // namespace

HeadcountReading read_headcount(const Passage& passage, std::optional<BuyerType> buyer) {
  return HeadcountReader(passage, buyer).read();
}

bool counts_persons(const Passage& passage) { return HeadcountReader(passage, std::nullopt).any(); }

}  // namespace mitate::ranker::reading
