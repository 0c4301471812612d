#include "ranker/need/clauses.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "ranker/need/standing.h"

namespace mitate::ranker::reading {
namespace {

/// The slots whose marks have a role, with what counts as a refusal there.
constexpr std::array<std::pair<CueSlot, StandingRules>, 10> kJudged{{
    {CueSlot::Domain, {false, true}},
    {CueSlot::Segment, {}},
    {CueSlot::Delivery, {true, true}},
    {CueSlot::Language, {true, false}},
    {CueSlot::Certification, {}},
    {CueSlot::ServiceType, {}},
    {CueSlot::Intervention, {}},
    {CueSlot::Outcome, {}},
    {CueSlot::Industry, {}},
    {CueSlot::Function, {true, true}},
}};

bool opens_an_item(std::u32string_view clause) {
  const auto first = clause.find_first_not_of(U" \u3000");
  if (first == std::u32string_view::npos) return false;
  clause = clause.substr(first);
  if (clause.front() == U'・' || clause.front() == U'-') return true;
  for (const std::u32string_view word :
       {U"一つは", U"1つは", U"もう一つ", U"二つ目", U"あわせて", U"また"}) {
    if (clause.substr(0, std::u32string_view(word).size()) == word) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(Role role) {
  switch (role) {
    case Role::Asked:
      return "asked";
    case Role::Condition:
      return "condition";
    case Role::Refused:
      return "refused";
    case Role::Background:
      return "background";
    case Role::Aside:
      break;
  }
  return "aside";
}

void give_standings(Passage& passage) {
  for (const auto& [slot, rules] : kJudged) {
    passage.standings[static_cast<std::size_t>(slot)] = standings(passage, passage.of(slot), rules);
  }
}

std::vector<Clause> read_clauses(const Passage& passage) {
  std::vector<Clause> out;
  for (const Span& sentence : passage.sentences) {
    std::size_t start = sentence.start;
    for (std::size_t i = sentence.start; i <= sentence.end && i <= passage.text().size(); ++i) {
      const bool cut =
          i == sentence.end || passage.text()[i] == U'、' ||
          (passage.text()[i] == U',' && i > 0 && !is_ascii_word(passage.text()[i - 1]));
      if (!cut) continue;
      if (i > start) out.push_back({{start, i}, Role::Aside, 0});
      start = i + 1;
    }
  }
  const auto clause_at = [&](std::size_t position) -> Clause* {
    const auto next = std::upper_bound(
        out.begin(), out.end(), position,
        [](std::size_t at, const Clause& clause) { return at < clause.span.start; });
    return next == out.begin() ? nullptr : &*(next - 1);
  };
  const auto raise = [&](std::size_t position, Role role) {
    Clause* clause = clause_at(position);
    if (clause == nullptr) return;
    // Asked wins over everything, refused over background, and any mark over an aside.
    if (clause->role == Role::Aside || role == Role::Asked ||
        (role == Role::Refused && clause->role == Role::Background))
      clause->role = role;
  };
  for (const auto& [slot, rules] : kJudged) {
    if (slot == CueSlot::Industry) continue;
    const auto& hits = passage.of(slot);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const Standing standing = passage.standing(slot, i);
      raise(hits[i].start, standing == Standing::Wanted       ? Role::Asked
                           : standing == Standing::Background ? Role::Background
                                                              : Role::Refused);
    }
  }
  for (const Hit& hit : passage.of(CueSlot::Strict)) {
    Clause* clause = clause_at(hit.start);
    if (clause != nullptr && clause->role == Role::Aside) clause->role = Role::Condition;
  }
  for (const NumberToken& number : passage.numbers) {
    Clause* clause = clause_at(number.start);
    if (clause != nullptr && clause->role == Role::Aside && !number.part_of_code)
      clause->role = Role::Condition;
  }
  // A clause with problems that no earlier clause named opens the next goal; the rest of the text
  // belongs to the goal that was opened last.
  std::set<std::string, std::less<>> seen;
  std::size_t goals = 0;
  std::size_t current = 0;
  std::size_t at = 0;
  const auto& domains = passage.of(CueSlot::Domain);
  for (Clause& clause : out) {
    bool fresh = false;
    bool known = false;
    for (; at < domains.size() && domains[at].start < clause.span.end; ++at) {
      if (passage.standing(CueSlot::Domain, at) != Standing::Wanted) continue;
      if (seen.insert(std::string(domains[at].value())).second)
        fresh = true;
      else
        known = true;
    }
    const bool item = opens_an_item(
        passage.text().substr(clause.span.start, clause.span.end - clause.span.start));
    if (fresh && (!known || item)) current = goals++;
    clause.goal = current;
  }
  return out;
}

}  // namespace mitate::ranker::reading
