#include "ranker/bundle/relaxation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mitate::ranker::bundle {
namespace {

/// Goals are read in blocks of this length, which the compiler turns into vector instructions.
constexpr std::size_t kBlock = 8;

std::int32_t above(const std::int32_t* worth, const std::int32_t* price, std::size_t width) {
  std::int32_t sums[kBlock] = {};
  for (std::size_t j = 0; j < width; j += kBlock) {
    for (std::size_t k = 0; k < kBlock; ++k) {
      const std::int32_t gain = 4 * worth[j + k] - price[j + k];
      sums[k] += gain > 0 ? gain : 0;
    }
  }
  return std::accumulate(sums, sums + kBlock, 0);
}

/// The same where a goal counts three services with falling shares: the best of three.
std::int32_t above_any(const std::int32_t* worth, const std::int32_t* price, std::size_t width) {
  std::int32_t sums[kBlock] = {};
  for (std::size_t j = 0; j < width; j += kBlock) {
    for (std::size_t k = 0; k < kBlock; ++k) {
      const std::int32_t first = 4 * worth[j + k] - price[j + k];
      const std::int32_t second = 2 * worth[j + k] - price[width + j + k];
      const std::int32_t third = worth[j + k] - price[2 * width + j + k];
      std::int32_t most = first > second ? first : second;
      most = most > third ? most : third;
      sums[k] += most > 0 ? most : 0;
    }
  }
  return std::accumulate(sums, sums + kBlock, 0);
}

}  // namespace

Relaxation::Relaxation(const Instance& instance)
    : instance_(instance),
      width_((instance.goals.size() + kBlock - 1) / kBlock * kBlock),
      shares_(instance.diminishing ? 3 : 1),
      worth_(instance.options.size() * width_, 0),
      demanding_(instance.options.size()),
      counts_(width_ * shares_, 0) {
  std::size_t providers = 0;
  for (const Option& option : instance.options) providers = std::max(providers, option.provider);
  of_provider_.assign(providers + 1, 0);
  for (std::size_t j = 0; j < instance.goals.size(); ++j) {
    if (instance.goals[j].minimum > 0) demands_.push_back(j);
  }
  met_.assign(demands_.size(), 0);
  for (std::size_t i = 0; i < instance.options.size(); ++i) {
    for (std::size_t j = 0; j < instance.goals.size(); ++j) {
      worth_[i * width_ + j] = instance.goals[j].weight * instance.value(i, j);
    }
    for (std::size_t d = 0; d < demands_.size(); ++d) {
      if (instance.value(i, demands_[d]) >= instance.goals[demands_[d]].minimum) {
        demanding_[i].push_back(d);
      }
    }
  }
}

Prices Relaxation::first_prices() const {
  Prices out;
  out.goal.assign(width_ * shares_, 0);
  out.money.assign(instance_.purses.size(), 0.0);
  out.demand.assign(demands_.size(), 0);
  // A goal's first price: the second best that any option brings to it.
  for (std::size_t j = 0; j < instance_.goals.size(); ++j) {
    std::int32_t best = 0;
    std::int32_t second = 0;
    for (std::size_t i = 0; i < instance_.options.size(); ++i) {
      std::int32_t worth = worth_[i * width_ + j];
      if (worth > best) std::swap(worth, best);
      second = std::max(second, worth);
    }
    for (std::size_t r = 0; r < shares_; ++r) {
      out.goal[r * width_ + j] =
          static_cast<std::int32_t>(instance_.shares()[r]) * (second / 4 * 3);
    }
  }
  return out;
}

std::int32_t Relaxation::revenue(std::uint32_t option, const Prices& prices) const {
  const std::int32_t* worth = worth_.data() + option * width_;
  std::int32_t sum = shares_ == 1 ? above(worth, prices.goal.data(), width_)
                                  : above_any(worth, prices.goal.data(), width_);
  for (const std::size_t demand : demanding_[option]) sum += prices.demand[demand];
  return sum;
}

double Relaxation::rate(std::size_t purse, const Prices& prices) const {
  const std::int64_t budget = instance_.purses[purse];
  return budget > 0 ? prices.money[purse] / static_cast<double>(budget) : 0.0;
}

