// By what a list of services is ordered when not by relevance: one key per service and order.
// Built from one Catalog when a generation is opened; const and thread-safe afterwards.
#pragma once
#include <cstdint>
#include <vector>

#include "catalog/model/catalog.h"
#include "search/contract/request.h"

namespace mitate::search {

class SortKeys {
 public:
  explicit SortKeys(const catalog::Catalog& catalog);
  /// Puts the first `upto` of the named order in front, sorted; what follows is in no order.
  /// Evidence: strongest first. Price: lowest known price per person and month first, then prices
  /// in other units, then unknown ones. Updated: newest first, unknown last. Equal keys by kana,
  /// then by ordinal. Not for Relevance.
  void sort(std::vector<std::uint32_t>& ordinals, Sort order, std::size_t upto) const;

 private:
  std::vector<std::int64_t> evidence_;  ///< rank of the best evidence; smaller is stronger
  std::vector<std::int64_t> price_;     ///< yen per person and month where that is known
  std::vector<std::int64_t> updated_;   ///< days, newest first
  std::vector<std::uint32_t> kana_;
};

}  // namespace mitate::search
