#include "ranker/bundle/goal_values.h"

#include <algorithm>
#include <set>

#include "catalog/text/utf8.h"
#include "ranker/criteria/price.h"
#include "ranker/question/asked.h"

namespace mitate::ranker::bundle {
namespace {

using Slots = std::vector<Slot<std::string>>;

/// What a goal asks for stands in the need, too; marked as there where it is.
void add_missing(Slots& slots, const std::vector<std::string>& wanted) {
  for (const std::string& value : wanted) {
    const bool known = std::any_of(slots.begin(), slots.end(),
                                   [&](const auto& slot) { return slot.value == value; });
    if (!known) slots.push_back({value, Strength::Wish, {}});
  }
}

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The words that the slots of a part of the need were read from, as the reader marked them. The
/// rest of the text speaks of other goals, too: with it, who offers help to stop smoking would
/// seem to work on blood pressure.
std::string words_of(const Need& part) {
  std::set<std::pair<std::size_t, std::size_t>> spans;
  for (const Slots* slots : {&part.domains, &part.interventions, &part.functions, &part.outcomes,
                             &part.segments, &part.delivery}) {
    for (const Slot<std::string>& slot : *slots) {
      if (slot.source) spans.emplace(slot.source->start, slot.source->end);
    }
  }
  const std::string_view text = part.text;
  std::string out;
  for (const auto& [start, end] : spans) {
    const std::size_t before = catalog::first_characters(text, start).size();
    if (!out.empty()) out += "、";
    out += catalog::first_characters(text.substr(before), end - start);
  }
  return out;
}

}  // namespace

Need need_for(const Need& need, const std::vector<AskedGoal>& asked, std::size_t mine) {
  Need whole = need;
  whole.budget.reset();
  std::vector<Goal> goals;
  for (const AskedGoal& one : asked) {
    goals.push_back(one.goal);
    add_missing(whole.domains, one.goal.domains);
    add_missing(whole.interventions, one.goal.interventions);
    add_missing(whole.functions, one.goal.functions);
    add_missing(whole.segments, one.goal.segments);
    add_missing(whole.delivery, one.goal.delivery);
  }
  // The buyer names the goals: a problem that is none of them is not worked on.
  std::erase_if(whole.domains, [&](const Slot<std::string>& slot) {
    return std::none_of(goals.begin(), goals.end(),
                        [&](const Goal& goal) { return holds(goal.domains, slot.value); });
  });
  const std::vector<std::string>& outcomes = asked[mine].outcomes;
  Need out = whole;
  if (goals.size() > 1) {
    out = part_of(whole, goals, mine);
    out.text = words_of(out);
  }
  if (!outcomes.empty()) {
    out.outcomes = need.outcomes;
    add_missing(out.outcomes, outcomes);
    std::erase_if(out.outcomes, [&](const auto& slot) { return !holds(outcomes, slot.value); });
  }
  return out;
}

Tenths value_without_cost(const Match& match) {
  Tenths sum;
  for (const Contribution& part : match.contributions) {
    if (part.criterion != PriceAssessment::kSlug) sum = sum + part.points;
  }
  return sum;
}

Result<GoalValues> goal_values(const Matcher& matcher, const AskedBundle& asked,
                               const std::function<bool()>& stop) {
  GoalValues out;
  MatchOptions options = asked.options;
  options.limit = kMostPerGoal;
  std::map<ServiceId, std::vector<std::int32_t>> rows;
  for (std::size_t g = 0; g < asked.goals.size(); ++g) {
    if (stop && stop()) return Unexpected(ErrorCode::Unavailable, "ended before its answer");
    const Need need = need_for(asked.need, asked.goals, g);
    auto ranking = matcher.match(need, options);
    if (!ranking) {
      Error error = std::move(ranking).error();
      static constexpr std::string_view kOfGoal[] = {"domains", "interventions", "functions",
                                                     "outcomes"};
      const bool goals_own =
          std::find(std::begin(kOfGoal), std::end(kOfGoal), error.place.field) != std::end(kOfGoal);
      if (goals_own) {
        error.place.field = "goals[" + std::to_string(g) + "]." + error.place.field;
      } else if (!error.place.field.empty()) {
        error.place.field = "need." + error.place.field;
      }
      return Unexpected(std::move(error));
    }
    GoalMatches& goal = out.goals.emplace_back();
    for (const Match& match : ranking->matches) {
      std::vector<std::int32_t>& row = rows[match.service];
      row.resize(asked.goals.size(), 0);
      row[g] = std::clamp(value_without_cost(match).value, 0, 1000);
    }
    goal.matches = std::move(ranking->matches);
    goal.waiting = std::move(ranking->needs_confirmation);
    goal.no_strong_match = ranking->no_strong_match;
    std::vector<ServiceId> excluded;
    for (const Exclusion& one : ranking->excluded) {
      if (excluded.empty() || excluded.back() != one.service) excluded.push_back(one.service);
    }
    goal.excluded = excluded.size();
    out.policy_id = ranking->policy_id;
    out.policy_hash = ranking->policy_hash;
    out.sequence = ranking->sequence;
  }
  for (auto& [service, row] : rows) {
    out.services.push_back(service);
    out.tenths.insert(out.tenths.end(), row.begin(), row.end());
  }
  return out;
}

}  // namespace mitate::ranker::bundle
