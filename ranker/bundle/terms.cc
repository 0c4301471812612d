#include "ranker/bundle/terms.h"

#include <algorithm>

#include "catalog/curation/visibility.h"
#include "ranker/bundle/refused_member.h"

namespace mitate::ranker::bundle {

FactsById facts_by_id(const Columns& columns) {
  FactsById out;
  for (const ServiceFacts& one : columns.services()) out[one.id] = &one;
  return out;
}

Result<void> check_services(const AskedBundle& asked, const catalog::Catalog& catalog) {
  const auto known = [&](const ServiceId& id, const std::string& field) -> Result<void> {
    const catalog::Service* record = catalog.service(id);
    if (record != nullptr && catalog::is_answerable(record->status)) return {};
    return refused_member(field, "このIDのサービスはありません。");
  };
  for (std::size_t i = 0; i < asked.take.size(); ++i) {
    MITATE_TRY_VOID(known(asked.take[i], member_of("take", i)));
  }
  for (std::size_t i = 0; i < asked.leave.size(); ++i) {
    MITATE_TRY_VOID(known(asked.leave[i], member_of("leave", i)));
  }
  for (std::size_t i = 0; i < asked.needs.size(); ++i) {
    MITATE_TRY_VOID(known(asked.needs[i].first, member_of("requires", i, ".service")));
    MITATE_TRY_VOID(known(asked.needs[i].second, member_of("requires", i, ".needs")));
  }
  for (std::size_t i = 0; i < asked.excludes.size(); ++i) {
    MITATE_TRY_VOID(known(asked.excludes[i].first, member_of("excludes", i)));
    MITATE_TRY_VOID(known(asked.excludes[i].second, member_of("excludes", i)));
  }
  for (std::size_t i = 0; i < asked.assumptions.size(); ++i) {
    MITATE_TRY_VOID(known(asked.assumptions[i].service, member_of("assumptions", i, ".service")));
  }
  return {};
}

void put_weights(const AskedBundle& asked, Bundle& out) {
  std::int64_t most = 0;
  bool all_persons = true;
  bool none_weighted = true;
  for (std::size_t g = 0; g < asked.goals.size(); ++g) {
    const AskedGoal& goal = asked.goals[g];
    const std::optional<std::int64_t> persons = goal.persons ? goal.persons : out.costs.persons;
    if (persons) {
      out.goals[g].participants = (*persons * goal.participation + 99) / 100;
      most = std::max(most, *persons);
    }
    all_persons = all_persons && goal.persons.has_value();
    none_weighted = none_weighted && !goal.weight;
  }
  for (std::size_t g = 0; g < asked.goals.size(); ++g) {
    const AskedGoal& goal = asked.goals[g];
    if (none_weighted && all_persons && most > 0) {
      // By the size of the groups: the largest counts 100.
      out.goals[g].weight =
          static_cast<int>(std::max<std::int64_t>(1, (*goal.persons * 100 + most / 2) / most));
    } else {
      out.goals[g].weight = goal.weight.value_or(1);
    }
  }
}

Result<void> put_budgets(const AskedBundle& asked, Bundle& out) {
  CostQuestion persons = out.costs;
  if (!persons.persons) {
    // Who is not counted as a whole is at least as many as its largest group.
    for (const AskedGoal& goal : asked.goals) {
      if (goal.persons) persons.persons = std::max(persons.persons.value_or(0), *goal.persons);
    }
    out.costs.persons = persons.persons;
  }
  const auto put = [&](const Budget& budget, const CostQuestion& with,
                       const std::string& field) -> Result<void> {
    const auto yen = budget_yen(budget, with);
    if (!yen) {
      return refused_member(field == "budget" ? "need.headcount" : field + ".unit",
                            "1人あたりの予算には、人数も指定してください。");
    }
    out.budgets.push_back(*yen);
    return {};
  };
  std::optional<Budget> whole = asked.budget;
  const bool own = !asked.goals.empty() && asked.goals.front().budget.has_value();
  if (own) {
    for (std::size_t g = 0; g < asked.goals.size(); ++g) {
      CostQuestion with = persons;
      if (out.goals[g].participants) with.persons = out.goals[g].participants;
      MITATE_TRY_VOID(put(*asked.goals[g].budget, with, member_of("goals", g, ".budget")));
    }
  } else {
    if (!whole && asked.need.budget && asked.need.budget->value.unit != BudgetUnit::PerUse) {
      whole = asked.need.budget->value;
    }
    if (whole) MITATE_TRY_VOID(put(*whole, persons, "budget"));
  }
  out.with_budget = !out.budgets.empty();
  return {};
}

void put_costs(const AskedBundle& asked, const Columns& columns, Bundle& out) {
  std::map<ServiceId, const Assumption*> said;
  for (const Assumption& one : asked.assumptions) said[one.service] = &one;
  const FactsById facts = facts_by_id(columns);
  for (std::size_t s = 0; s < out.values.services.size(); ++s) {
    const ServiceId& id = out.values.services[s];
    CostQuestion question = out.costs;
    // A service that serves several goals is bought for the largest of their groups.
    std::optional<std::int64_t> participants;
    for (std::size_t g = 0; g < out.goals.size(); ++g) {
      if (out.values.at(s, g) <= 0 || !out.goals[g].participants) continue;
      participants = std::max(participants.value_or(0), *out.goals[g].participants);
    }
    if (participants) question.persons = participants;
    const auto assumption = said.find(id);
    out.service_costs.push_back(service_cost(
        *facts.at(id), assumption == said.end() ? nullptr : assumption->second, question));
  }
}

}  // namespace mitate::ranker::bundle
