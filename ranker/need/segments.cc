#include "ranker/need/segments.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ranker/need/concepts.h"
#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::int64_t kOlderFrom = 65;

/// wide group, narrow group: the wide one is left out where the narrow one is named.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNarrower{{
    {"older-adults", "living-alone"},
    {"older-adults", "frail-older"},
    {"older-adults", "dementia-people"},
    {"female-employees", "midlife-women"},
    {"female-employees", "pregnant-postpartum"},
    {"family-carers", "working-carers"},
    {"at-risk-checkup", "prediabetes"},
}};

bool has(const std::vector<Slot<std::string>>& list, std::string_view value) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Slot<std::string>& slot) { return slot.value == value; });
}

/// 「70歳以上」「75歳〜」 and 「80代」 name older adults whatever the number.
void add_ages(const Passage& passage, std::vector<Slot<std::string>>& out) {
  for (const NumberToken& number : passage.numbers) {
    const View after = passage.after(number.end, 6);
    if (number.part_of_code || number.value < kOlderFrom || number.value > 110) continue;
    const std::size_t unit = starts_with_any(
        after, {U"歳以上", U"才以上", U"歳~", U"歳超", U"歳から", U"代以上", U"歳を超え"});
    if (unit != 0) add_once(out, "older-adults", passage.source(number.start, number.end + unit));
  }
}

/// 「健診で血圧が高めの社員」: found at a check-up, whatever the value is called.
void add_found_at_checkup(const Passage& passage, std::vector<Slot<std::string>>& out) {
  constexpr std::array<View, 6> kAt{U"健診で",       U"健康診断で", U"血液検査で",
                                    U"人間ドックで", U"ドックで",   U"検診で"};
  for (const View word : kAt) {
    for (auto at = passage.text().find(word); at != View::npos;
         at = passage.text().find(word, at + 1)) {
      const View after = passage.after(at + word.size(), 18);
      if (contains_any(after,
                       {U"高", U"悪", U"異常", U"引っか", U"ひっか", U"指摘", U"所見", U"基準"})) {
        add_once(out, "at-risk-checkup", passage.source(at, at + word.size()));
      }
    }
  }
}

/// 「女性6割」「女性が7割」「半数が女性」: a workforce that is largely female.
void add_share_of_women(const Passage& passage, std::vector<Slot<std::string>>& out) {
  for (const NumberToken& number : passage.numbers) {
    const View after = passage.after(number.end, 4);
    const bool tenths = starts_with_any(after, {U"割"}) != 0 && number.value >= 3;
    const bool percent = starts_with_any(after, {U"%", U"パーセント"}) != 0 && number.value >= 30;
    if (!tenths && !percent) continue;
    const bool women_before =
        ends_with_any(passage.before(number.start, 8),
                      {U"女性", U"女性が", U"女性は", U"女性比率", U"女性比率は", U"女性の割合は",
                       U"女性約", U"女性が約", U"女性の比率は", U"女性率"}) != 0;
    const bool women_after = contains_any(passage.after(number.end, 5), {U"が女性", U"は女性"});
    if (women_before || women_after) {
      add_once(out, "female-employees", passage.source(number.start, number.end));
    }
  }
  for (const View word :
       {View(U"半数が女性"), View(U"半分が女性"), View(U"女性が半分"), View(U"女性が半数"),
        View(U"女性が過半"), View(U"過半数が女性"), View(U"ほとんどが女性"), View(U"大半が女性"),
        View(U"多くが女性"), View(U"全員女性"), View(U"全員が女性"), View(U"ほぼ女性"),
        View(U"女性ばかり"), View(U"女性だけの職場"), View(U"女性が多数")}) {
    const auto half = passage.text().find(word);
    if (half != View::npos)
      add_once(out, "female-employees", passage.source(half, half + word.size()));
  }
}

/// 「アルコールチェックで引っかかる」 is no finding of a check-up.
bool caught_elsewhere(const Passage& passage, const Hit& hit) {
  const View word = passage.text().substr(hit.start, hit.end - hit.start);
  if (word != U"引っかか" && word != U"ひっかか") return false;
  return contains_any(passage.before(hit.start, 16),
                      {U"アルコールチェック", U"呼気", U"検問", U"審査", U"監査", U"書類"});
}

}  // namespace

std::vector<Slot<std::string>> read_segments(const Passage& passage,
                                             std::optional<BuyerType> buyer) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Segment);
  const std::vector<Standing>& standing = passage.standings_of(CueSlot::Segment);
  std::vector<Slot<std::string>> named;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::string_view value = hits[i].value();
    if (standing[i] != Standing::Wanted || value == "employees" || value == "residents") continue;
    if (caught_elsewhere(passage, hits[i])) continue;
    add_once(named, value, passage.source(hits[i].start, hits[i].end));
  }
  add_ages(passage, named);
  add_found_at_checkup(passage, named);
  // The members of a society or a town that are women are no workforce.
  if (buyer != BuyerType::Insurer && buyer != BuyerType::Municipality)
    add_share_of_women(passage, named);
  std::vector<Slot<std::string>> out;
  for (const Slot<std::string>& slot : named) {
    const bool wide = std::any_of(kNarrower.begin(), kNarrower.end(), [&](const auto& pair) {
      return pair.first == slot.value && has(named, pair.second);
    });
    if (!wide) out.push_back(slot);
  }
  return out;
}

}  // namespace mitate::ranker::reading
