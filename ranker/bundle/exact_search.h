// The best allowed set, proven, or the best one found within a limit of work together with how much
// a better one could be worth at most. Best-first branch and bound over relaxation.h, started from
// quick_answer.h. The limit is counted in work and not in time, so that the same instance gives the
// same answer on every machine; `stop` ends a search that nobody waits for any more.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

struct SearchLimits {
  /// Cells of the table that may be read; about 0.2 seconds on one core of 2024.
  std::int64_t work = 400'000'000;
  /// Only sets worth more than this are looked for.
  std::optional<std::int64_t> beyond;
  /// Asked now and then; true ends the search.
  std::function<bool()> stop;
};

struct Solution {
  std::optional<Chosen> chosen;  ///< nullopt: none is allowed, or none was found (see proven)
  std::int64_t worth = 0;        ///< of `chosen`
  std::int64_t limit = 0;        ///< no allowed set is worth more; equal to worth when proven
  bool proven = false;           ///< the best one, or that there is none
  bool stopped = false;          ///< by `stop`; what stands here is not an answer
  std::int64_t nodes = 0;
  std::int64_t work = 0;
};

/// REQUIRES the limits of instance.h.
[[nodiscard]] Solution best_set(const Instance& instance, const SearchLimits& limits = {});

}  // namespace mitate::ranker::bundle
