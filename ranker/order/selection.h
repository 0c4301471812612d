// Which services of a catalog answer a need at all: those that reach a band, parted into candidates
// and those that a strict condition keeps out or leaves open. Not here: their order (candidate.h)
// and what is said of them. Called by rank.cc.
#pragma once
#include <vector>

#include "ranker/facts/columns.h"
#include "ranker/order/candidate.h"
#include "ranker/order/gate.h"
#include "ranker/order/need_words.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"
#include "ranker/question/match_options.h"

namespace mitate::ranker {

/// A service kept out or put aside, with what is needed to order and to say why.
struct Aside {
  const ServiceFacts* facts = nullptr;
  double fit = 0;
  double strength = 0;
  std::vector<Verdict> verdicts;
};

struct Selection {
  std::vector<Candidate> candidates;  ///< in no order
  std::vector<Aside> broken;          ///< 条件外; best fit first
  std::vector<Aside> open;            ///< 要確認; best fit first
  bool strong_found = false;          ///< one of the candidates answers strongly
};

/// `wanted`: so many candidates are enough; lower bands are left out when higher ones fill them,
/// except for what a condition keeps out.
[[nodiscard]] Selection select_services(const Columns& columns, const Policy& policy,
                                        const Asked& asked, const MatchOptions& options,
                                        NeedWords& words, std::size_t wanted);

}  // namespace mitate::ranker
