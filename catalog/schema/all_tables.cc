#include "catalog/schema/schema.h"

#include <algorithm>
#include <vector>

#include "catalog/schema/tables.h"

namespace mitate::catalog {

std::span<const TableSchema> all_tables() {
  static const std::vector<TableSchema> tables = [] {
    std::vector<TableSchema> out;
    for (const auto area : {source_tables(), taxonomy_tables(), place_tables(), evidence_tables(),
                            service_tables(), lexicon_tables(), ranking_tables()}) {
      out.insert(out.end(), area.begin(), area.end());
    }
    return out;
  }();
  return tables;
}

const TableSchema* find_table(std::string_view name) {
  const auto tables = all_tables();
  const auto it = std::find_if(tables.begin(), tables.end(),
                               [&](const TableSchema& table) { return table.name == name; });
  return it == tables.end() ? nullptr : &*it;
}

std::size_t column_index(const TableSchema& table, std::string_view column) {
  const auto it = std::find_if(table.columns.begin(), table.columns.end(),
                               [&](const Column& c) { return c.name == column; });
  return static_cast<std::size_t>(it - table.columns.begin());
}

}  // namespace mitate::catalog
