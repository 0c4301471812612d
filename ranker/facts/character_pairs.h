// How much a need and a record say the same, as pairs of neighbouring characters: no dictionary, so
// compounds that are cut differently still meet (高齢者見守り, 見守る高齢者). BM25F: one saturated
// sum over the weighted fields name, description, what is reported of it (case studies, studies,
// economics) and the words of its concepts in the taxonomy. Statistics belong to one generation;
// const and thread-safe. Called by rank.cc. Not here: phrases to show (search::TextMatch).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ranker/facts/facts.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

class PairStatistics {
 public:
  PairStatistics() = default;
  /// Sets `length` of every record. How common a pair is, is counted on at most kSample records,
  /// evenly spaced.
  PairStatistics(std::vector<ServiceFacts>& services, const Concepts& concepts,
                 const FitParameters& scale);

 private:
  friend class PairQuery;
  using Counts = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  ///< sorted by pair
  static constexpr std::size_t kSample = 4000;
  std::vector<Counts> domains_, interventions_, types_, segments_;
  std::unordered_map<std::uint64_t, std::uint32_t> holders_;
  double records_ = 0;
  double mean_length_ = 1;
};

/// One need's text, ready to be held against records.
class PairQuery {
 public:
  PairQuery(std::string_view need_text, const PairStatistics& statistics,
            const FitParameters& scale);
  /// Nats, 0 when nothing is shared. Depends on this record and the statistics alone.
  [[nodiscard]] double score(const ServiceFacts& facts) const;
  /// What a piece of text shares with the need, nats: every shared pair once.
  [[nodiscard]] double shared_information(std::string_view text) const;
  /// How much the text says, nats: its different pairs without hiragana, those that no record holds
  /// as the rarest. Long needs say more, and so do those that ask for what nobody tells of.
  [[nodiscard]] double information() const { return information_; }

 private:
  struct Asked {
    std::uint64_t pair;
    double information;
  };
  using Shared = std::vector<std::pair<std::uint16_t, double>>;  ///< index into asked_, count
  [[nodiscard]] int index_of_pair(std::uint64_t pair) const;
  [[nodiscard]] std::vector<Shared> shared_with(
      const std::vector<PairStatistics::Counts>& concepts) const;

  const PairStatistics* statistics_;
  const FitParameters* scale_;
  std::vector<Asked> asked_;  ///< sorted by pair
  double information_ = 0;
  std::vector<std::uint64_t> first_seen_;  ///< bit per first character
  std::vector<Shared> domains_, interventions_, types_, segments_;
};

}  // namespace mitate::ranker
