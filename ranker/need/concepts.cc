#include "ranker/need/concepts.h"

#include <algorithm>
#include <set>

#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using catalog::Vocabulary;

/// True for words that name a whole family of domains (生活習慣病予防, 女性の健康): they give way
/// to a member of the family that the text names as well.
bool is_category_word(const Passage& passage, const Hit& hit) {
  for (const Hit& other : passage.from(CueSlot::General, hit.start)) {
    if (other.start != hit.start) return false;
    if (other.end == hit.end && other.value() == "category") return true;
  }
  return false;
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

/// 「ストレスチェックで高ストレス者が増えた」: the thing is where a finding comes from, not what is
/// wanted.
bool is_source_of_finding(const Passage& passage, const Hit& hit) {
  const std::u32string_view after = passage.after(hit.end, 30);
  if (starts_with_any(after, {U"で", U"の結果", U"から", U"によると"}) == 0) return false;
  if (contains_any(after, {U"たい", U"ほしい", U"欲しい", U"希望", U"できる", U"でき"}))
    return false;
  return contains_any(
      after, {U"割合", U"多", U"高", U"低", U"超え", U"増え", U"減っ", U"目立", U"指摘", U"分か",
              U"わか", U"見つか", U"出た", U"所見", U"引っかか", U"悪"});
}

/// 「アプリは使えない」 refuses the kind of service that the same word names.
bool is_refused_form(const Passage& passage, const Hit& hit) {
  const std::vector<Hit>& forms = passage.of(CueSlot::Delivery);
  const auto near = passage.from(CueSlot::Delivery, hit.start);
  for (const Hit& form : near) {
    if (form.start >= hit.end) break;
    const auto index = static_cast<std::size_t>(&form - forms.data());
    if (passage.standing(CueSlot::Delivery, index) == Standing::Refused) return true;
  }
  return false;
}

/// 「飲酒・喫煙・肥満、全部高い。まず肥満から」: what is taken first is the goal, what was listed
/// before it waits.
void leave_to_the_first(const Passage& passage, const std::vector<Hit>& hits,
                        std::vector<Standing>& standing) {
  const std::u32string_view text = passage.text();
  const auto mark = text.find(U"まず");
  if (mark == std::u32string_view::npos) return;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].start < mark || hits[i].start > mark + 8) continue;
    const std::u32string_view after = passage.after(hits[i].end, 8);
    if (starts_with_any(after, {U"から", U"のほうから", U"の方から", U"だけ", U"に絞", U"を優先",
                                U"対策から", U"の対策から"}) == 0)
      continue;
    for (std::size_t k = 0; k < i; ++k) {
      if (standing[k] == Standing::Wanted && hits[k].value() != hits[i].value())
        standing[k] = Standing::Background;
    }
    return;
  }
}

}  // namespace

void add_once(std::vector<Slot<std::string>>& list, std::string_view value, Span source) {
  const bool known = std::any_of(
      list.begin(), list.end(), [&](const Slot<std::string>& slot) { return slot.value == value; });
  if (!known) list.push_back({std::string(value), Strength::Wish, source});
}

DomainReading read_domains(const Passage& passage, const catalog::Taxonomy& taxonomy) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Domain);
  std::vector<Standing> standing = passage.standings_of(CueSlot::Domain);
  leave_to_narrowing(passage, hits, standing);
  leave_to_the_first(passage, hits, standing);
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
  // 「喫煙者のCOPDの早期発見」: the people are named, not the goal, when there is another one.
  const auto is_only_smokers = [&](std::size_t index) {
    const std::u32string_view word =
        passage.text().substr(hits[index].start, hits[index].end - hits[index].start);
    if (word != U"喫煙者" || wanted.size() < 2) return false;
    return std::none_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return other.value() == hits[index].value() &&
             passage.text().substr(other.start, other.end - other.start) != U"喫煙者";
    });
  };
  // 「後期高齢者健診で見つかった低栄養」: where it was found, beside what it is about.
  const auto is_found_at_checkup = [&](std::size_t index) {
    if (hits[index].value() != "health-checkup" || wanted.size() < 2) return false;
    return starts_with_any(
               passage.after(hits[index].end, 8),
               {U"で見つか", U"で指摘", U"で異常", U"で要", U"で引っか", U"でひっか", U"で血",
                U"で高", U"で低", U"で該当", U"の結果、", U"の結果で", U"の結果から", U"の数値",
                U"データから", U"を受けた結果", U"で判明", U"で分か"}) != 0;
  };
  // 「歯科健診の受診率」 is about teeth: a check-up of its own is named apart.
  const bool mouth = wanted.count("oral-health") != 0;
  const auto is_dental_uptake = [&](std::size_t index) {
    if (!mouth || hits[index].value() != "health-checkup") return false;
    const auto names_checkup = [&](const Hit& hit) {
      return contains_any(passage.text().substr(hit.start, hit.end - hit.start),
                          {U"健診", U"検診", U"健康診", U"ドック"});
    };
    if (names_checkup(hits[index])) return false;
    const bool dental = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return other.value() == "oral-health" && names_checkup(other);
    });
    return dental && std::none_of(hits.begin(), hits.end(), [&](const Hit& other) {
             return other.value() == "health-checkup" && names_checkup(other);
           });
  };
  // 「塩分ひかえめのお弁当」: a kind of meal, where meals are what is asked for.
  const auto is_kind_of_meal = [&](std::size_t index) {
    if (hits[index].value() != "hypertension" || wanted.count("meal-delivery") == 0) return false;
    const auto word = [&](const Hit& hit) {
      return passage.text().substr(hit.start, hit.end - hit.start);
    };
    return std::all_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return other.value() != "hypertension" ||
             contains_any(word(other), {U"塩分", U"減塩", U"薄味", U"うす味"});
    });
  };
  const auto gives_way = [&](std::size_t index) {
    const Hit& hit = hits[index];
    if (is_found_at_checkup(index) || is_only_smokers(index) || is_dental_uptake(index) ||
        is_kind_of_meal(index))
      return true;
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
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (standing[i] != Standing::Refused || wanted.count(hits[i].value()) == 0) continue;
    const auto word = passage.text().substr(hits[i].start, hits[i].end - hits[i].start);
    const bool same_word = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
      const std::size_t at = static_cast<std::size_t>(&other - hits.data());
      return standing[at] == Standing::Wanted &&
             passage.text().substr(other.start, other.end - other.start) == word;
    });
    const std::string slug(hits[i].value());
    if (same_word && std::find(out.contradicted.begin(), out.contradicted.end(), slug) ==
                         out.contradicted.end()) {
      out.contradicted.push_back(slug);
    }
  }
  for (auto& slot : out.refused) slot.strength = Strength::Must;
  return out;
}

std::vector<Slot<std::string>> read_named(const Passage& passage, CueSlot slot,
                                          const DomainReading& domains) {
  const std::vector<Hit>& hits = passage.of(slot);
  const std::vector<Standing>& standing = passage.standings_of(slot);
  const auto collected = [&](bool findings_too) {
    std::vector<Slot<std::string>> out;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (standing[i] != Standing::Wanted) continue;
      const Span words = passage.source(hits[i].start, hits[i].end);
      const bool refused = std::any_of(
          domains.refused.begin(), domains.refused.end(), [&](const Slot<std::string>& domain) {
            return domain.source && words.start >= domain.source->start &&
                   words.end <= domain.source->end;
          });
      if (refused || is_refused_form(passage, hits[i])) continue;
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
