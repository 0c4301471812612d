#include "ranker/bundle/instance.h"

#include <algorithm>
#include <map>

namespace mitate::ranker::bundle {

std::int64_t worth_for_goal(const Instance& instance, const Chosen& chosen, std::size_t goal) {
  std::array<std::int64_t, 3> best{};
  for (const std::size_t option : chosen) {
    std::int64_t value = instance.value(option, goal);
    for (std::int64_t& place : best) {
      if (value > place) std::swap(value, place);
    }
  }
  const auto& shares = instance.shares();
  return instance.goals[goal].weight *
         (shares[0] * best[0] + shares[1] * best[1] + shares[2] * best[2]);
}

std::int64_t worth_of(const Instance& instance, const Chosen& chosen) {
  std::int64_t sum = 0;
  for (std::size_t goal = 0; goal < instance.goals.size(); ++goal) {
    sum += worth_for_goal(instance, chosen, goal);
  }
  return sum;
}

std::int64_t cost_of_set(const Instance& instance, const Chosen& chosen) {
  std::int64_t sum = 0;
  for (const std::size_t option : chosen) sum += instance.options[option].cost;
  return sum;
}

bool is_allowed(const Instance& instance, const Chosen& chosen) {
  if (chosen.size() > instance.max_count) return false;
  const auto has = [&](std::size_t option) {
    return std::binary_search(chosen.begin(), chosen.end(), option);
  };
  std::vector<std::int64_t> spent(instance.purses.size(), 0);
  std::map<std::size_t, std::size_t> of_provider;
  for (const std::size_t option : chosen) {
    const Option& one = instance.options[option];
    if (one.fixed == Fixed::Out) return false;
    spent[one.purse] += one.cost;
    if (spent[one.purse] > instance.purses[one.purse]) return false;
    if (++of_provider[one.provider] > instance.provider_cap) return false;
  }
  for (std::size_t i = 0; i < instance.options.size(); ++i) {
    if (instance.options[i].fixed == Fixed::In && !has(i)) return false;
  }
  for (const auto& [first, second] : instance.needs) {
    if (has(first) && !has(second)) return false;
  }
  for (const auto& [first, second] : instance.excludes) {
    if (has(first) && has(second)) return false;
  }
  for (std::size_t goal = 0; goal < instance.goals.size(); ++goal) {
    const std::int32_t minimum = instance.goals[goal].minimum;
    if (minimum > 0 && std::none_of(chosen.begin(), chosen.end(), [&](std::size_t option) {
          return instance.value(option, goal) >= minimum;
        })) {
      return false;
    }
  }
  return true;
}

std::vector<Step> told_in_steps(const Instance& instance, const Chosen& chosen) {
  std::vector<Step> out;
  Chosen told;
  Chosen left = chosen;
  std::int64_t before = 0;
  while (!left.empty()) {
    std::size_t best = 0;
    std::int64_t most = -1;
    for (std::size_t i = 0; i < left.size(); ++i) {
      told.push_back(left[i]);
      const std::int64_t worth = worth_of(instance, told);
      told.pop_back();
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    out.push_back({left[best], most - before});
    told.push_back(left[best]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    before = most;
  }
  return out;
}

}  // namespace mitate::ranker::bundle
