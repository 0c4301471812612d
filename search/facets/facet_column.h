// One facet over all services, packed: per service the numbers of its values, read once from the
// catalog. Built when a generation is opened. Not here: counting and filters (columns.h).
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "search/facets/facet.h"

namespace mitate::search {

struct FacetColumn {
  const FacetDefinition* definition = nullptr;
  std::vector<FacetOption> options;
  std::map<std::string, std::uint32_t, std::less<>> ids;  ///< value -> position in `options`
  std::vector<std::uint32_t> starts;                      ///< services + 1 positions in `entries`
  std::vector<std::uint32_t> entries;                     ///< option ids, ascending per service
  std::vector<Validity> validity;                         ///< dated facets: parallel to `entries`
  std::vector<std::uint8_t> everywhere;                   ///< 1 passes any value; empty: none does

  [[nodiscard]] bool passes_all(std::uint32_t ordinal) const {
    return !everywhere.empty() && everywhere[ordinal] != 0;
  }
  /// Whether an entry counts on the day: a certificate of unknown validity does, an expired one
  /// not.
  [[nodiscard]] bool holds(std::uint32_t entry, Date as_of) const {
    if (validity.empty()) return true;
    const Validity::At at = validity[entry].at(as_of);
    return at == Validity::At::Valid || at == Validity::At::Unknown;
  }
};

[[nodiscard]] FacetColumn facet_column(const FacetDefinition& definition,
                                       const catalog::Catalog& catalog);

}  // namespace mitate::search
