#include "ranker/bundle/exact_search.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "ranker/bundle/partial_set.h"
#include "ranker/bundle/quick_answer.h"
#include "ranker/bundle/relaxation.h"

namespace mitate::ranker::bundle {
namespace {

constexpr int kRootSteps = 250;
constexpr int kNodeSteps = 40;
/// Steps without a lower limit after which they become smaller.
constexpr int kPatience = 8;
/// Sums of doubles up to 1e9: far above their rounding, far below one unit of worth.
constexpr double kSlack = 1e-3;

enum class State : std::uint8_t { Open, In, Out };

struct Part {
  std::vector<State> state;
  Prices prices;
  std::int64_t limit = 0;
  std::int64_t number = 0;  ///< the order of making decides between equal limits
};

struct WorseLimit {
  bool operator()(const Part& a, const Part& b) const {
    return a.limit != b.limit ? a.limit < b.limit : a.number > b.number;
  }
};

class Search {
 public:
  Search(const Instance& instance, const SearchLimits& limits)
      : instance_(instance), limits_(limits), relaxation_(instance) {
    best_worth_ = limits.beyond.value_or(-1);
  }

  Solution run() {
    if (const auto quick = quick_answer(instance_)) offer(*quick);
    Part root;
    root.state.assign(instance_.options.size(), State::Open);
    const std::vector<bool> left_out = dominated(instance_);
    bool possible = true;
    for (std::size_t i = 0; i < instance_.options.size(); ++i) {
      if (left_out[i] || instance_.options[i].fixed == Fixed::Out) {
        possible = possible && put_out(root, i);
      }
    }
    for (std::size_t i = 0; i < instance_.options.size() && possible; ++i) {
      if (instance_.options[i].fixed == Fixed::In) possible = put_in(root, i);
    }
    Solution out;
    if (possible) {
      root.prices = relaxation_.first_prices();
      root.limit = INT64_MAX;
      explore(std::move(root), kRootSteps);
      while (!open_.empty() && !ended()) {
        Part part = open_.top();
        open_.pop();
        if (part.limit <= best_worth_) break;  // best first: the rest is no better
        branch(std::move(part));
      }
    }
    out.stopped = stopped_;
    out.proven = !stopped_ && (open_.empty() || open_.top().limit <= best_worth_);
    if (best_) out.chosen = *best_;
    out.worth = best_ ? best_worth_ : 0;
    out.limit = best_worth_;
    if (!out.proven && !open_.empty()) out.limit = std::max(out.limit, open_.top().limit);
    out.limit = std::max<std::int64_t>(out.limit, 0);
    out.nodes = nodes_;
    out.work = relaxation_.work();
    return out;
  }

 private:
  bool ended() {
    if (limits_.stop && limits_.stop()) stopped_ = true;
    return stopped_ || relaxation_.work() >= limits_.work;
  }

  void offer(const Chosen& chosen) {
    const std::int64_t worth = worth_of(instance_, chosen);
    if (worth <= best_worth_) return;
    best_worth_ = worth;
    best_ = chosen;
  }

  // Decisions and what follows from them. False: the part holds no allowed set.

  bool put_out(Part& part, std::size_t option) const {
    if (part.state[option] == State::In) return false;
    if (part.state[option] == State::Out) return true;
    part.state[option] = State::Out;
    for (const auto& [first, second] : instance_.needs) {
      if (second == option && !put_out(part, first)) return false;
    }
    return true;
  }

  bool put_in(Part& part, std::size_t option) const {
    if (part.state[option] == State::Out) return false;
    if (part.state[option] == State::In) return true;
    part.state[option] = State::In;
    for (const auto& [first, second] : instance_.needs) {
      if (first == option && !put_in(part, second)) return false;
    }
    for (const auto& [first, second] : instance_.excludes) {
      if (first == option && !put_out(part, second)) return false;
      if (second == option && !put_out(part, first)) return false;
    }
    return true;
  }

  /// What is decided, after everything that no longer fits went out. nullopt: no allowed set.
  std::optional<Decided> decided(Part& part) const {
    Decided out;
    out.left = instance_.purses;
    std::vector<std::uint32_t> providers;
    for (std::size_t i = 0; i < part.state.size(); ++i) {
      if (part.state[i] != State::In) continue;
      const Option& option = instance_.options[i];
      out.in.push_back(static_cast<std::uint32_t>(i));
      out.left[option.purse] -= option.cost;
      if (out.left[option.purse] < 0) return std::nullopt;
      providers.push_back(static_cast<std::uint32_t>(option.provider));
    }
    if (out.in.size() > instance_.max_count) return std::nullopt;
    out.places = instance_.max_count - out.in.size();
    const auto taken = [&](std::size_t provider) {
      return static_cast<std::size_t>(std::count(providers.begin(), providers.end(), provider));
    };
    const bool capped = instance_.provider_cap < instance_.max_count;
    if (capped) {
      for (const std::uint32_t provider : providers) {
        if (taken(provider) > instance_.provider_cap) return std::nullopt;
      }
    }
    for (std::size_t i = 0; i < part.state.size(); ++i) {
      if (part.state[i] != State::Open) continue;
      const Option& option = instance_.options[i];
      if (out.places == 0 || option.cost > out.left[option.purse] ||
          (capped && taken(option.provider) >= instance_.provider_cap)) {
        if (!put_out(part, i)) return std::nullopt;
      }
    }
    for (std::size_t i = 0; i < part.state.size(); ++i) {
      if (part.state[i] == State::Open) out.open.push_back(static_cast<std::uint32_t>(i));
    }
    if (!demands_can_be_met(part)) return std::nullopt;
    return out;
  }

