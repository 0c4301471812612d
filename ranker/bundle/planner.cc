#include "ranker/bundle/planner.h"

#include <algorithm>
#include <cmath>

#include "ranker/bundle/choice.h"
#include "ranker/bundle/what_if.h"

namespace mitate::ranker::bundle {
namespace {

constexpr std::size_t kFrontierPoints = 20;
/// Services without a price that are looked at per goal, the ones worth most first.
constexpr std::size_t kEntriesPerGoal = 5;
/// Assumed prices that are moved by a fifth.
constexpr std::size_t kMovedAssumptions = 20;

class Planner {
 public:
  Planner(const Matcher& matcher, const AskedBundle& asked, const Thoroughness& how)
      : asked_(asked), how_(how), maker_(matcher, asked) {
    effort_.stop = how.stop;
  }

  Result<Bundle> run() {
    MITATE_TRY_VOID(maker_.prepare(out_, how_.stop));
    const Choice choice =
        out_.with_budget ? maker_.within_budget(out_) : maker_.whatever_it_costs(out_);
    MITATE_TRY_VOID(maker_.check_decisions(out_, choice));
    SearchLimits limits;
    limits.work = 60'000'000;
    limits.stop = how_.stop;
    const Solution found = best_set(choice.instance, limits);
    effort_.stopped = found.stopped;
    if (found.stopped) return ended();
    out_.proven = found.proven;
    out_.possible = found.chosen.has_value();
    if (found.chosen) {
      tell_set(choice, *found.chosen);
      out_.bound = found.limit > 0 ? static_cast<double>(found.limit - found.worth) /
                                         static_cast<double>(found.limit)
                                   : 0.0;
    } else if (found.proven) {
      tell_loosenings(choice);
    }
    tell_goals(choice, found.chosen.value_or(Chosen{}));
    if (how_.what_if) tell_what_if(choice, found);
    if (effort_.stopped) return ended();
    return std::move(out_);
  }

 private:
  static Unexpected ended() {
    return Unexpected(ErrorCode::Unavailable, "the search was ended before its answer");
  }

  [[nodiscard]] OtherSet set_of(const Choice& choice, const Chosen& chosen, bool proven) const {
    OtherSet out;
    out.proven = proven;
    for (const Step& step : told_in_steps(choice.instance, chosen)) {
      const std::size_t service = choice.services[step.option];
      out.services.push_back(out_.values.services[service]);
      out.worth += step.gain;
      const ServiceCost& cost = out_.service_costs[service];
      if (cost.yen) {
        out.known_cost += *cost.yen;
      } else {
        ++out.unpriced;
      }
    }
    if (out.unpriced == 0 && !out.services.empty()) out.cost = out.known_cost;
    return out;
  }

  void tell_set(const Choice& choice, const Chosen& chosen) {
    for (const Step& step : told_in_steps(choice.instance, chosen)) {
      const std::size_t service = choice.services[step.option];
      Member member;
      member.service = out_.values.services[service];
      member.cost = out_.service_costs[service];
      member.gain = step.gain;
      for (std::size_t goal = 0; goal < out_.goals.size(); ++goal) {
        const std::int32_t value = choice.instance.value(step.option, goal);
        if (value <= 0) continue;
        const bool best = std::none_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
          return choice.instance.value(other, goal) > value;
        });
        member.covers.push_back({goal, Tenths{value}, best});
      }
      out_.worth += step.gain;
      if (member.cost.yen) {
        out_.known_cost += *member.cost.yen;
      } else {
        ++out_.unpriced_members;
      }
      out_.members.push_back(std::move(member));
    }
  }

  void tell_goals(const Choice& choice, const Chosen& chosen) {
    for (std::size_t g = 0; g < out_.goals.size(); ++g) {
      GoalOutcome& goal = out_.goals[g];
      std::int64_t cheapest = kBeyondAnyBudget;
      for (std::size_t s = 0; s < out_.values.services.size(); ++s) {
        const std::int32_t value = out_.values.at(s, g);
        if (value <= 0) continue;
        ++goal.candidates;
        goal.most = std::max(goal.most, Tenths{value});
        if (!out_.service_costs[s].yen) continue;
        ++goal.priced;
        cheapest = std::min(cheapest, *out_.service_costs[s].yen);
      }
      for (const Member& member : out_.members) {
        for (const Covered& one : member.covers) {
          if (one.goal != g || (goal.by && one.value <= goal.value)) continue;
          goal.by = member.service;
          goal.value = one.value;
        }
      }
      goal.worth = worth_for_goal(choice.instance, chosen, g);
      if (goal.by) continue;
      std::int64_t most_money = kBeyondAnyBudget;
      if (out_.with_budget) {
        most_money = *std::max_element(out_.budgets.begin(), out_.budgets.end());
      }
      goal.open = goal.candidates == 0    ? Open::NoneKnown
                  : !out_.with_budget     ? Open::CrowdedOut
                  : goal.priced == 0      ? Open::PriceUnknown
                  : cheapest > most_money ? Open::TooDear
                                          : Open::CrowdedOut;
    }
  }

