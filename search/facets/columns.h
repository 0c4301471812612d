// Filters and exact facet counts over every service. Built from one Catalog when a generation is
// opened, and gone with it. Not here: what a facet is (facet.h), text (TextIndex), order
// (sort_keys.h) and paging.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "search/contract/request.h"
#include "search/contract/result.h"
#include "search/facets/facet_column.h"

namespace mitate::search {

/// A checked choice of values. `chosen[facet]` is empty where nothing was chosen.
struct FilterPlan {
  std::vector<std::vector<bool>> chosen;
  std::vector<std::size_t> filtering;             ///< facets in which something was chosen
  std::vector<std::vector<FacetOption>> unnamed;  ///< per facet: chosen values that are no options
  Date as_of;
};

struct Counted {
  std::vector<Facet> facets;
  std::vector<std::uint32_t> admitted;  ///< of those matched, which pass every filter; ascending
};

class Columns {
 public:
  /// Keeps a reference to the catalog.
  explicit Columns(const catalog::Catalog& catalog);

  [[nodiscard]] std::size_t size() const { return searchable_.size(); }
  [[nodiscard]] bool searchable(std::uint32_t ordinal) const { return searchable_[ordinal] != 0; }
  /// InvalidArgument naming the facet for an unknown facet or value.
  [[nodiscard]] Result<FilterPlan> plan(const Filters& filters, Date as_of) const;
  [[nodiscard]] bool passes(const FilterPlan& plan, std::uint32_t ordinal) const;
  /// Positions of the named facets, or of all when none is named. InvalidArgument for unknown ones.
  [[nodiscard]] Result<std::vector<std::size_t>> facets_named(
      const std::vector<std::string>& names) const;
  /// Exact counts of the `wanted` facets over `matched` (ascending, each once): each facet is
  /// counted as if nothing were chosen in itself, so a count is what choosing the value (too)
  /// returns.
  [[nodiscard]] Counted count(const FilterPlan& plan, const std::vector<std::size_t>& wanted,
                              const std::vector<std::uint32_t>& matched) const;
  /// The same over every service: browsing. Without filters the counts are known beforehand.
  [[nodiscard]] Counted count_all(const FilterPlan& plan,
                                  const std::vector<std::size_t>& wanted) const;

 private:
  [[nodiscard]] bool passes_facet(const FilterPlan& plan, std::size_t facet,
                                  std::uint32_t ordinal) const;
  struct Tally {
    std::vector<std::size_t> of_option;
    std::size_t everywhere = 0;
    std::vector<std::size_t> of_unnamed;
  };
  void tally(const FilterPlan& plan, std::size_t facet, const std::vector<std::uint32_t>& ordinals,
             Tally& out) const;
  [[nodiscard]] Facet facet_of(const FilterPlan& plan, std::size_t facet, const Tally& tally) const;
  [[nodiscard]] bool has_unnamed(std::size_t facet, std::uint32_t ordinal,
                                 const FacetOption& value) const;

  const catalog::Catalog& catalog_;
  std::vector<FacetColumn> facets_;
  std::vector<std::uint32_t> all_;   ///< every searchable service
  std::vector<Tally> tally_of_all_;  ///< per facet over all_; empty for those that depend on a date
  std::vector<std::uint8_t> searchable_;
};

}  // namespace mitate::search
