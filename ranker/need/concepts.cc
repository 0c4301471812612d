#include "ranker/need/concepts.h"

#include <algorithm>
#include <set>

#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using catalog::Vocabulary;

/// True for words that name a whole family of domains (生活習慣病予防, 女性の健康): they give way to a
/// member of the family that the text names as well.
bool is_category_word(const Passage& passage, const Hit& hit) {
  const auto& general = passage.of(CueSlot::General);
  return std::any_of(general.begin(), general.end(), [&](const Hit& other) {
    return other.start == hit.start && other.end == hit.end && other.value() == "category";
  });
}

/// 「睡眠の悩みが最多でしたが、今回は食事だけに絞ります」: what stands before 今回は is left out.
void leave_to_narrowing(const Passage& passage, const std::vector<Hit>& hits,
                        std::vector<Standing>& standing) {
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (standing[i] != Standing::Wanted) continue;
    const std::u32string_view after = passage.after(hits[i].end, 50);
    const auto turn = after.find(U"今回は");
    if (turn == std::u32string_view::npos) continue;
    if (contains_any(after.substr(turn), {U"だけ", U"のみ", U"絞", U"限定", U"に限"})) {
      standing[i] = Standing::Background;
    }
  }
}

/// 「ストレスチェックで高ストレス者が増えた」: the thing is where a finding comes from, not what is wanted.
bool is_source_of_finding(const Passage& passage, const Hit& hit) {
  const std::u32string_view after = passage.after(hit.end, 30);
  if (starts_with_any(after, {U"で", U"の結果", U"から", U"によると"}) == 0) return false;
  if (contains_any(after, {U"たい", U"ほしい", U"欲しい", U"希望", U"できる", U"でき"})) return false;
  return contains_any(after, {U"割合", U"多", U"高", U"低", U"超え", U"増え", U"減っ", U"目立", U"指摘",
                              U"分か", U"わか", U"見つか", U"出た", U"所見", U"引っかか", U"悪"});
}

}  // namespace

void add_once(std::vector<Slot<std::string>>& list, std::string_view value, Span source) {
  const bool known = std::any_of(list.begin(), list.end(),
                                 [&](const Slot<std::string>& slot) { return slot.value == value; });
  if (!known) list.push_back({std::string(value), Strength::Wish, source});
}

DomainReading read_domains(const Passage& passage, const catalog::Taxonomy& taxonomy) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Domain);
  std::vector<Standing> standing = standings(passage, hits, {false, true});
  leave_to_narrowing(passage, hits, standing);
  const bool any_goal =
      std::find(standing.begin(), standing.end(), Standing::Wanted) != standing.end();
  // What is done already is a goal only when nothing else is.
  if (!any_goal) {
    std::replace(standing.begin(), standing.end(), Standing::Background, Standing::Wanted);
  }

  std::set<std::string_view> wanted;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (standing[i] == Standing::Wanted) wanted.insert(hits[i].value());
  }
  const auto gives_way = [&](std::size_t index) {
    const Hit& hit = hits[index];
    if (!is_category_word(passage, hit)) return false;
    const auto is_member = [&](std::string_view other) {
      return other != hit.value() && taxonomy.is_within(Vocabulary::Domains, other, hit.value());
    };
    if (!std::any_of(wanted.begin(), wanted.end(), is_member)) return false;
    // As an item of a list beside its members it is meant for itself (見守り・配食・生活支援).
    const bool listed =
        (index > 0 && is_member(hits[index - 1].value()) &&
         are_coordinated(passage, hits[index - 1], hit)) ||
        (index + 1 < hits.size() && is_member(hits[index + 1].value()) &&
         passage.text().substr(hit.end, hits[index + 1].start - hit.end).find(U'(') ==
             std::u32string_view::npos &&
         are_coordinated(passage, hit, hits[index + 1]));
    return !listed;
  };

  DomainReading out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (standing[i] == Standing::Wanted && !gives_way(i)) {
      add_once(out.wanted, hits[i].value(), passage.source(hits[i].start, hits[i].end));
    }
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {
    // A negation inside a domain that is asked for (受動喫煙ではなく禁煙) negates nothing.
    if (standing[i] == Standing::Refused && wanted.count(hits[i].value()) == 0) {
      add_once(out.refused, hits[i].value(), passage.source(hits[i].start, hits[i].end));
    }
  }
  for (auto& slot : out.refused) slot.strength = Strength::Must;
  return out;
}

std::vector<Slot<std::string>> read_named(const Passage& passage, CueSlot slot) {
  const std::vector<Hit>& hits = passage.of(slot);
  const std::vector<Standing> standing = standings(passage, hits, {});
  const auto collected = [&](bool findings_too) {
    std::vector<Slot<std::string>> out;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (standing[i] != Standing::Wanted) continue;
      if (!findings_too && is_source_of_finding(passage, hits[i])) continue;
      add_once(out, hits[i].value(), passage.source(hits[i].start, hits[i].end));
    }
    return out;
  };
  // Where a finding comes from is meant only when nothing else is named.
  std::vector<Slot<std::string>> out = collected(false);
  return out.empty() ? collected(true) : out;
}

}  // namespace mitate::ranker::reading