  bool demands_can_be_met(const Part& part) const {
    for (std::size_t goal = 0; goal < instance_.goals.size(); ++goal) {
      const std::int32_t minimum = instance_.goals[goal].minimum;
      if (minimum <= 0) continue;
      bool can = false;
      for (std::size_t i = 0; i < part.state.size() && !can; ++i) {
        can = part.state[i] != State::Out && instance_.value(i, goal) >= minimum;
      }
      if (!can) return false;
    }
    return true;
  }

  /// Lowers the limit of a part; keeps it for later unless it cannot hold a better set.
  void explore(Part part, int steps) {
    ++nodes_;
    part.number = nodes_;
    std::optional<Decided> now = decided(part);
    if (!now) return;
    Prices prices = part.prices;
    double lowest = INFINITY;
    double size = 1.5;
    int waiting = 0;
    for (int i = 0; i < steps; ++i) {
      if (now->open.empty()) break;
      relaxation_.evaluate(*now, prices, at_);
      if (at_.limit < lowest - kSlack) {
        if (at_.limit < lowest * (1 - 1e-4)) waiting = 0;
        lowest = at_.limit;
        part.prices = prices;
      }
      if (++waiting > kPatience) {
        size /= 2;
        waiting = 0;
      }
      part.limit = std::min(part.limit, static_cast<std::int64_t>(std::floor(lowest + kSlack)));
      if (part.limit <= best_worth_) return;
      if (i % 10 == 9) round_up(*now);
      if (part.limit <= best_worth_) return;
      const bool moves = relaxation_.step(
          *now, at_, static_cast<double>(std::max<std::int64_t>(best_worth_, 0)), size, prices);
      if (fix(part, *now)) {
        now = decided(part);
        if (!now) return;
      } else if (impossible_) {
        return;
      }
      if (!moves || size < 0.02 || (i % 16 == 0 && ended())) break;
    }
    if (now->open.empty()) {
      Chosen chosen(now->in.begin(), now->in.end());
      if (is_allowed(instance_, chosen)) offer(chosen);
      return;
    }
    relaxation_.evaluate(*now, part.prices, at_);
    round_up(*now);
    if (part.limit > best_worth_) open_.push(std::move(part));
  }

  /// Options that a better set surely has or surely lacks, by the profits of the last evaluation.
  /// True: something was decided. `impossible_`: the decisions contradict each other.
  bool fix(Part& part, const Decided& now) {
    impossible_ = false;
    bool changed = false;
    const double needed = static_cast<double>(best_worth_) + 1 - kSlack;
    picked_.assign(now.open.size(), 0);
    for (const std::uint32_t one : at_.picked) picked_[one] = 1;
    for (std::size_t i = 0; i < now.open.size(); ++i) {
      const double profit = at_.profit[i];
      if (picked_[i] != 0) {
        if (at_.limit - profit + at_.first_unpicked >= needed) continue;
        if (!put_in(part, now.open[i])) impossible_ = true;
      } else {
        if (at_.limit - at_.last_picked + profit >= needed) continue;
        if (!put_out(part, now.open[i])) impossible_ = true;
      }
      changed = true;
      if (impossible_) return false;
    }
    return changed;
  }

  /// An allowed set from the picks of the last evaluation.
  void round_up(const Decided& now) {
    PartialSet set(instance_);
    for (const std::uint32_t option : now.in) {
      for (const std::size_t one : set.closure(option)) set.add(one);
    }
    for (const std::uint32_t one : at_.picked) {
      for (const std::size_t option : set.closure(now.open[one])) set.add(option);
    }
    while (set.size() < instance_.max_count) {
      std::size_t best = SIZE_MAX;
      std::int64_t most = 0;
      for (const std::uint32_t option : now.open) {
        if (set.has(option)) continue;
        const std::int64_t gain = set.gain(option);
        if (gain <= most || set.closure(option).empty()) continue;
        most = gain;
        best = option;
      }
      if (best == SIZE_MAX) break;
      for (const std::size_t option : set.closure(best)) set.add(option);
    }
    const Chosen chosen = set.chosen();
    if (set.unmet() == 0 && set.worth() > best_worth_ && is_allowed(instance_, chosen)) {
      offer(chosen);
    }
  }

  void branch(Part part) {
    std::optional<Decided> now = decided(part);
    if (!now) return;
    relaxation_.evaluate(*now, part.prices, at_);
    std::size_t on = now->open.front();
    if (!at_.picked.empty()) on = now->open[at_.picked.front()];
    Part without = part;
    if (put_in(part, on)) explore(std::move(part), kNodeSteps);
    if (put_out(without, on)) explore(std::move(without), kNodeSteps);
  }

  const Instance& instance_;
  const SearchLimits& limits_;
  Relaxation relaxation_;
  std::priority_queue<Part, std::vector<Part>, WorseLimit> open_;
  std::optional<Chosen> best_;
  std::int64_t best_worth_ = -1;
  std::int64_t nodes_ = 0;
  bool stopped_ = false;
  bool impossible_ = false;
  Evaluation at_;
  std::vector<std::uint8_t> picked_;
};

}  // namespace

Solution best_set(const Instance& instance, const SearchLimits& limits) {
  return Search(instance, limits).run();
}

}  // namespace mitate::ranker::bundle
