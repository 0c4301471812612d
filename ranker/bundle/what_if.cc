#include "ranker/bundle/what_if.h"

#include <algorithm>
#include <set>

namespace mitate::ranker::bundle {
namespace {

/// The most services that a loosening proposes.
constexpr std::size_t kMostPlaces = 12;

/// Only whether there is an allowed set.
bool has_allowed_set(Instance instance, Effort& effort) {
  for (BundleGoal& goal : instance.goals) goal.weight = 0;
  return effort.solve(instance).chosen.has_value();
}

/// The smallest value in (low, high] that passes, to the step; REQUIRES that high passes.
template <typename Passes>
std::int64_t smallest_passing(std::int64_t low, std::int64_t high, std::int64_t step,
                              const Passes& passes) {
  while (high - low > step) {
    const std::int64_t middle = low + (high - low) / 2;
    (passes(middle) ? high : low) = middle;
  }
  return high;
}

std::int64_t enough_money(const Instance& instance) {
  std::int64_t sum = 0;
  for (const Option& option : instance.options) {
    if (option.fixed != Fixed::Out) sum = std::min(sum + option.cost, INT64_MAX / 4);
  }
  return sum;
}

void loosen_money(const Instance& instance, Effort& effort, std::vector<Loosening>& out) {
  for (std::size_t purse = 0; purse < instance.purses.size(); ++purse) {
    Instance other = instance;
    const auto passes = [&](std::int64_t budget) {
      other.purses[purse] = budget;
      return has_allowed_set(other, effort);
    };
    const std::int64_t now = instance.purses[purse];
    const std::int64_t enough = std::max(now, enough_money(instance));
    if (enough <= now || !passes(enough)) continue;
    const std::int64_t step = std::max<std::int64_t>(1, enough / 4'000'000);
    out.push_back({Loosening::Kind::Budget, purse, smallest_passing(now, enough, step, passes)});
  }
}

void loosen_demands(const Instance& instance, Effort& effort, std::vector<Loosening>& out) {
  for (std::size_t goal = 0; goal < instance.goals.size(); ++goal) {
    if (instance.goals[goal].minimum <= 0) continue;
    Instance other = instance;
    std::set<std::int32_t, std::greater<>> reachable;
    for (std::size_t i = 0; i < instance.options.size(); ++i) {
      const std::int32_t value = instance.value(i, goal);
      if (value > 0 && value < instance.goals[goal].minimum) reachable.insert(value);
    }
    bool lowered = false;
    for (const std::int32_t value : reachable) {
      other.goals[goal].minimum = value;
      if (!has_allowed_set(other, effort)) continue;
      out.push_back({Loosening::Kind::LowerDemand, goal, value});
      lowered = true;
      break;
    }
    if (lowered) continue;
    other.goals[goal].minimum = 0;
    if (has_allowed_set(other, effort)) out.push_back({Loosening::Kind::DropDemand, goal, 0});
  }
}

void loosen_counts(const Instance& instance, Effort& effort, std::vector<Loosening>& out) {
  Instance other = instance;
  for (std::size_t places = instance.max_count + 1; places <= kMostPlaces; ++places) {
    other.max_count = places;
    if (!has_allowed_set(other, effort)) continue;
    out.push_back({Loosening::Kind::MoreServices, 0, static_cast<std::int64_t>(places)});
    break;
  }
  other = instance;
  for (std::size_t cap = instance.provider_cap; cap < instance.max_count;) {
    other.provider_cap = ++cap;
    if (!has_allowed_set(other, effort)) continue;
    out.push_back({Loosening::Kind::ProviderCap, 0, static_cast<std::int64_t>(cap)});
    break;
  }
}

void loosen_decisions(const Instance& instance, Effort& effort, std::vector<Loosening>& out) {
  for (std::size_t i = 0; i < instance.needs.size(); ++i) {
    Instance other = instance;
    other.needs.erase(other.needs.begin() + static_cast<std::ptrdiff_t>(i));
    if (has_allowed_set(other, effort)) out.push_back({Loosening::Kind::DropNeed, i, 0});
  }
  for (std::size_t i = 0; i < instance.excludes.size(); ++i) {
    Instance other = instance;
    other.excludes.erase(other.excludes.begin() + static_cast<std::ptrdiff_t>(i));
    if (has_allowed_set(other, effort)) out.push_back({Loosening::Kind::DropExclude, i, 0});
  }
  for (std::size_t i = 0; i < instance.options.size(); ++i) {
    if (instance.options[i].fixed != Fixed::In) continue;
    Instance other = instance;
    other.options[i].fixed = Fixed::Free;
    if (has_allowed_set(other, effort)) out.push_back({Loosening::Kind::DropTaken, i, 0});
  }
}

}  // namespace

Solution Effort::solve(const Instance& instance, std::optional<std::int64_t> beyond) {
  // Nobody waits any more: the questions that are left cost nothing.
  if (stopped) return {};
  SearchLimits limits;
  limits.work = work;
  limits.beyond = beyond;
  limits.stop = stop;
  Solution out = best_set(instance, limits);
  stopped = stopped || out.stopped;
  return out;
}

std::vector<FrontierPoint> frontier(const Instance& instance, std::size_t points, Effort& effort) {
  std::vector<FrontierPoint> out;
  if (instance.purses.size() != 1 || points == 0) return out;
  Instance other = instance;
  const double money = static_cast<double>(instance.purses[0]);
  for (std::size_t i = 1; i <= points; ++i) {
    FrontierPoint point;
    // The middle point is the budget itself, to the yen.
    point.budget = 2 * i == points ? instance.purses[0]
                                   : static_cast<std::int64_t>(money * 2 * static_cast<double>(i) /
                                                               static_cast<double>(points));
    other.purses[0] = point.budget;
    const Solution found = effort.solve(other);
    point.proven = found.proven;
    point.chosen = found.chosen;
    if (found.chosen) {
      point.worth = found.worth;
      point.cost = cost_of_set(instance, *found.chosen);
    }
    out.push_back(std::move(point));
  }
  return out;
}

std::optional<Chosen> next_best(const Instance& instance, const Chosen& chosen, Effort& effort) {
  std::optional<Chosen> best;
  std::optional<std::int64_t> worth;
  for (const std::size_t member : chosen) {
    if (instance.options[member].fixed == Fixed::In) continue;
    Instance other = instance;
    other.options[member].fixed = Fixed::Out;
    Solution found = effort.solve(other, worth);
    if (!found.chosen || found.chosen->empty()) continue;
    worth = found.worth;
    best = std::move(found.chosen);
  }
  return best;
}

std::optional<std::int64_t> entry_cost(const Instance& instance, std::size_t option,
                                       std::int64_t beyond, Effort& effort) {
  Instance other = instance;
  other.options[option].fixed = Fixed::In;
  const auto comes_in = [&](std::int64_t cost) {
    other.options[option].cost = cost;
    return effort.solve(other, beyond).chosen.has_value();
  };
  const std::int64_t money = instance.purses[instance.options[option].purse];
  if (!comes_in(0)) return std::nullopt;
  if (comes_in(money)) return money;
  const std::int64_t step = std::max<std::int64_t>(1, money / 2000);
  const std::int64_t too_much =
      smallest_passing(0, money, step, [&](std::int64_t cost) { return !comes_in(cost); });
  return std::max<std::int64_t>(0, too_much - step);
}

std::vector<Shift> sensitivity(const Instance& instance, const Chosen& chosen,
                               const std::vector<std::size_t>& assumed_options, Effort& effort) {
  std::vector<Shift> out;
  const auto look = [&](const Instance& other, Shift shift) {
    shift.still_allowed = is_allowed(other, chosen);
    std::optional<std::int64_t> beyond;
    if (shift.still_allowed) beyond = worth_of(other, chosen);
    shift.better = effort.solve(other, beyond).chosen;
    out.push_back(std::move(shift));
  };
  Instance fifths = instance;
  for (BundleGoal& goal : fifths.goals) goal.weight *= 5;
  for (std::size_t goal = 0; goal < instance.goals.size(); ++goal) {
    if (instance.goals[goal].weight == 0) continue;
    for (const int percent : {-20, 20}) {
      Instance other = fifths;
      other.goals[goal].weight = instance.goals[goal].weight * (percent < 0 ? 4 : 6);
      look(other, {.of_goal = true, .index = goal, .percent = percent});
    }
  }
  for (const std::size_t option : assumed_options) {
    for (const int percent : {-20, 20}) {
      Instance other = instance;
      std::int64_t& cost = other.options[option].cost;
      cost = percent < 0 ? cost - cost / 5 : cost + (cost + 4) / 5;
      look(other, {.of_goal = false, .index = option, .percent = percent});
    }
  }
  return out;
}

std::vector<Loosening> loosenings(const Instance& instance, Effort& effort) {
  std::vector<Loosening> out;
  loosen_money(instance, effort, out);
  loosen_demands(instance, effort, out);
  loosen_counts(instance, effort, out);
  loosen_decisions(instance, effort, out);
  return out;
}

}  // namespace mitate::ranker::bundle
