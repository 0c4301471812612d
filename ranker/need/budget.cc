#include "ranker/need/budget.h"

#include <algorithm>

#include "ranker/need/amount_words.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::int64_t kLargestBudget = 10'000'000'000'000;  // ten trillion yen

struct Amount {
  std::size_t start = 0;
  std::size_t end = 0;  ///< behind 円
  std::int64_t yen = 0;
  BudgetOp op = BudgetOp::Exactly;
  BudgetUnit unit = BudgetUnit::Total;
  BudgetTax tax = BudgetTax::Unknown;
  bool range = false;
  bool has_period = false;
  bool about_budget = false;  ///< 予算, 費用 and the like stand before it
  bool later_year = false;    ///< 次年度以降
  bool first_year = false;
  bool replaced = false;  ///< a correction follows
  bool negative = false;
  bool per_household = false;
  bool same_in_bracket = false;  ///< 税込330,000円 behind 300,000円
  bool initial = false;          ///< paid once at the start
  bool factor = false;           ///< 500円×100人=5万円: the product follows
};

class BudgetReader {
 public:
  explicit BudgetReader(const Passage& passage) : passage_(passage) {}

  BudgetReading read() {
    collect();
    BudgetReading out;
    std::vector<Amount> usable;
    for (const Amount& amount : amounts_) {
      if (amount.yen > kLargestBudget) {
        out.too_large.push_back(passage_.written(amount.start, amount.end));
      } else if (amount.yen <= 0 || amount.negative) {
        out.impossible.push_back(passage_.written(sign_start(amount), amount.end));
      } else {
        usable.push_back(amount);
      }
    }
    const auto nothing = passage_.text().find(U"予算ゼロ");
    if (nothing != View::npos) out.impossible.push_back(passage_.written(nothing, nothing + 4));
    out.ends_cross = crossed_ends(usable);
    if (const auto chosen = choose(usable)) {
      Slot<Budget> slot;
      slot.value = {chosen->yen, chosen->op, chosen->unit, chosen->tax};
      slot.source = passage_.source(chosen->start, chosen->end);
      out.budget = slot;
      out.from_range = chosen->range;
    }
    return out;
  }

