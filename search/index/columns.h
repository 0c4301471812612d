// Filters, facets and sort keys of every service, as compact columns in memory. Built from one
// Catalog when a generation is opened, and gone with it. Not here: text (TextIndex) and paging.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "search/search.h"

namespace mitate::search {

/// One facet: the values that exist, and per service which it has.
struct FacetColumn {
  struct Value {
    std::string value;
    std::string label;
    std::optional<std::string> parent;
  };
  std::string name;
  std::vector<Value> values;
  std::map<std::string, std::uint32_t, std::less<>> ids;
  std::vector<std::uint32_t> starts;     ///< size() + 1 entries into `entries`
  std::vector<std::uint32_t> entries;    ///< value ids, ascending inside a service
  std::vector<Validity> validity;        ///< certification only, parallel to `entries`
  std::vector<std::uint8_t> everywhere;  ///< places only, else empty: 1 serves any of them
};

/// A checked choice of values. `chosen[facet]` is empty where nothing was chosen.
struct FilterPlan {
  std::vector<std::vector<bool>> chosen;
  std::vector<std::size_t> filtering;  ///< facets in which something was chosen
  std::vector<std::string> places;     ///< chosen municipalities that no service names
  Date as_of;
};

struct Counted {
  std::vector<Facet> facets;
  std::vector<std::uint32_t> admitted;  ///< of those matched, which pass every filter; ascending
};

class Columns {
 public:
  explicit Columns(const catalog::Catalog& catalog);

  [[nodiscard]] std::size_t size() const { return searchable_.size(); }
  [[nodiscard]] bool searchable(std::uint32_t ordinal) const { return searchable_[ordinal] != 0; }
  /// InvalidArgument naming the facet for an unknown facet or value.
  [[nodiscard]] Result<FilterPlan> plan(const catalog::Catalog& catalog, const Filters& filters,
                                        Date as_of) const;
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
  /// Puts the first `upto` of the named order in front, sorted; what follows is in no order. Equal
  /// keys by kana, then by ordinal. Not for Relevance.
  void sort(std::vector<std::uint32_t>& ordinals, Sort order, std::size_t upto) const;

 private:
  [[nodiscard]] bool passes_facet(const FilterPlan& plan, std::size_t facet,
                                  std::uint32_t ordinal) const;
  [[nodiscard]] bool serves(std::uint32_t ordinal, std::string_view prefecture) const;
  struct Tally {
    std::vector<std::size_t> of_value;
    std::size_t everywhere = 0;
    std::vector<std::size_t> outside;  ///< chosen places that no service names
  };
  void tally(const FilterPlan& plan, std::size_t facet, const std::vector<std::uint32_t>& ordinals,
             Tally& out) const;
  [[nodiscard]] Facet facet_of(const FilterPlan& plan, std::size_t facet, const Tally& tally) const;

  std::vector<FacetColumn> facets_;
  std::vector<std::uint32_t> all_;   ///< every searchable service
  std::vector<Tally> tally_of_all_;  ///< per facet over all_; empty for those that depend on a date
  std::map<std::string, std::string, std::less<>> place_labels_;  ///< of all municipalities
  std::vector<std::uint8_t> searchable_;
  std::vector<std::vector<std::string>> whole_prefectures_;  ///< served as a whole, per service
  std::vector<std::int64_t> evidence_;  ///< rank of the best evidence; smaller is stronger
  std::vector<std::int64_t> price_;     ///< yen per person and month where that is known
  std::vector<std::int64_t> updated_;   ///< days, newest first
  std::vector<std::uint32_t> kana_;
};

}  // namespace mitate::search
