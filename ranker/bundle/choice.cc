#include "ranker/bundle/choice.h"

#include <algorithm>
#include <map>

#include "ranker/bundle/refused_member.h"
#include "ranker/bundle/terms.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker::bundle {
ChoiceMaker::ChoiceMaker(const Matcher& matcher, const AskedBundle& asked)
    : matcher_(matcher), asked_(asked) {}

Result<void> ChoiceMaker::prepare(Bundle& out, const std::function<bool()>& stop) {
  MITATE_TRY_VOID(check_services(asked_, matcher_.columns().catalog()));
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
  MITATE_TRY(out.values, goal_values(matcher_, asked_, stop));
  out.goals.assign(asked_.goals.size(), {});
  put_weights(asked_, out);
  MITATE_TRY_VOID(put_budgets(asked_, out));
  put_costs(asked_, columns, out);
  return {};
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
  const FactsById facts = facts_by_id(matcher_.columns());
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