 private:
  void collect() {
    const auto& numbers = passage_.numbers;
    bool left_is_money = false;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const NumberToken& number = numbers[i];
      const bool leans = left_is_money && leans_on(passage_, numbers[i - 1], number);
      const bool bare_money = is_money_without_yen(passage_, number, leans);
      left_is_money = bare_money;
      const View after = passage_.after(number.end, 6);
      const bool sign_before = number.start > 0 && passage_.text()[number.start - 1] == U'¥';
      const std::size_t currency = currency_length(after);
      if (number.part_of_code && !sign_before) continue;
      if (currency == 0 && !sign_before && !bare_money) continue;
      // The lower end of a range (300円〜500円) waits for its upper end.
      if (is_lower_end(i, currency)) continue;
      Amount amount;
      amount.start = sign_before ? number.start - 1 : number.start;
      amount.end = number.end + currency;
      amount.yen = number.value;
      amount.negative = is_negative(amount.start);
      amount.range = is_upper_end(i);
      if (amount.range) amount.start = numbers[i - 1].start;
      if (!describe(amount)) continue;
      if (currency == 0 && !amounts_.empty() && !amount.has_period && leans) {
        amount.unit = amounts_.back().unit;
      }
      amounts_.push_back(amount);
    }
    mark_corrections();
  }

  /// Where the amount begins with its sign: マイナス500円.
  [[nodiscard]] std::size_t sign_start(const Amount& amount) const {
    if (!amount.negative) return amount.start;
    const View before = passage_.before(amount.start, 4);
    return amount.start -
           std::max<std::size_t>(ends_with_any(before, {U"マイナス", U"▲", U"△", U"-"}), 0);
  }
  /// 「10万円以上5万円以下」: no amount satisfies both.
  [[nodiscard]] std::optional<std::string> crossed_ends(const std::vector<Amount>& all) const {
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const Amount& low = all[i];
      const Amount& high = all[i + 1];
      const bool beside = high.start >= low.end && high.start - low.end <= 8;
      if (beside && low.op == BudgetOp::AtLeast && high.op == BudgetOp::AtMost &&
          low.yen > high.yen && !low.replaced) {
        return passage_.written(low.start, high.end);
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_negative(std::size_t start) const {
    const View before = passage_.before(start, 4);
    return ends_with_any(before, {U"マイナス", U"▲", U"△"}) != 0 ||
           (ends_with_any(before, {U"-"}) != 0 &&
            (before.size() < 2 || !is_ascii_word(before[before.size() - 2])));
  }

  [[nodiscard]] View between(std::size_t from, std::size_t to) const {
    return to > from ? passage_.text().substr(from, to - from) : View{};
  }
  [[nodiscard]] bool joins_range(std::size_t left, std::size_t right) const {
    const auto& numbers = passage_.numbers;
    View gap = between(numbers[left].end, numbers[right].start);
    if (gap.size() > 4) return false;
    if (const auto currency = currency_length(gap)) gap = gap.substr(currency);
    gap = skip_spaces(gap);
    return gap == U"~" || gap == U"-" || gap == U"~¥" || gap == U"から" || gap == U"ー";
  }
  [[nodiscard]] bool is_lower_end(std::size_t i, std::size_t) const {
    if (i + 1 >= passage_.numbers.size() || !joins_range(i, i + 1)) return false;
    const NumberToken& upper = passage_.numbers[i + 1];
    // 800万円から550万円に減額 is a correction, not a range.
    return upper.value >= passage_.numbers[i].value ||
           upper.big_unit > passage_.numbers[i].big_unit;
  }
  [[nodiscard]] bool is_upper_end(std::size_t i) const {
    return i > 0 && joins_range(i - 1, i) && is_lower_end(i - 1, 0);
  }

  /// Reads unit, operator and tax; false when the amount is no budget.
  bool describe(Amount& amount) const {
    // Words before another amount belong to that one.
    const std::size_t floor = amounts_.empty() ? 0 : amounts_.back().end;
    View before = passage_.before(amount.start, 32);
    if (amount.start - before.size() < floor && floor <= amount.start) {
      before = between(floor, amount.start);
    }
    const View after = tail(amount);
    const View clause = after_last(before, U"、,");
    if (is_no_budget(before, clause, after)) return false;
    read_unit(amount, before, clause, after);
    if (amount.per_household) return false;
    read_operator(amount, before, after);
    read_tax(amount, before, after);
    // 「300,000円（税込330,000円）」: the bracket says the tax of the number inside it.
    if (starts_with_any(after, {U"(税込", U"(内税", U"(税金込"}) != 0 &&
        after.find(U')') == View::npos)
      amount.tax = BudgetTax::Excluded;
    if (starts_with_any(after, {U"(税抜", U"(税別"}) != 0 && after.find(U')') == View::npos)
      amount.tax = BudgetTax::Included;
    amount.same_in_bracket =
        ends_with_any(before, {U"(税込", U"(税込み", U"(税抜", U"(税抜き", U"(税別"}) != 0;
    amount.initial =
        contains_any(clause, {U"初期費用", U"初期費", U"導入費用", U"設置費", U"初期"});
    amount.factor = starts_with_any(after, {U"×", U"x", U"*"}) != 0;
    amount.about_budget =
        contains_any(before, {U"予算", U"費用", U"上限", U"委託", U"限度", U"コスト", U"単価",
                              U"使え", U"回せ", U"出せ", U"枠"});
    amount.later_year =
        contains_any(before, {U"次年度", U"2年目", U"二年目", U"翌年度", U"翌年以降"});
    amount.first_year = contains_any(before, {U"初年度", U"1年目", U"一年目", U"初年"});
    return true;
  }

  /// What follows the amount in its sentence, up to the next number that counts something else.
  [[nodiscard]] View tail(const Amount& amount) const {
    View after = passage_.after(amount.end, 24);
    const auto first = std::upper_bound(
        passage_.numbers.begin(), passage_.numbers.end(), amount.end,
        [](std::size_t at, const NumberToken& number) { return at < number.start; });
    for (auto next = first; next != passage_.numbers.end(); ++next) {
      const NumberToken& number = *next;
      if (number.start >= amount.end + after.size()) break;
      const View unit = passage_.after(number.end, 2);
      const bool per_one = number.value == 1 &&
                           starts_with_any(unit, {U"人", U"名", U"年", U"回", U"ヶ", U"か"}) != 0;
      if (per_one) continue;
      after = after.substr(0, number.start - amount.end);
      break;
    }
    return after;
  }

  bool is_no_budget(View before, View clause, View after) const {
    const bool same_as_before =
        contains_any(after, {U"と同じ", U"と同額", U"並み", U"を踏襲", U"程度を想定"});
    if (contains_any(clause,
                     {U"売上",       U"売り上げ", U"資本金",   U"年商",    U"医療費", U"損失",
                      U"年収",       U"給与",     U"時給",     U"月給",    U"送料",   U"自己負担",
                      U"利用者負担", U"本人負担", U"利用料は", U"参加費",  U"罰金",   U"税収",
                      U"基金",       U"賞金",     U"給付費",   U"経済損失"})) {
      return true;
    }
    if (ends_with_any(before, {U"補助金", U"助成金", U"補助", U"交付金", U"補助は", U"補助金は",
                               U"助成金は", U"補助が", U"補助金が", U"補助金を"}) != 0) {
      return true;
    }
    if (!same_as_before &&
        starts_with_any(after,
                        {U"かかって", U"かかりま", U"かかった", U"支払って", U"払って", U"でした",
                         U"だった", U"の損失", U"を支払", U"もらっ", U"の赤字", U"以上かかって",
                         U"ほどかかって", U"くらいかかって", U"ずつ集め"}) != 0) {
      return true;
    }
    const bool spoken_of_past =
        contains_any(clause, {U"昨年", U"去年", U"前年度", U"現在は", U"現行", U"これまで", U"従来",
                              U"前回", U"今まで", U"いまは", U"以前は"});
    return spoken_of_past && !same_as_before;
  }

  void read_unit(Amount& amount, View before, View clause, View after) const {
    // 円/人・月, 円（1人・月）: what is written right behind the amount belongs to it.
    View suffix = after.substr(0, after.find_first_of(U"、。,"));
    const View near = suffix.substr(0, 14);
    const bool suffix_unit =
        starts_with_any(skip_spaces(near), {U"/", U"(1", U"(一", U"(月", U"(年", U"(/", U"/1"}) !=
            0 ||
        contains_any(near, {U"/人", U"/月", U"/年", U"/回", U"/食", U"/件", U"人・月"});
    const View behind = suffix_unit ? near : View{};
    // 「被保険者1.5万人 委託料上限 800万円」: a number of persons is no unit.
    const View own = behind_counted_persons(clause);
    amount.per_household =
        contains_any(clause, kPerHousehold) || contains_any(behind, kPerHousehold);
    const bool person =
        (own.size() == clause.size() && contains_any(before, kPerPersonStrong)) ||
        contains_any(own, kPerPersonStrong) || contains_any(own, kPerPersonWeak) ||
        contains_any(after.substr(0, 30), {U"per person", U"per employee", U"per head", U"a person",
                                           U"each", U"per user", U"per resident"}) ||
        contains_any(behind, {U"/人", U"1人", U"一人", U"人・月", U"人月", U"/名", U"人あたり",
                              U"人当たり"});
    const bool use = speaks_of_use(clause) || contains_any(behind, kPerUse);
    const View english = after.substr(0, 40);
    bool month =
        speaks_of_month(clause) || (suffix_unit && contains_any(behind, {U"月"})) ||
        contains_any(english, {U"/month", U"per month", U"a month", U"monthly", U"each month"});
    bool year =
        speaks_of_year(clause) || (suffix_unit && contains_any(behind, {U"年"})) ||
        contains_any(english, {U"/year", U"per year", U"a year", U"per annum", U"annually"});
    if (!month && !year && !use) {
      month = speaks_of_month(before);
      year = speaks_of_year(before);
    }
    if (month && year) {
      // Both: the one nearer to the amount (年間契約で月5万円).
      const auto m = before.rfind(U'月');
      const auto y = before.rfind(U'年');
      if (m != View::npos && y != View::npos && m < y)
        month = false;
      else
        year = false;
    }
    amount.has_period = month || year;
    const bool total = contains_any(
        clause, {U"総額", U"総予算", U"全体で", U"合計", U"トータル", U"総枠", U"一式"});
    if (use && !person) {
      amount.unit = BudgetUnit::PerUse;
    } else if (person && !total) {
      amount.unit = month  ? BudgetUnit::PersonMonth
                    : year ? BudgetUnit::PersonYear
                           : BudgetUnit::PerUse;
    } else {
      amount.unit = month  ? BudgetUnit::TotalMonth
                    : year ? BudgetUnit::TotalYear
                           : BudgetUnit::Total;
    }
  }

  /// The part of a clause behind the last group of persons that it counts.
  [[nodiscard]] static View behind_counted_persons(View clause) {
    for (auto at = clause.find_last_of(U"人名"); at != View::npos && at > 0;
         at = clause.find_last_of(U"人名", at - 1)) {
      const View left = clause.substr(0, at);
      const auto digits = left.find_last_not_of(U"0123456789.,万千百");
      const View number = digits == View::npos ? left : left.substr(digits + 1);
      if (!number.empty() && number != U"1") return clause.substr(at + 1);
    }
    return clause;
  }

  static void read_operator(Amount& amount, View before, View after) {
    const View head = after.substr(0, 18);
    const bool limit_after =
        contains_any(head, {U"以内",       U"以下",       U"未満",     U"まで",     U"上限",
                            U"限界",       U"限度",       U"迄",       U"超えな",   U"越えな",
                            U"抑え",       U"おさえ",     U"収め",     U"収ま",     U"必達",
                            U"マックス",   U"max",        U"切る",     U"下回",     U"を上回らな",
                            U"いっぱい",   U"ギリギリ",   U"ぎりぎり", U"超過しな", U"超は不可",
                            U"以上は出せ", U"以上は無理", U"が天井",   U"が精一杯", U"がいいところ",
                            U"がせいぜい", U"or less",    U"maximum",  U"at most"});
    const View tail_before = before.size() > 16 ? before.substr(before.size() - 16) : before;
    const bool limit_before =
        contains_any(tail_before, {U"上限", U"最大", U"max", U"マックス", U"限度", U"高くても",
                                   U"せいぜい", U"多くても", U"天井", U"up to", U"at most",
                                   U"maximum", U"no more than", U"within", U"under", U"less than"});
    const bool about_after = contains_any(
        head.substr(0, 10), {U"程度", U"前後", U"くらい", U"ぐらい", U"ほど", U"見当", U"目安",
                             U"目処", U"見込", U"あたりで", U"内外", U"弱", U"強"});
    const bool about_before =
        ends_with_any(skip_marks(before), {U"約", U"およそ", U"だいたい", U"大体", U"ざっと",
                                           U"おおよそ", U"概ね", U"おおむね"}) != 0;
    const bool at_least = starts_with_any(strip_tax(head), {U"以上", U"~", U"より"}) != 0;
    if (amount.range || limit_after || limit_before) {
      amount.op = BudgetOp::AtMost;
    } else if (about_after || about_before) {
      amount.op = BudgetOp::About;
    } else if (at_least) {
      amount.op = BudgetOp::AtLeast;
    }
  }
  static View skip_marks(View text) {
    while (!text.empty() && (text.back() == U' ' || text.back() == U'¥')) text.remove_suffix(1);
    return text;
  }
  static View strip_tax(View text) {
    if (!text.empty() && text.front() == U'(') {
      const auto close = text.find(U')');
      if (close != View::npos && close < 8) return text.substr(close + 1);
    }
    return text;
  }

  static void read_tax(Amount& amount, View before, View after) {
    const View near_before = before.size() > 8 ? before.substr(before.size() - 8) : before;
    const auto in = [&](Words words) {
      return contains_any(near_before, words) || contains_any(after, words);
    };
    if (in({U"税込", U"内税", U"税金込", U"税コミ", U"消費税込", U"消費税を含"})) {
      amount.tax = BudgetTax::Included;
    } else if (in({U"税抜", U"税別", U"外税", U"税ぬき", U"税を除", U"消費税別", U"税は別", U"+税",
                   U"プラス税"})) {
      amount.tax = BudgetTax::Excluded;
    }
  }

  void mark_corrections() {
    for (std::size_t i = 0; i + 1 < amounts_.size(); ++i) {
      const View gap = between(amounts_[i].end, amounts_[i + 1].start);
      if (gap.size() > 60) continue;
      const bool replaced = contains_any(gap, {U"→",
                                               U"ではなく",
                                               U"じゃなく",
                                               U"訂正",
                                               U"間違",
                                               U"誤り",
                                               U"失礼",
                                               U"正しくは",
                                               U"いや",
                                               U"変更",
                                               U"減額",
                                               U"増額",
                                               U"改め",
                                               U"でなく",
                                               U"修正",
                                               U"だったが",
                                               U"でしたが",
                                               U"としていましたが",
                                               U"お伝えしましたが",
                                               U"と言いましたが",
                                               U"と申し上げ",
                                               U"下がり",
                                               U"引き下げ",
                                               U"引き上げ",
                                               U"に下げ",
                                               U"に上げ",
                                               U"やっぱり",
                                               U"やはり"}) ||
                            starts_with_any(gap, {U"から"}) != 0;
      if (!replaced) continue;
      amounts_[i].replaced = true;
      // 年間800万円から550万円に: the period is said once.
      Amount& next = amounts_[i + 1];
      if (!next.has_period && amounts_[i].has_period) next.unit = amounts_[i].unit;
      // 1人300円/月、いや500円/月: so are the persons.
      if (next.unit == BudgetUnit::TotalMonth && amounts_[i].unit == BudgetUnit::PersonMonth) {
        next.unit = BudgetUnit::PersonMonth;
      }
      if (next.unit == BudgetUnit::TotalYear && amounts_[i].unit == BudgetUnit::PersonYear) {
        next.unit = BudgetUnit::PersonYear;
      }
      if (next.unit == BudgetUnit::Total && amounts_[i].unit == BudgetUnit::PerUse)
        next.unit = BudgetUnit::PerUse;
    }
  }

  [[nodiscard]] std::optional<Amount> choose(const std::vector<Amount>& all) const {
    std::vector<Amount> open;
    for (const Amount& amount : all) {
      if (!amount.replaced && !amount.later_year && !amount.same_in_bracket) open.push_back(amount);
    }
    // Of what is paid once and what is paid again, the second is the budget; of a product, the
    // result.
    if (open.size() > 1) {
      const std::vector<Amount> all_open = open;
      std::erase_if(open, [](const Amount& amount) { return amount.initial || amount.factor; });
      if (open.empty()) open = all_open;
    }
    if (open.empty()) open = all;
    if (open.empty()) return std::nullopt;
    const auto first_year =
        std::find_if(open.begin(), open.end(), [](const Amount& a) { return a.first_year; });
    if (first_year != open.end()) return *first_year;
    std::vector<Amount> limits;
    for (const Amount& amount : open) {
      if (amount.op == BudgetOp::AtMost) limits.push_back(amount);
    }
    if (!limits.empty()) {
      Amount chosen = limits.back();
      // 総枠は年4,500万円。うち900万円まで: a part of a yearly sum is yearly.
      for (const Amount& amount : open) {
        const bool earlier_year =
            amount.end <= chosen.start && amount.unit == BudgetUnit::TotalYear;
        if (chosen.unit == BudgetUnit::Total && earlier_year) chosen.unit = BudgetUnit::TotalYear;
      }
      return chosen;
    }
    const auto named =
        std::find_if(open.begin(), open.end(), [](const Amount& a) { return a.about_budget; });
    return named != open.end() ? *named : open.front();
  }

  const Passage& passage_;
  std::vector<Amount> amounts_;
};

}  // namespace

BudgetReading read_budget(const Passage& passage) { return BudgetReader(passage).read(); }

}  // namespace mitate::ranker::reading
