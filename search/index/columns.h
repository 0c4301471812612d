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
  std::vector<std::uint32_t> starts;   ///< size() + 1 entries into `entries`
  std::vector<std::uint32_t> entries;  ///< value ids, ascending inside a service
  std::vector<Validity> validity;      ///< certification only, parallel to `entries`
  std::vector<bool> everywhere;        ///< places only: serves any of them
};

/// A checked choice of values. `chosen[facet]` is empty where nothing was chosen.
struct FilterPlan {
  std::vector<std::vector<bool>> chosen;
  std::vector<std::string> places;  ///< chosen municipalities that no service names
  Date as_of;
};

class Columns {
 public:
  explicit Columns(const catalog::Catalog& catalog);

  [[nodiscard]] std::size_t size() const { return searchable_.size(); }
  [[nodiscard]] bool searchable(std::uint32_t ordinal) const { return searchable_[ordinal]; }
  /// InvalidArgument naming the facet for an unknown facet or value.
  [[nodiscard]] Result<FilterPlan> plan(const catalog::Catalog& catalog, const Filters& filters,
                                        Date as_of) const;
  [[nodiscard]] bool passes(const FilterPlan& plan, std::uint32_t ordinal) const;
  /// Exact counts over `matched`: each facet is counted as if nothing were chosen in itself, so a
  /// count is what choosing the value (too) returns.
  [[nodiscard]] std::vector<Facet> count(const catalog::Catalog& catalog, const FilterPlan& plan,
                                         const std::vector<std::uint32_t>& matched) const;
  /// Sorts by the named order; equal keys by kana, then by ordinal. Not for Relevance.
  void sort(std::vector<std::uint32_t>& ordinals, Sort order) const;

 private:
  [[nodiscard]] bool passes_facet(const FilterPlan& plan, std::size_t facet,
                                  std::uint32_t ordinal) const;
  [[nodiscard]] bool serves(std::uint32_t ordinal, std::string_view prefecture) const;

  std::vector<FacetColumn> facets_;
  std::vector<bool> searchable_;
  std::vector<std::vector<std::string>> whole_prefectures_;  ///< served as a whole, per service
  std::vector<std::int64_t> evidence_;  ///< rank of the best evidence; smaller is stronger
  std::vector<std::int64_t> price_;     ///< yen per person and month where that is known
  std::vector<std::int64_t> updated_;   ///< days, newest first
  std::vector<std::uint32_t> kana_;
};

}  // namespace mitate::search
