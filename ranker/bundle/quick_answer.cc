#include "ranker/bundle/quick_answer.h"

#include <algorithm>

#include "ranker/bundle/partial_set.h"

namespace mitate::ranker::bundle {
namespace {

constexpr std::size_t kLambdas = 8;
/// How many of the greedy sets are improved by exchanges; the best ones first.
constexpr std::size_t kImproved = 3;

/// More demands met, then worth, then cheaper.
struct Standing {
  std::size_t unmet = 0;
  std::int64_t worth = 0;
  std::int64_t cost = 0;
  [[nodiscard]] bool better_than(const Standing& other) const {
    if (unmet != other.unmet) return unmet < other.unmet;
    if (worth != other.worth) return worth > other.worth;
    return cost < other.cost;
  }
};

class Greedy {
 public:
  Greedy(const Instance& instance, const std::vector<bool>& left_out)
      : instance_(instance), left_out_(left_out) {}

  [[nodiscard]] Standing standing_of(const PartialSet& set) const {
    return {set.unmet(), set.worth(), cost_of_set(instance_, set.members())};
  }

  /// False: what the buyer decided does not fit by itself.
  [[nodiscard]] bool start(PartialSet& set) const {
    for (std::size_t i = 0; i < instance_.options.size(); ++i) {
      if (instance_.options[i].fixed != Fixed::In || set.has(i)) continue;
      if (!add(set, i)) return false;
    }
    return true;
  }

  void fill(PartialSet& set, double lambda) const {
    while (set.size() < instance_.max_count) {
      std::size_t best = SIZE_MAX;
      std::size_t most_met = 0;
      double most = 0;
      for (std::size_t i = 0; i < instance_.options.size(); ++i) {
        if (!may_come(set, i)) continue;
        const std::size_t met = set.newly_met(i);
        if (met < most_met) continue;
        const double gain = static_cast<double>(set.gain(i)) + (met > 0 ? 1.0 : 0.0);
        const double rate = gain / (static_cast<double>(instance_.options[i].cost) + lambda);
        if (met == most_met && rate <= most) continue;
        if (set.closure(i).empty()) continue;
        best = i;
        most = rate;
        most_met = met;
      }
      if (best == SIZE_MAX || !add(set, best)) return;
    }
  }

  /// Exchanges one member for one option, and fills up, as long as that is better.
  void exchange(PartialSet& set, double lambda) const {
    for (bool better = true; better;) {
      better = false;
      Standing now = standing_of(set);
      const std::vector<std::size_t> members = set.members();
      for (const std::size_t member : members) {
        if (instance_.options[member].fixed == Fixed::In) continue;
        PartialSet without = set;
        without.remove(member);
        if (!keeps_decisions(without)) continue;
        const std::size_t best = best_addition(without, now);
        if (best == SIZE_MAX) continue;
        add(without, best);
        fill(without, lambda);
        const Standing then = standing_of(without);
        if (!then.better_than(now)) continue;
        set = std::move(without);
        better = true;
        break;
      }
    }
  }

  /// Members that add nothing go, dearest first.
  void shed(PartialSet& set) const {
    for (bool again = true; again;) {
      again = false;
      std::vector<std::size_t> members = set.members();
      std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        const auto cost = [&](std::size_t i) { return instance_.options[i].cost; };
        return cost(a) != cost(b) ? cost(a) > cost(b) : a > b;
      });
      for (const std::size_t member : members) {
        if (instance_.options[member].fixed == Fixed::In) continue;
        PartialSet without = set;
        without.remove(member);
        if (without.worth() < set.worth() || without.unmet() > set.unmet()) continue;
        if (!keeps_decisions(without)) continue;
        set = std::move(without);
        again = true;
        break;
      }
    }
  }

 private:
  [[nodiscard]] bool may_come(const PartialSet& set, std::size_t i) const {
    const Option& option = instance_.options[i];
    return !left_out_[i] && !set.has(i) && option.fixed != Fixed::Out &&
           option.cost <= set.left_in(option.purse);
  }

