#include "ranker/need/headcount_words.h"

#include <algorithm>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;
}  // namespace

View skip_tail(View text) {
  while (!text.empty() && (text.back() == U' ' || text.back() == U':' || text.back() == U'約'))
    text.remove_suffix(1);
  return text;
}

bool names_a_kind_of_person(View clause) {
  const View word = skip_tail(clause);
  return word.size() >= 3 && word.back() == U'者' &&
         (is_kanji(word[word.size() - 2]) || is_katakana(word[word.size() - 2]));
}

std::optional<HeadcountKind> headcount_kind(std::string_view value) {
  if (value == "employees") return HeadcountKind::Employees;
  if (value == "insured") return HeadcountKind::Insured;
  if (value == "residents") return HeadcountKind::Residents;
  return HeadcountKind::TargetPersons;
}

bool names_the_affected(const Passage& passage, std::size_t number, View clause) {
  View left = skip_tail(clause);
  if (!left.empty() && View(U"がはもで").find(left.back()) != View::npos) left.remove_suffix(1);
  if (ends_with_any(left, {U"がついた者", U"付いた者", U"のついた者", U"の方", U"る方", U"た方",
                           U"い方", U"る人", U"た人", U"い人", U"の人", U"る者", U"た者", U"い者",
                           U"の方々", U"る方々"}) != 0) {
    return true;
  }
  if (left.empty() || left.back() != U'の') return false;
  constexpr std::size_t kLongestMention = 40;
  const auto ends_near = [&](CueSlot slot) {
    const auto hits = passage.from(slot, number > kLongestMention ? number - kLongestMention : 0);
    const auto stop =
        std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.start >= number; });
    return std::any_of(hits.begin(), stop, [&](const Hit& hit) {
      if (hit.end >= number || number - hit.end > 16) return false;
      const View gap = passage.text().substr(hit.end, number - hit.end);
      const bool bracket =
          gap.front() == U'(' && gap.find(U')') != View::npos && gap.find(U')') + 3 >= gap.size();
      return gap.size() <= 2 || bracket;
    });
  };
  return ends_near(CueSlot::Domain) || ends_near(CueSlot::Segment);
}

bool names_a_site(View clause) {
  View left = skip_tail(clause);
  if (!left.empty() && left.back() == U')') {
    const auto open = left.rfind(U'(');
    if (open != View::npos) left = left.substr(0, open);
  }
  while (!left.empty() && View(U"がはにで").find(left.back()) != View::npos) left.remove_suffix(1);
  return ends_with_any(left, {U"本社", U"支社", U"本店", U"支店", U"工場", U"営業所", U"事業所",
                              U"倉庫", U"店舗", U"拠点", U"センター", U"研究所", U"事務所"}) != 0;
}

bool is_qualified(const Passage& passage, HeadcountKind kind, std::size_t noun) {
  const View left = passage.before(noun, 12);
  // 75歳以上の被保険者 are all that a society of the old insures.
  if (kind != HeadcountKind::Insured &&
      ends_with_any(
          left, {U"代の", U"代以上の", U"歳以上の", U"歳未満の", U"歳以下の", U"歳代の"}) != 0) {
    return true;
  }
  if (ends_with_any(left, {U"対象の",   U"対象となる", U"該当する", U"中断した", U"受けていない",
                           U"希望する", U"指摘された", U"抱える",   U"喫煙する", U"治療中の",
                           U"未治療の", U"未受診の",   U"予備群の", U"が高い",   U"が高めの",
                           U"の高い",   U"が悪い",     U"の悪い",   U"のある",   U"が必要な",
                           U"に悩む",   U"外国籍",     U"外国人",   U"若手",     U"新人",
                           U"シニア",   U"赴任中の",   U"休職中の", U"妊娠中の", U"育児中の"}) !=
      0) {
    return true;
  }
  if (left.empty() || left.back() != U'の') return false;
  constexpr std::size_t kLongestMention = 40;
  const auto ends_here = [&](CueSlot slot) {
    const auto hits = passage.from(slot, noun > kLongestMention ? noun - kLongestMention : 0);
    const auto stop =
        std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.start >= noun; });
    return std::any_of(hits.begin(), stop, [&](const Hit& hit) {
      return hit.end + 1 == noun && hit.value() != "employees" && hit.value() != "residents" &&
             hit.value() != "policyholders";
    });
  };
  return ends_here(CueSlot::Domain) || ends_here(CueSlot::Segment);
}

