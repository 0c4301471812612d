#include "ranker/bundle/partial_set.h"

#include <algorithm>

namespace mitate::ranker::bundle {

PartialSet::PartialSet(const Instance& instance)
    : instance_(&instance),
      in_(instance.options.size(), 0),
      best_(instance.goals.size(), 0),
      second_(instance.goals.size(), 0),
      third_(instance.goals.size(), 0),
      left_(instance.purses) {
  std::size_t providers = 0;
  for (const Option& option : instance.options) providers = std::max(providers, option.provider);
  of_provider_.assign(providers + 1, 0);
  for (const BundleGoal& goal : instance.goals) unmet_ += goal.minimum > 0 ? 1U : 0U;
}

std::vector<std::size_t> PartialSet::closure(std::size_t option) const {
  if (has(option)) return {};
  std::vector<std::size_t> out{option};
  for (std::size_t next = 0; next < out.size(); ++next) {
    for (const auto& [first, second] : instance_->needs) {
      if (first != out[next] || has(second)) continue;
      if (std::find(out.begin(), out.end(), second) == out.end()) out.push_back(second);
    }
  }
  if (size() + out.size() > instance_->max_count) return {};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Option& one = instance_->options[out[i]];
    if (one.fixed == Fixed::Out) return {};
    std::int64_t spent = 0;
    std::size_t of_provider = of_provider_[one.provider];
    for (const std::size_t other : out) {
      const Option& theirs = instance_->options[other];
      if (theirs.purse == one.purse) spent += theirs.cost;
      of_provider += theirs.provider == one.provider ? 1U : 0U;
    }
    if (spent > left_[one.purse] || of_provider > instance_->provider_cap) return {};
  }
  const auto comes = [&](std::size_t other) {
    return has(other) || std::find(out.begin(), out.end(), other) != out.end();
  };
  for (const auto& [first, second] : instance_->excludes) {
    if (comes(first) && comes(second)) return {};
  }
  return out;
}

std::int64_t PartialSet::gain(std::size_t option) const {
  const std::size_t goals = instance_->goals.size();
  const std::int32_t* values = instance_->values.data() + option * goals;
  std::int64_t sum = 0;
  if (!instance_->diminishing) {
    for (std::size_t j = 0; j < goals; ++j) {
      sum += std::int64_t{instance_->goals[j].weight} * std::max(0, values[j] - best_[j]);
    }
    return kBestShares[0] * sum;
  }
  // Shares 4, 2, 1: what is above the best counts twice, above the second and the third once each.
  for (std::size_t j = 0; j < goals; ++j) {
    sum += std::int64_t{instance_->goals[j].weight} *
           (2 * std::max(0, values[j] - best_[j]) + std::max(0, values[j] - second_[j]) +
            std::max(0, values[j] - third_[j]));
  }
  return sum;
}

std::size_t PartialSet::newly_met(std::size_t option) const {
  if (unmet_ == 0) return 0;
  std::size_t count = 0;
  for (std::size_t j = 0; j < instance_->goals.size(); ++j) {
    const std::int32_t minimum = instance_->goals[j].minimum;
    count += minimum > best_[j] && instance_->value(option, j) >= minimum ? 1U : 0U;
  }
  return count;
}

void PartialSet::add(std::size_t option) {
  worth_ += gain(option);
  unmet_ -= newly_met(option);
  put_in_place(option);
}

void PartialSet::put_in_place(std::size_t option) {
  const Option& one = instance_->options[option];
  in_[option] = 1;
  members_.push_back(option);
  left_[one.purse] -= one.cost;
  ++of_provider_[one.provider];
  for (std::size_t j = 0; j < instance_->goals.size(); ++j) {
    std::int32_t value = instance_->value(option, j);
    if (value > best_[j]) std::swap(value, best_[j]);
    if (value > second_[j]) std::swap(value, second_[j]);
    third_[j] = std::max(third_[j], value);
  }
}

void PartialSet::remove(std::size_t option) {
  std::vector<std::size_t> gone{option};
  for (std::size_t next = 0; next < gone.size(); ++next) {
    for (const auto& [first, second] : instance_->needs) {
      if (second != gone[next] || !has(first)) continue;
      if (std::find(gone.begin(), gone.end(), first) == gone.end()) gone.push_back(first);
    }
  }
  PartialSet rebuilt(*instance_);
  for (const std::size_t member : members_) {
    if (std::find(gone.begin(), gone.end(), member) == gone.end()) rebuilt.add(member);
  }
  *this = std::move(rebuilt);
}

Chosen PartialSet::chosen() const {
  Chosen out = members_;
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace mitate::ranker::bundle
