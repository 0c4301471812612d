#include "ranker/bundle/goal_values.h"

#include <algorithm>

#include "catalog/text/utf8.h"
#include "ranker/criteria/price.h"

namespace mitate::ranker::bundle {
namespace {

/// The slots whose values a goal lists, as the need marked them where it has them.
std::vector<Slot<std::string>> dealt(const std::vector<Slot<std::string>>& of_need,
                                     const std::vector<std::string>& wanted) {
  std::vector<Slot<std::string>> out;
  for (const std::string& value : wanted) {
    const auto known = std::find_if(of_need.begin(), of_need.end(),
                                    [&](const auto& slot) { return slot.value == value; });
    out.push_back(known != of_need.end() ? *known : Slot<std::string>{value, Strength::Wish, {}});
  }
  return out;
}

std::vector<Slot<std::string>> or_all(const std::vector<Slot<std::string>>& of_need,
                                      const std::vector<std::string>& wanted) {
  return wanted.empty() ? of_need : dealt(of_need, wanted);
}

bool ends_clause(std::string_view character) {
  for (const std::string_view end : {"。", "、", "，", "．", "\n", "；", ";", "！", "？"}) {
    if (character == end) return true;
  }
  return false;
}

/// The clauses of the text in which one of these places lies.
std::string clauses_with(std::string_view text, const std::vector<std::size_t>& places) {
  std::string out;
  std::string clause;
  std::size_t position = 0;
  bool wanted = false;
  std::size_t at = 0;
  const auto close = [&] {
    if (wanted) out += clause;
    clause.clear();
    wanted = false;
  };
  while (at < text.size()) {
    const std::string_view character = catalog::first_characters(text.substr(at), 1);
    if (character.empty()) break;
    clause += character;
    wanted = wanted || std::find(places.begin(), places.end(), position) != places.end();
    if (ends_clause(character)) close();
    at += character.size();
    ++position;
  }
  close();
  return out;
}

}  // namespace

Need need_for(const Need& need, const AskedGoal& goal, bool only_goal) {
  Need out = need;
  out.budget.reset();
  if (only_goal && goal.outcomes.empty()) {
    out.domains = or_all(need.domains, goal.goal.domains);
    return out;
  }
  out.domains = dealt(need.domains, goal.goal.domains);
  out.interventions = dealt(need.interventions, goal.goal.interventions);
  out.functions = dealt(need.functions, goal.goal.functions);
  out.segments = or_all(need.segments, goal.goal.segments);
  out.delivery = or_all(need.delivery, goal.goal.delivery);
  out.outcomes = dealt(need.outcomes, goal.outcomes);
  if (!only_goal) out.service_types.clear();
  if (need.text.empty() || only_goal) return out;
  std::vector<std::size_t> places;
  for (const auto* slots : {&out.domains, &out.interventions, &out.functions, &out.outcomes}) {
    for (const Slot<std::string>& slot : *slots) {
      if (slot.source) places.push_back(slot.source->start);
    }
  }
  out.text = clauses_with(need.text, places);
  return out;
}

Tenths value_without_cost(const Match& match) {
  Tenths sum;
  for (const Contribution& part : match.contributions) {
    if (part.criterion != PriceAssessment::kSlug) sum = sum + part.points;
  }
  return sum;
}

Result<GoalValues> goal_values(const Matcher& matcher, const AskedBundle& asked) {
  GoalValues out;
  MatchOptions options = asked.options;
  options.limit = kMostPerGoal;
  std::map<ServiceId, std::vector<std::int32_t>> rows;
  for (std::size_t g = 0; g < asked.goals.size(); ++g) {
    const Need need = need_for(asked.need, asked.goals[g], asked.goals.size() == 1);
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
