#include "ranker/bundle/choice.h"

#include <algorithm>
#include <map>

#include "catalog/curation/visibility.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker::bundle {
namespace {

Unexpected refused_member(std::string field, std::string sentence) {
  return Unexpected(ErrorCode::InvalidArgument, std::move(sentence), {},
                    Place{{}, 0, std::move(field)});
}

std::string member_of(const char* list, std::size_t index, const char* member = "") {
  return std::string(list) + "[" + std::to_string(index) + "]" + member;
}

}  // namespace

ChoiceMaker::ChoiceMaker(const Matcher& matcher, const AskedBundle& asked)
    : matcher_(matcher), asked_(asked) {}

Result<void> ChoiceMaker::check_services() const {
  const catalog::Catalog& catalog = matcher_.columns().catalog();
  const auto known = [&](const ServiceId& id, const std::string& field) -> Result<void> {
    const catalog::Service* record = catalog.service(id);
    if (record != nullptr && catalog::is_answerable(record->status)) return {};
    return refused_member(field, "このIDのサービスはありません。");
  };
  for (std::size_t i = 0; i < asked_.take.size(); ++i) {
    MITATE_TRY_VOID(known(asked_.take[i], member_of("take", i)));
  }
  for (std::size_t i = 0; i < asked_.leave.size(); ++i) {
    MITATE_TRY_VOID(known(asked_.leave[i], member_of("leave", i)));
  }
  for (std::size_t i = 0; i < asked_.needs.size(); ++i) {
    MITATE_TRY_VOID(known(asked_.needs[i].first, member_of("requires", i, ".service")));
    MITATE_TRY_VOID(known(asked_.needs[i].second, member_of("requires", i, ".needs")));
  }
  for (std::size_t i = 0; i < asked_.excludes.size(); ++i) {
    MITATE_TRY_VOID(known(asked_.excludes[i].first, member_of("excludes", i)));
    MITATE_TRY_VOID(known(asked_.excludes[i].second, member_of("excludes", i)));
  }
  for (std::size_t i = 0; i < asked_.assumptions.size(); ++i) {
    MITATE_TRY_VOID(known(asked_.assumptions[i].service, member_of("assumptions", i, ".service")));
  }
  return {};
}

Result<void> ChoiceMaker::prepare(Bundle& out) {
  MITATE_TRY_VOID(check_services());
  const Columns& columns = matcher_.columns();
  const Policy& policy = matcher_.policy();
  Need whole = asked_.need;
  whole.budget.reset();
  auto resolved = resolve(whole, asked_.options, columns, policy);
  if (!resolved) {
    Error error = std::move(resolved).error();
    if (!error.place.field.empty()) error.place.field = "need." + error.place.field;
    return Unexpected(std::move(error));
  }
  const Conversion with = conversion_for(*resolved, policy);
  if (asked_.each_region) {
    if (resolved->regions.empty()) {
      return refused_member("each_region", "地域ごとの条件には、要望に地域が1つ以上必要です。");
    }
    regions_ = resolved->regions;
  }
  out.as_of = asked_.options.as_of;
  out.asked_goals = asked_.goals;
  out.assumptions = asked_.assumptions;
  out.costs = {with.headcount, with.contract_months, policy.price().tax_percent,
               asked_.options.as_of, policy.price().fresh_months};
  MITATE_TRY(out.values, goal_values(matcher_, asked_));
  out.goals.assign(asked_.goals.size(), {});
  put_weights(out);
  MITATE_TRY_VOID(put_budgets(out));
  put_costs(out);
  return {};
}

void ChoiceMaker::put_weights(Bundle& out) const {
  std::int64_t most = 0;
  bool all_persons = true;
  bool none_weighted = true;
  for (std::size_t g = 0; g < asked_.goals.size(); ++g) {
    const AskedGoal& goal = asked_.goals[g];
    const std::optional<std::int64_t> persons = goal.persons ? goal.persons : out.costs.persons;
    if (persons) {
      out.goals[g].participants = (*persons * goal.participation + 99) / 100;
      most = std::max(most, *persons);
    }
    all_persons = all_persons && goal.persons.has_value();
    none_weighted = none_weighted && !goal.weight;
  }
  for (std::size_t g = 0; g < asked_.goals.size(); ++g) {
    const AskedGoal& goal = asked_.goals[g];
    if (none_weighted && all_persons && most > 0) {
      // By the size of the groups: the largest counts 100.
      out.goals[g].weight =
          static_cast<int>(std::max<std::int64_t>(1, (*goal.persons * 100 + most / 2) / most));
    } else {
      out.goals[g].weight = goal.weight.value_or(1);
    }
  }
}

