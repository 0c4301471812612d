// Strict conditions. Each is met, broken (→ 条件外, with the smallest change that admits the
// service) or unknown (→ 要確認). Buyer type is not here: it is part of fit and a caution. Not
// here: suggestions that were not confirmed (asked.cc decides which strictness applies). Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/policy/parameters.h"
#include "ranker/question/asked.h"
#include "ranker/question/match_options.h"

namespace mitate::ranker {

struct Verdict {
  bool broken = false;  ///< false: unknown
  /// Unknown only: the condition was read from the text, so the service stays, with its question.
  bool suggested = false;
  std::string condition;  ///< slot name, or "status", "discouraged"
  Reason reason;
  std::optional<Reason> admits_if;  ///< broken only: the change that this condition alone needs
};

/// Conditions that are not known to be met, in a fixed order. Empty: everything strict is met.
[[nodiscard]] std::vector<Verdict> check_conditions(const ServiceFacts& facts, const Asked& asked,
                                                    const MatchOptions& options,
                                                    const Columns& columns,
                                                    const Parameters& policy);

}  // namespace mitate::ranker
