#include "search/facets/facet_column.h"

#include <algorithm>
#include <utility>

namespace mitate::search {
namespace {

void pack(const FacetReading& reading, FacetColumn& column) {
  std::vector<std::pair<std::uint32_t, Validity>> ids;
  for (const FacetReading::Entry& entry : reading.entries) {
    const auto it = column.ids.find(entry.value);
    if (it != column.ids.end()) ids.emplace_back(it->second, entry.validity);
  }
  std::stable_sort(ids.begin(), ids.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const bool dated = column.definition->dated;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!dated && i > 0 && ids[i].first == ids[i - 1].first) continue;
    column.entries.push_back(ids[i].first);
    if (dated) column.validity.push_back(ids[i].second);
  }
  column.starts.push_back(static_cast<std::uint32_t>(column.entries.size()));
}

}  // namespace

FacetColumn facet_column(const FacetDefinition& definition, const catalog::Catalog& catalog) {
  FacetColumn column;
  column.definition = &definition;
  for (FacetOption& option : definition.options(catalog)) {
    if (column.ids.emplace(option.value, static_cast<std::uint32_t>(column.options.size()))
            .second) {
      column.options.push_back(std::move(option));
    }
  }
  column.starts.reserve(catalog.services().size() + 1);
  column.starts.push_back(0);
  const FacetSource from{catalog, column.options};
  FacetReading reading;
  for (std::size_t ordinal = 0; ordinal < catalog.services().size(); ++ordinal) {
    reading.entries.clear();
    reading.everywhere = false;
    definition.read(from, catalog.services()[ordinal], reading);
    pack(reading, column);
    if (reading.everywhere && column.everywhere.empty()) {
      column.everywhere.resize(catalog.services().size(), 0);
    }
    if (reading.everywhere) column.everywhere[ordinal] = 1;
  }
  return column;
}

}  // namespace mitate::search