bool is_only_counted(const Passage& passage, View clause) {
  struct Part {
    View name;
    Words subjects;  ///< words that make them the ones who are meant
  };
  static constexpr Part kParts[] = {
      {U"女性",
       {U"生理", U"月経", U"更年期", U"妊", U"婦人", U"乳がん", U"子宮", U"産後", U"産休", U"出産",
        U"産前", U"pms", U"フェムテック"}},
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
    for (auto at = passage.text().find(part.name); at != View::npos;
         at = passage.text().find(part.name, at + 1)) {
      ++times;
    }
    return times < 2 && !contains_any(passage.text(), part.subjects);
  }
  return false;
}

std::optional<HeadcountKind> kind_behind(View next) {
  const View word = next.substr(
      std::min(next.size(),
               starts_with_any(next, {U"ほどの", U"程度の", U"規模の", U"くらいの", U"の", U"弱の",
                                      U"以下の", U"未満の", U"以上の", U"強の", U"超の"})));
  if (word.size() == next.size()) return std::nullopt;
  const bool workshop = starts_with_any(word, {U"町工場", U"市場", U"町医者", U"市販"}) != 0;
  if (workshop) return HeadcountKind::Employees;
  if (starts_with_any(word, {U"町", U"村", U"市", U"自治体", U"まち"}) != 0)
    return HeadcountKind::Residents;
  if (starts_with_any(word, {U"健保", U"組合", U"共済"}) != 0) return HeadcountKind::Insured;
  if (starts_with_any(word,
                      {U"会社", U"企業", U"工場", U"事業所", U"社員", U"従業員", U"職員", U"病院",
                       U"職場", U"スタッフ", U"製造", U"建設", U"運送", U"小売", U"it"}) != 0) {
    return HeadcountKind::Employees;
  }
  if (starts_with_any(word, {U"被保険者", U"加入者", U"組合員"}) != 0)
    return HeadcountKind::Insured;
  if (starts_with_any(word, {U"住民", U"市民", U"町民", U"村民", U"区民"}) != 0)
    return HeadcountKind::Residents;
  if (starts_with_any(word, {U"対象", U"利用者", U"参加者", U"希望者", U"患者", U"高齢者",
                             U"予備群", U"喫煙者", U"該当者"}) != 0) {
    return HeadcountKind::TargetPersons;
  }
  return std::nullopt;
}

bool is_minor(const PersonGroup& group, View clause, View next) {
  const std::int64_t size = group.count.representative().value_or(0);
  if (ends_with_any(skip_tail(clause),
                    {U"保健師",     U"講師",       U"担当者",     U"担当",   U"医師",
                     U"管理栄養士", U"相談員",     U"栄養士",     U"読者",   U"読者は",
                     U"事務局",     U"心理士",     U"理学療法士", U"コーチ", U"インストラクター",
                     U"産業医",     U"トレーナー", U"審査員",     U"委員",   U"保健師が",
                     U"産業医は",   U"専門職"}) != 0) {
    return true;
  }
  const bool story =
      contains_any(clause, {U"昨年", U"去年", U"前年", U"昨年度", U"過去", U"年で", U"年間で",
                            U"この1年"}) ||
      starts_with_any(next, {U"が退職", U"が離職", U"辞め", U"が辞め", U"出た", U"出て", U"が倒れ",
                             U"が亡くな", U"が休職", U"が発症", U"発生", U"も出"}) != 0 ||
      contains_any(clause, {U"倒れ", U"退職し", U"休職者が", U"休職者は", U"離職", U"亡くな"});
  // 従業員50人以上になったので: a threshold of the law, not a size.
  if (starts_with_any(next, {U"以上になっ", U"以上の事業場", U"以上の事業所は", U"を超えたので",
                             U"以上は義務", U"以上だと", U"以上なので"}) != 0) {
    return true;
  }
  // 「参加者が3,000人で頭打ち」: what was reached, not what is asked for.
  if (starts_with_any(
          next, {U"で頭打ち", U"にとどま", U"に留ま", U"どまり", U"で止まって", U"しかい"}) != 0)
    return true;
  return story && size < 100;
}

}  // namespace mitate::ranker::reading