  /// A member may be needed by one that the buyer decided to take.
  [[nodiscard]] bool keeps_decisions(const PartialSet& set) const {
    for (std::size_t i = 0; i < instance_.options.size(); ++i) {
      if (instance_.options[i].fixed == Fixed::In && !set.has(i)) return false;
    }
    return true;
  }

  bool add(PartialSet& set, std::size_t option) const {
    const std::vector<std::size_t> all = set.closure(option);
    for (const std::size_t one : all) set.add(one);
    return !all.empty();
  }

  [[nodiscard]] std::size_t best_addition(const PartialSet& set, const Standing& beyond) const {
    std::size_t best = SIZE_MAX;
    Standing most = beyond;
    const std::int64_t spent = cost_of_set(instance_, set.members());
    for (std::size_t i = 0; i < instance_.options.size(); ++i) {
      if (!may_come(set, i)) continue;
      const Standing then{set.unmet() - set.newly_met(i), set.worth() + set.gain(i),
                          spent + instance_.options[i].cost};
      if (!then.better_than(most) || set.closure(i).empty()) continue;
      most = then;
      best = i;
    }
    return best;
  }

  const Instance& instance_;
  const std::vector<bool>& left_out_;
};

}  // namespace

std::vector<bool> dominated(const Instance& instance) {
  const std::size_t count = instance.options.size();
  std::vector<bool> out(count, false);
  if (instance.diminishing) return out;
  std::vector<bool> paired(count, false);
  for (const auto* pairs : {&instance.needs, &instance.excludes}) {
    for (const auto& [first, second] : *pairs) paired[first] = paired[second] = true;
  }
  const bool capped = instance.provider_cap < instance.max_count;
  const std::size_t goals = instance.goals.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Option& one = instance.options[i];
    if (paired[i] || one.fixed != Fixed::Free) continue;
    const std::int32_t* mine = instance.values.data() + i * goals;
    for (std::size_t k = 0; k < count && !out[i]; ++k) {
      const Option& other = instance.options[k];
      if (k == i || out[k] || paired[k] || other.fixed == Fixed::Out) continue;
      if (other.cost > one.cost || other.purse != one.purse) continue;
      if (capped && other.provider != one.provider) continue;
      const std::int32_t* theirs = instance.values.data() + k * goals;
      out[i] = std::equal(mine, mine + goals, theirs,
                          [](std::int32_t a, std::int32_t b) { return a <= b; });
    }
  }
  return out;
}

std::optional<Chosen> quick_answer(const Instance& instance) {
  const std::vector<bool> left_out = dominated(instance);
  const Greedy greedy(instance, left_out);
  PartialSet start(instance);
  if (!greedy.start(start)) return std::nullopt;
  double budget = 0;
  for (const std::int64_t purse : instance.purses) budget += static_cast<double>(purse);
  // From "cost decides" to "number decides".
  const double unit = budget / static_cast<double>(std::max<std::size_t>(instance.max_count, 1));
  std::vector<std::pair<double, PartialSet>> sets;
  for (std::size_t step = 0; step < kLambdas; ++step) {
    const double lambda = 1.0 + unit * static_cast<double>(1U << step) / 16.0;
    PartialSet set = start;
    greedy.fill(set, lambda);
    const bool known = std::any_of(sets.begin(), sets.end(), [&](const auto& other) {
      return other.second.chosen() == set.chosen();
    });
    if (!known) sets.emplace_back(lambda, std::move(set));
  }
  std::stable_sort(sets.begin(), sets.end(), [&](const auto& a, const auto& b) {
    return greedy.standing_of(a.second).better_than(greedy.standing_of(b.second));
  });
  if (sets.size() > kImproved) sets.erase(sets.begin() + kImproved, sets.end());
  const PartialSet* best = nullptr;
  for (auto& [lambda, set] : sets) {
    greedy.exchange(set, lambda);
    greedy.shed(set);
    if (best == nullptr || greedy.standing_of(set).better_than(greedy.standing_of(*best))) {
      best = &set;
    }
  }
  if (best == nullptr || best->unmet() > 0) return std::nullopt;
  return best->chosen();
}

}  // namespace mitate::ranker::bundle
