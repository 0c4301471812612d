// How well a service that the text search did not find can fit at best, from its glance alone: what
// lies below the last band needs no look at its facts. Never below the true value (property test).
// Called by rank.cc for every service of a catalog.
#pragma once
#include <cstdint>
#include <vector>

#include "ranker/facts/columns.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

class FitBound {
 public:
  /// REQUIRES the arguments to outlive it.
  FitBound(const Asked& asked, const Concepts& concepts, const FitParameters& scale);
  /// At least the guaranteed fit of any service with this glance and none of the need's words.
  [[nodiscard]] double of(const Glance& glance) const;

 private:
  [[nodiscard]] double domain(std::uint64_t mask) const;

  const Asked& asked_;
  const Concepts& concepts_;
  const FitParameters& scale_;
  double weights_ = 0;  ///< of all aspects that the need asks for
  double always_ = 0;   ///< of those that a glance does not tell
  std::uint64_t near_interventions_ = 0;
  std::uint32_t delivery_ = 0;
  bool masks_are_exact_ = false;  ///< fewer domains than bits
};

}  // namespace mitate::ranker