  void tell_loosenings(const Choice& choice) {
    for (const Loosening& one : loosenings(choice.instance, effort_)) {
      Loosened told;
      told.to = one.to;
      const auto service = [&](std::size_t option) {
        return out_.values.services[choice.services[option]];
      };
      switch (one.kind) {
        case Loosening::Kind::Budget:
          told.change = "budget";
          if (out_.budgets.size() > 1) told.goal = one.index;
          break;
        case Loosening::Kind::DropDemand:
        case Loosening::Kind::LowerDemand:
          if (one.index >= out_.goals.size()) {
            told.change = "each_region";
            break;
          }
          told.change = one.kind == Loosening::Kind::DropDemand ? "drop_must" : "lower_minimum";
          told.goal = one.index;
          break;
        case Loosening::Kind::MoreServices:
          told.change = "max_count";
          break;
        case Loosening::Kind::ProviderCap:
          told.change = "provider_cap";
          break;
        case Loosening::Kind::DropNeed:
          told.change = "requires";
          told.services = {service(choice.instance.needs[one.index].first),
                           service(choice.instance.needs[one.index].second)};
          break;
        case Loosening::Kind::DropExclude:
          told.change = "excludes";
          told.services = {service(choice.instance.excludes[one.index].first),
                           service(choice.instance.excludes[one.index].second)};
          break;
        case Loosening::Kind::DropTaken:
          told.change = "take";
          told.services = {service(one.index)};
          break;
      }
      out_.loosened.push_back(std::move(told));
    }
  }

  void tell_what_if(const Choice& choice, const Solution& found) {
    tell_by_count();
    if (!out_.with_budget) return;
    tell_entries(found);
    for (const FrontierPoint& point : frontier(choice.instance, kFrontierPoints, effort_)) {
      BudgetPoint& told = out_.frontier.emplace_back();
      told.budget = point.budget;
      if (point.chosen) told.set = set_of(choice, *point.chosen, point.proven);
    }
    if (!found.chosen || found.chosen->empty()) return;
    if (const auto next = next_best(choice.instance, *found.chosen, effort_)) {
      out_.next_best = set_of(choice, *next, true);
    }
    std::vector<std::size_t> assumed;
    for (std::size_t i = 0; i < choice.services.size(); ++i) {
      const CostBasis basis = out_.service_costs[choice.services[i]].basis;
      const bool counts = basis != CostBasis::Catalog && basis != CostBasis::Unknown;
      if (counts && assumed.size() < kMovedAssumptions) assumed.push_back(i);
    }
    for (const Shift& shift : sensitivity(choice.instance, *found.chosen, assumed, effort_)) {
      Moved moved;
      if (shift.of_goal) {
        moved.goal = shift.index;
      } else {
        moved.service = out_.values.services[choice.services[shift.index]];
      }
      moved.percent = shift.percent;
      if (shift.better) {
        moved.better = set_of(choice, *shift.better, true);
      } else if (!shift.still_allowed) {
        moved.better = OtherSet{};
      }
      out_.moved.push_back(std::move(moved));
    }
  }

  /// The best sets of one, two, three … services, whatever they cost: whom to ask for a price.
  void tell_by_count() {
    Choice free = maker_.whatever_it_costs(out_);
    const std::size_t most = std::min(asked_.max_count, free.instance.options.size());
    for (std::size_t count = 1; count <= most; ++count) {
      free.instance.max_count = count;
      const Solution found = effort_.solve(free.instance);
      if (!found.chosen || found.chosen->empty()) continue;
      if (!out_.by_count.empty() && out_.by_count.back().worth >= found.worth) break;
      out_.by_count.push_back(set_of(free, *found.chosen, found.proven));
    }
  }

  void tell_entries(const Solution& found) {
    Choice all = maker_.within_budget(out_, true);
    for (Option& option : all.instance.options) {
      if (option.cost == kBeyondAnyBudget) option.fixed = Fixed::Out;
    }
    for (std::size_t g = 0; g < out_.goals.size(); ++g) {
      std::vector<std::size_t> unpriced;
      for (std::size_t i = 0; i < all.services.size(); ++i) {
        if (!out_.service_costs[all.services[i]].yen && all.instance.value(i, g) > 0) {
          unpriced.push_back(i);
        }
      }
      std::stable_sort(unpriced.begin(), unpriced.end(), [&](std::size_t a, std::size_t b) {
        return all.instance.value(a, g) > all.instance.value(b, g);
      });
      if (unpriced.size() > kEntriesPerGoal) unpriced.resize(kEntriesPerGoal);
      for (const std::size_t i : unpriced) {
        WouldEnter& entry = out_.would_enter.emplace_back();
        entry.goal = g;
        entry.service = out_.values.services[all.services[i]];
        entry.value = Tenths{all.instance.value(i, g)};
        entry.why = out_.service_costs[all.services[i]].why;
        const auto known =
            std::find_if(out_.would_enter.begin(), out_.would_enter.end() - 1,
                         [&](const WouldEnter& other) { return other.service == entry.service; });
        entry.up_to = known != out_.would_enter.end() - 1
                          ? known->up_to
                          : entry_cost(all.instance, i, found.chosen ? found.worth : -1, effort_);
      }
    }
  }

  const AskedBundle& asked_;
  const Thoroughness& how_;
  ChoiceMaker maker_;
  Effort effort_;
  Bundle out_;
};

}  // namespace

Result<Bundle> plan(const Matcher& matcher, const AskedBundle& asked, const Thoroughness& how) {
  MITATE_TRY_VOID(check(asked));
  return Planner(matcher, asked, how).run();
}

}  // namespace mitate::ranker::bundle
