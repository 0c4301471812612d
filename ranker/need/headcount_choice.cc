#include "ranker/need/headcount_choice.h"

#include <algorithm>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

/// 正社員700＋パート1,300 is one workforce.
PersonGroup summed(const std::vector<PersonGroup>& groups) {
  PersonGroup out = groups.front();
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (!groups[i].adds_to_previous || !out.count.value || !groups[i].count.value) break;
    *out.count.value += *groups[i].count.value;
    out.end = groups[i].end;
  }
  return out;
}

HeadcountKind main_kind(std::optional<BuyerType> buyer) {
  if (buyer == BuyerType::Insurer) return HeadcountKind::Insured;
  if (buyer == BuyerType::Municipality) return HeadcountKind::Residents;
  return HeadcountKind::Employees;
}

/// 「対象は正社員のみ」: of several classes only the named one is meant.
void narrow_to_stated_class(const Passage& passage, std::vector<PersonGroup>& all) {
  const View text = passage.text();
  const auto at = text.find(U"対象は");
  if (at == View::npos || all.size() < 2) return;
  const View rest = passage.after(at + 3, 14);
  const auto limit = std::min({rest.find(U"のみ"), rest.find(U"だけ"), rest.find(U"に限"),
                               rest.find(U"とし"), rest.find(U"です")});
  if (limit == View::npos || limit < 2 || limit > 8) return;
  const View name = rest.substr(0, limit);
  for (const PersonGroup& group : all) {
    const View before = passage.before(group.start, 12);
    if (ends_with_any(before, {U"対象", U"対象は"}) != 0 || before.find(name) == View::npos)
      continue;
    PersonGroup chosen = group;
    all.assign(1, chosen);
    return;
  }
}

}  // namespace

std::optional<PersonGroup> chosen_group(const Passage& passage, std::optional<BuyerType> buyer,
                                        std::vector<PersonGroup> all) {
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const PersonGroup& g) { return g.replaced || g.minor; }),
            all.end());
  if (std::any_of(all.begin(), all.end(), [](const PersonGroup& g) { return !g.only_counted; })) {
    all.erase(
        std::remove_if(all.begin(), all.end(), [](const PersonGroup& g) { return g.only_counted; }),
        all.end());
  }
  narrow_to_stated_class(passage, all);
  if (all.empty()) return std::nullopt;
  const auto of_kind = [&](HeadcountKind kind) {
    std::vector<PersonGroup> out;
    for (const PersonGroup& group : all) {
      if (group.kind == kind) out.push_back(group);
    }
    return out;
  };
  const auto targets = of_kind(HeadcountKind::TargetPersons);
  if (!targets.empty()) return targets.back();
  const auto total =
      std::find_if(all.begin(), all.end(), [](const PersonGroup& g) { return g.is_total; });
  if (total != all.end()) return *total;
  std::vector<PersonGroup> named = of_kind(main_kind(buyer));
  if (named.empty()) {
    for (const PersonGroup& group : all) {
      if (group.kind) named.push_back(group);
    }
  }
  if (named.empty()) named = all;
  // 組合員5,600名…50人で試す: a smaller number without a noun beside the whole is the group.
  if (named.front().kind && !named.front().adds_to_previous) {
    for (const PersonGroup& group : all) {
      if (group.kind || group.start < named.front().end || group.adds_to_previous) continue;
      const auto size = group.count.representative().value_or(0);
      if (size * 2 > named.front().count.representative().value_or(0)) continue;
      PersonGroup target = group;
      target.kind = HeadcountKind::TargetPersons;
      return target;
    }
  }
  return summed(named);
}

HeadcountKind default_kind(const Passage& passage, std::optional<BuyerType> buyer) {
  if (buyer == BuyerType::Employer) return HeadcountKind::Employees;
  // A society's bare number is its members; a private insurer's is the size of an offer.
  const auto& buyers = passage.of(CueSlot::BuyerType);
  const bool is_private = std::any_of(buyers.begin(), buyers.end(), [](const Hit& hit) {
    return hit.value() == "insurance-company";
  });
  if (buyer == BuyerType::Insurer && !is_private) return HeadcountKind::Insured;
  return HeadcountKind::TargetPersons;
}

std::optional<std::string> more_than_the_whole(const Passage& passage,
                                               std::optional<BuyerType> buyer,
                                               const std::vector<PersonGroup>& all) {
  if (buyer != BuyerType::Employer) return std::nullopt;
  const PersonGroup* whole = nullptr;
  for (const PersonGroup& group : all) {
    if (group.replaced || group.minor || group.adds_to_previous || !group.count.value) continue;
    if (group.kind == HeadcountKind::Employees) {
      if (whole != nullptr) return std::nullopt;  // several classes or sites: no single whole
      whole = &group;
    }
  }
  if (whole == nullptr) return std::nullopt;
  for (const PersonGroup& group : all) {
    if (group.kind != HeadcountKind::TargetPersons || group.replaced || group.minor ||
        !group.count.value)
      continue;
    const View left = passage.before(group.start, 8);
    const bool stated = contains_any(left, {U"対象", U"うち"});
    if (stated && *group.count.value > *whole->count.value) {
      return passage.written(whole->start, whole->end) + "・" +
             passage.written(group.start, group.end);
    }
  }
  return std::nullopt;
}

}  // namespace mitate::ranker::reading
