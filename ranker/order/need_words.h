// The words of one need against records: how much they share (pairs of characters) and which
// phrases stand in a record literally. Built once per need; keeps what it folded, so one per
// thread. Called by selection and by the answer. Not here: finding candidates (search).
#pragma once
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ranker/criteria/fit.h"
#include "ranker/facts/columns.h"
#include "ranker/policy/parameters.h"
#include "ranker/question/asked.h"
#include "search/search.h"

namespace mitate::ranker {

class NeedWords {
 public:
  /// REQUIRES the arguments to outlive it.
  NeedWords(const Asked& asked, const Columns& columns, const Parameters& policy,
            const std::vector<search::TextMatch>& hits);
  /// nullptr: the text search did not find the service with this ordinal.
  [[nodiscard]] const search::TextMatch* hit(std::uint32_t ordinal) const {
    return ordinal < hits_.size() ? hits_[ordinal] : nullptr;
  }
  /// Nothing without a hit.
  [[nodiscard]] WordsFound in(const ServiceFacts& facts, const search::TextMatch* hit);
  /// Phrases of the hit that say anything by themselves: one common character does not.
  [[nodiscard]] std::vector<std::string> speaking_phrases(const search::TextMatch* hit) const;

  /// What a piece of a record shares with the need, nats.
  [[nodiscard]] double shared_with(std::string_view text) const {
    return pairs_.shared_information(text);
  }

 private:
  std::set<std::string, std::less<>> empty_words_;  ///< stop_words.csv, says_nothing
  [[nodiscard]] bool speaks(const search::TextMatch& hit, std::size_t i) const;

  const FitParameters& scale_;
  PairQuery pairs_;
  double information_;
  std::vector<const search::TextMatch*> hits_;           ///< by ordinal
  std::unordered_map<std::string, std::string> folded_;  ///< phrase -> plain_words
};

}  // namespace mitate::ranker
