// A set of options while it is being built: what is in, what it is worth per goal, what still fits.
// Called by the quick answer and by the exact search. Not thread-safe; cheap to copy.
#pragma once
#include <cstdint>
#include <vector>

#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

class PartialSet {
 public:
  /// REQUIRES the instance to outlive it.
  explicit PartialSet(const Instance& instance);

  [[nodiscard]] bool has(std::size_t option) const { return in_[option] != 0; }
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  [[nodiscard]] const std::vector<std::size_t>& members() const { return members_; }
  [[nodiscard]] std::int64_t worth() const { return worth_; }
  /// Goals whose minimum is not reached.
  [[nodiscard]] std::size_t unmet() const { return unmet_; }
  [[nodiscard]] std::int64_t left_in(std::size_t purse) const { return left_[purse]; }

  /// The option with all that it needs and that is not in yet; empty: it cannot come in, because of
  /// what is in, of a decision, or because it does not fit.
  [[nodiscard]] std::vector<std::size_t> closure(std::size_t option) const;
  /// What adding this option alone would be worth.
  [[nodiscard]] std::int64_t gain(std::size_t option) const;
  [[nodiscard]] std::size_t newly_met(std::size_t option) const;
  void add(std::size_t option);
  /// Without one member; what needs it goes with it.
  void remove(std::size_t option);
  [[nodiscard]] Chosen chosen() const;

 private:
  void put_in_place(std::size_t option);

  const Instance* instance_;
  std::vector<std::uint8_t> in_;
  std::vector<std::size_t> members_;
  std::vector<std::int32_t> best_, second_, third_;  ///< values per goal
  std::vector<std::int64_t> left_;                   ///< money per purse
  std::vector<std::size_t> of_provider_;
  std::int64_t worth_ = 0;
  std::size_t unmet_ = 0;
};

}  // namespace mitate::ranker::bundle
