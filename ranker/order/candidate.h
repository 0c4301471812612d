// A service on its way through the ranking, and the one order all lists follow. Called by rank.cc
// and insight.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ranker/order/assessment.h"
#include "ranker/order/gate.h"
#include "search/search.h"

namespace mitate::ranker {

struct Candidate {
  const ServiceFacts* facts = nullptr;
  const search::TextMatch* hit = nullptr;  ///< nullptr: not found by text
  WordsFound words;
  Assessment assessment;
  Band band = Band::Partial;
  std::vector<Verdict> unconfirmed;  ///< suggested conditions that nobody has confirmed
  std::vector<std::size_t> covers;   ///< goals of the need that it fits well, by their index
  int price_order = 0;
  int stage = 0;
  std::uint64_t tie = 0;
  bool capped = false;  ///< moved down by the provider cap
};

/// Reproducible per need and policy, different between needs, so that ties share their exposure.
/// `seed` is made once per need.
[[nodiscard]] std::uint64_t tie_seed(std::string_view seed_hex);
[[nodiscard]] std::uint64_t tie_key(std::uint64_t seed, std::string_view service);

/// Band, fewer unconfirmed conditions, more goals covered, free of charge where cheap is
/// wished for, guaranteed score, fewer unknown criteria, stage, tie key.
[[nodiscard]] bool comes_before(const Candidate& a, const Candidate& b);

/// At most `most` services of one provider among the first ten of each band; the others move down
/// to just behind that, inside their band, and are marked. An unknown provider is its own.
void apply_provider_cap(std::vector<Candidate>& ordered, std::size_t most);
/// True when services behind `ordered` could not be moved up by the cap: the places it concerns are
/// taken by services of `ordered` alone.
[[nodiscard]] bool cap_is_settled(const std::vector<Candidate>& ordered, std::size_t most);

/// The first `count` in their order, the rest dropped; `provider_cap`: most services of one
/// provider in the first ten of a band, nullopt for no cap. Where the cap could reach behind
/// `count`, all stay.
void put_best_first(std::vector<Candidate>& candidates, std::size_t count,
                    std::optional<std::size_t> provider_cap);

}  // namespace mitate::ranker