Result<void> ChoiceMaker::put_budgets(Bundle& out) const {
  CostQuestion persons = out.costs;
  if (!persons.persons) {
    // Who is not counted as a whole is at least as many as its largest group.
    for (const AskedGoal& goal : asked_.goals) {
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
  std::optional<Budget> whole = asked_.budget;
  const bool own = !asked_.goals.empty() && asked_.goals.front().budget.has_value();
  if (own) {
    for (std::size_t g = 0; g < asked_.goals.size(); ++g) {
      CostQuestion with = persons;
      if (out.goals[g].participants) with.persons = out.goals[g].participants;
      MITATE_TRY_VOID(put(*asked_.goals[g].budget, with, member_of("goals", g, ".budget")));
    }
  } else {
    if (!whole && asked_.need.budget && asked_.need.budget->value.unit != BudgetUnit::PerUse) {
      whole = asked_.need.budget->value;
    }
    if (whole) MITATE_TRY_VOID(put(*whole, persons, "budget"));
  }
  out.with_budget = !out.budgets.empty();
  return {};
}

void ChoiceMaker::put_costs(Bundle& out) const {
  std::map<ServiceId, const Assumption*> said;
  for (const Assumption& one : asked_.assumptions) said[one.service] = &one;
  std::map<ServiceId, const ServiceFacts*> facts;
  for (const ServiceFacts& one : matcher_.columns().services()) facts[one.id] = &one;
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

std::size_t ChoiceMaker::purse_of(const Bundle& prepared, std::size_t service) const {
  if (prepared.budgets.size() < 2) return 0;
  std::size_t best = 0;
  std::int64_t most = -1;
  for (std::size_t g = 0; g < prepared.goals.size(); ++g) {
    const std::int64_t worth =
        std::int64_t{prepared.goals[g].weight} * prepared.values.at(service, g);
    if (worth <= most) continue;
    most = worth;
    best = g;
  }
  return best;
}

Choice ChoiceMaker::within_budget(const Bundle& prepared, bool unpriced) const {
  return choice_of(prepared, true, unpriced);
}

Choice ChoiceMaker::whatever_it_costs(const Bundle& prepared) const {
  return choice_of(prepared, false, true);
}

Choice ChoiceMaker::choice_of(const Bundle& prepared, bool with_money, bool unpriced) const {
  Choice out;
  Instance& instance = out.instance;
  instance.max_count = asked_.max_count;
  instance.diminishing = asked_.diminishing;
  if (asked_.provider_cap) instance.provider_cap = *asked_.provider_cap;
  if (with_money) {
    instance.purses = prepared.budgets;
  } else {
    instance.purses = {0};
  }
  for (std::size_t g = 0; g < asked_.goals.size(); ++g) {
    const AskedGoal& goal = asked_.goals[g];
    instance.goals.push_back({prepared.goals[g].weight, goal.must ? goal.minimum.value : 0});
  }
  for (std::size_t r = 0; r < regions_.size(); ++r) instance.goals.push_back({0, kMostValue});
  std::map<ServiceId, const ServiceFacts*> facts;
  for (const ServiceFacts& one : matcher_.columns().services()) facts[one.id] = &one;
  std::map<ProviderId, std::size_t> providers;
  std::map<ServiceId, std::size_t> option_of;
  for (std::size_t s = 0; s < prepared.values.services.size(); ++s) {
    const ServiceCost& cost = prepared.service_costs[s];
    if (with_money && !cost.yen && !unpriced) continue;
    const ServiceId& id = prepared.values.services[s];
    const ServiceFacts& fact = *facts.at(id);
    Option option;
    if (with_money) {
      option.cost = cost.yen.value_or(kBeyondAnyBudget);
      option.purse = purse_of(prepared, s);
    }
    // An unknown provider is its own.
    option.provider = fact.provider.empty()
                          ? providers.size() + s + 1'000'000
                          : providers.emplace(fact.provider, providers.size()).first->second;
    option_of[id] = out.services.size();
    out.services.push_back(s);
    for (std::size_t g = 0; g < asked_.goals.size(); ++g) {
      instance.values.push_back(prepared.values.at(s, g));
    }
    for (const AskedRegion& region : regions_) {
      const bool serves = served_place(fact, region).serves == Serves::Yes;
      instance.values.push_back(serves ? kMostValue : 0);
    }
    instance.options.push_back(option);
  }
  // Numbers of providers from 0, without gaps.
  std::map<std::size_t, std::size_t> dense;
  for (Option& option : instance.options) {
    option.provider = dense.emplace(option.provider, dense.size()).first->second;
  }
  const auto fix = [&](const std::vector<ServiceId>& services, Fixed fixed) {
    for (const ServiceId& id : services) {
      if (const auto it = option_of.find(id); it != option_of.end()) {
        instance.options[it->second].fixed = fixed;
      }
    }
  };
  fix(asked_.take, Fixed::In);
  fix(asked_.leave, Fixed::Out);
  for (const auto& [first, second] : asked_.needs) {
    const auto one = option_of.find(first);
    const auto other = option_of.find(second);
    if (one == option_of.end()) continue;
    if (other == option_of.end()) {
      // What it needs cannot be had.
      instance.options[one->second].fixed = Fixed::Out;
    } else {
      instance.needs.emplace_back(one->second, other->second);
    }
  }
  for (const auto& [first, second] : asked_.excludes) {
    const auto one = option_of.find(first);
    const auto other = option_of.find(second);
    if (one != option_of.end() && other != option_of.end()) {
      instance.excludes.emplace_back(one->second, other->second);
    }
  }
  return out;
}

Result<void> ChoiceMaker::check_decisions(const Bundle& prepared, const Choice& choice) const {
  for (std::size_t i = 0; i < asked_.take.size(); ++i) {
    const std::string field = member_of("take", i);
    const auto& services = prepared.values.services;
    const auto found = std::find(services.begin(), services.end(), asked_.take[i]);
    if (found == services.end()) {
      return refused_member(field,
                            "このサービスは、どの目的にも条件が合わないため入れられません。");
    }
    const auto place = static_cast<std::size_t>(found - services.begin());
    const auto option = std::find(choice.services.begin(), choice.services.end(), place);
    if (option == choice.services.end()) {
      return refused_member(
          field, "このサービスは料金が分かりません。見積か仮定の金額を入れると選べます。");
    }
    const auto index = static_cast<std::size_t>(option - choice.services.begin());
    if (choice.instance.options[index].fixed != Fixed::In) {
      return refused_member(field,
                            "このサービスの前提となるサービスが選べないため、入れられません。");
    }
  }
  return {};
}

}  // namespace mitate::ranker::bundle
