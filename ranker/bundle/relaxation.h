// An upper limit of what any allowed set can be worth, by Lagrangian relaxation: "each goal counts
// its best service" and the budgets are priced instead of demanded, what stays is picking the most
// profitable options. Prices are moved by subgradient steps; every set of prices gives a true
// limit, so rounding can make it looser and never wrong. Pairs of options are left out of the limit
// and kept by the search (exact_search.h). Method: Cornuéjols, Fisher, Nemhauser, Management
// Science 23 (1977), with a budget and demands besides. Not thread-safe.
#pragma once
#include <cstdint>
#include <vector>

#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

/// Prices of the relaxed rules; all >= 0.
struct Prices {
  std::vector<std::int32_t> goal;    ///< per share and goal, in units of worth
  std::vector<double> money;         ///< per purse, worth of the whole budget
  std::vector<std::int32_t> demand;  ///< per goal with a minimum
};

/// What is decided in a part of the search.
struct Decided {
  std::vector<std::uint32_t> in;
  std::vector<std::uint32_t> open;
  std::vector<std::int64_t> left;  ///< money per purse after `in`
  std::size_t places = 0;          ///< how many may still come in
};

struct Evaluation {
  double limit = 0;                   ///< no set of this part is worth more
  std::vector<double> profit;         ///< of Decided::open, in its order
  std::vector<std::uint32_t> picked;  ///< indexes into Decided::open, most profitable first
  double last_picked = 0;             ///< profit that a new pick would push out; 0: a place is free
  double first_unpicked = 0;          ///< profit that would come in for a pick; 0: none
};

class Relaxation {
 public:
  /// REQUIRES the instance to outlive it and to keep the limits of instance.h.
  explicit Relaxation(const Instance& instance);

  [[nodiscard]] Prices first_prices() const;
  void evaluate(const Decided& decided, const Prices& prices, Evaluation& out);
  /// One step towards a lower limit after evaluate() with the same arguments; `size` as in Polyak's
  /// rule. False: nothing left to move.
  [[nodiscard]] bool step(const Decided& decided, const Evaluation& at, double aim, double size,
                          Prices& prices);
  /// Cells of the table read so far: a measure of work that is the same on every machine.
  [[nodiscard]] std::int64_t work() const { return work_; }

 private:
  [[nodiscard]] std::int32_t revenue(std::uint32_t option, const Prices& prices) const;
  void count(std::uint32_t option, const Prices& prices);
  [[nodiscard]] double rate(std::size_t purse, const Prices& prices) const;

  const Instance& instance_;
  std::size_t width_;                                ///< goals, rounded up to a whole block
  std::size_t shares_;                               ///< 1 or 3
  std::vector<std::int32_t> worth_;                  ///< weight × value, option by option, padded
  std::vector<std::vector<std::size_t>> demanding_;  ///< per option: demands it meets
  std::vector<std::size_t> demands_;                 ///< goals with a minimum
  std::vector<std::int32_t> counts_;                 ///< of the picks, per share and goal
  std::vector<std::int32_t> met_;                    ///< of the picks, per demand
  std::vector<std::size_t> of_provider_;
  std::int64_t work_ = 0;
};

}  // namespace mitate::ranker::bundle