void Relaxation::evaluate(const Decided& decided, const Prices& prices, Evaluation& out) {
  work_ += static_cast<std::int64_t>((decided.in.size() + decided.open.size()) * width_ * shares_);
  double limit = 0;
  for (const std::int32_t price : prices.goal) limit += price;
  for (const std::int32_t price : prices.demand) limit -= price;
  for (std::size_t p = 0; p < decided.left.size(); ++p) {
    limit += rate(p, prices) * static_cast<double>(decided.left[p]);
  }
  for (const std::uint32_t option : decided.in) limit += revenue(option, prices);
  out.profit.resize(decided.open.size());
  out.picked.clear();
  for (std::size_t i = 0; i < decided.open.size(); ++i) {
    const Option& option = instance_.options[decided.open[i]];
    out.profit[i] = revenue(decided.open[i], prices) -
                    rate(option.purse, prices) * static_cast<double>(option.cost);
    if (out.profit[i] > 0) out.picked.push_back(static_cast<std::uint32_t>(i));
  }
  std::sort(out.picked.begin(), out.picked.end(), [&](std::uint32_t a, std::uint32_t b) {
    return out.profit[a] != out.profit[b] ? out.profit[a] > out.profit[b] : a < b;
  });
  out.first_unpicked = 0;
  const std::size_t cap = instance_.provider_cap;
  if (cap < decided.in.size() + decided.places) {
    for (const std::uint32_t option : decided.in) {
      ++of_provider_[instance_.options[option].provider];
    }
    std::size_t kept = 0;
    for (const std::uint32_t one : out.picked) {
      std::size_t& taken = of_provider_[instance_.options[decided.open[one]].provider];
      if (taken >= cap || kept >= decided.places) {
        out.first_unpicked = std::max(out.first_unpicked, out.profit[one]);
        continue;
      }
      ++taken;
      out.picked[kept++] = one;
    }
    out.picked.resize(kept);
    std::fill(of_provider_.begin(), of_provider_.end(), 0);
  } else if (out.picked.size() > decided.places) {
    out.first_unpicked = out.profit[out.picked[decided.places]];
    out.picked.resize(decided.places);
  }
  const bool full = out.picked.size() >= decided.places;
  out.last_picked = full && !out.picked.empty() ? out.profit[out.picked.back()] : 0.0;
  for (const std::uint32_t one : out.picked) limit += out.profit[one];
  out.limit = limit;
}

void Relaxation::count(std::uint32_t option, const Prices& prices) {
  const std::int32_t* worth = worth_.data() + option * width_;
  for (std::size_t j = 0; j < width_; ++j) {
    if (shares_ == 1) {
      counts_[j] += 4 * worth[j] > prices.goal[j] ? 1 : 0;
      continue;
    }
    std::size_t best = SIZE_MAX;
    std::int32_t most = 0;
    for (std::size_t r = 0; r < shares_; ++r) {
      const std::int32_t gain =
          static_cast<std::int32_t>(kDiminishingShares[r]) * worth[j] - prices.goal[r * width_ + j];
      if (gain <= most) continue;
      most = gain;
      best = r;
    }
    if (best != SIZE_MAX) ++counts_[best * width_ + j];
  }
  for (const std::size_t demand : demanding_[option]) ++met_[demand];
}

bool Relaxation::step(const Decided& decided, const Evaluation& at, double aim, double size,
                      Prices& prices) {
  std::fill(counts_.begin(), counts_.end(), 0);
  std::fill(met_.begin(), met_.end(), 0);
  for (const std::uint32_t option : decided.in) count(option, prices);
  std::vector<double> spare(instance_.purses.size());
  for (std::size_t p = 0; p < spare.size(); ++p) {
    spare[p] = static_cast<double>(decided.left[p]);
  }
  for (const std::uint32_t one : at.picked) {
    const std::uint32_t option = decided.open[one];
    count(option, prices);
    spare[instance_.options[option].purse] -= static_cast<double>(instance_.options[option].cost);
  }
  // A price at 0 that would fall further does not move and does not count.
  double length = 0;
  for (std::size_t j = 0; j < counts_.size(); ++j) {
    const double slope = 1.0 - counts_[j];
    if (prices.goal[j] > 0 || slope < 0) length += slope * slope;
  }
  for (std::size_t p = 0; p < spare.size(); ++p) {
    const std::int64_t budget = instance_.purses[p];
    spare[p] = budget > 0 ? spare[p] / static_cast<double>(budget) : 0.0;
    if (prices.money[p] > 0 || spare[p] < 0) length += spare[p] * spare[p];
  }
  for (std::size_t d = 0; d < met_.size(); ++d) {
    const double slope = met_[d] - 1.0;
    if (prices.demand[d] > 0 || slope < 0) length += slope * slope;
  }
  const double by = length > 0 ? size * (at.limit - aim) / length : 0.0;
  if (by < 0.25) return false;
  const auto moved = [by](std::int32_t price, double slope) {
    constexpr double kMost = 1e9;
    return static_cast<std::int32_t>(std::clamp(std::round(price - by * slope), 0.0, kMost));
  };
  for (std::size_t j = 0; j < counts_.size(); ++j) {
    prices.goal[j] = moved(prices.goal[j], 1.0 - counts_[j]);
  }
  for (std::size_t p = 0; p < spare.size(); ++p) {
    prices.money[p] = std::max(0.0, prices.money[p] - by * spare[p]);
  }
  for (std::size_t d = 0; d < met_.size(); ++d) {
    prices.demand[d] = moved(prices.demand[d], met_[d] - 1.0);
  }
  return true;
}

}  // namespace mitate::ranker::bundle
