// The yardstick of the matcher: BM25 over pairs of neighbouring characters of name, description and
// domain words, without analyzer, slots, gate or points. What the matcher cannot beat clearly it
// has not earned. Called by `mitate eval needs --baseline bm25` and the relevance tests.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::ranker {

class PlainBm25 {
 public:
  explicit PlainBm25(const catalog::Catalog& catalog);
  /// Ids of the listed services that share a pair with `text`, best first; at most `most`.
  [[nodiscard]] std::vector<std::string> order(std::string_view text, std::size_t most) const;

 private:
  struct Posting {
    std::size_t document;
    double count;
  };
  std::vector<std::string> ids_;
  std::vector<double> lengths_;
  double mean_length_ = 0;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
};

}  // namespace mitate::ranker
