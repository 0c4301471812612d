#include <unordered_map>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"

namespace mitate::catalog {
namespace {

void check_row_cells(const TableSchema& schema, const Row& row, FaultList& faults) {
  if (row.cells.size() != schema.columns.size()) {
    faults.add(schema, row, {},
               "列の数が" + std::to_string(schema.columns.size()) + "ではありません。");
    return;
  }
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    const Column& column = schema.columns[i];
    if (const auto fault = cell_fault(column, row.cells[i])) {
      faults.add(schema, row, column.name, *fault);
    } else if (i < schema.key_columns && row.cells[i].find('\n') != std::string::npos) {
      faults.add(schema, row, column.name, "行を特定する欄に改行は使えません。");
    }
  }
}

}  // namespace

void check_cells(const RowSet& rows, FaultList& faults) {
  for (const auto& [name, table] : rows) {
    std::unordered_map<std::string, std::uint64_t> seen;
    for (const Row& row : table.rows) {
      check_row_cells(*table.schema, row, faults);
      if (row.cells.size() < table.schema->key_columns) continue;
      const auto [it, fresh] = seen.emplace(row_key(*table.schema, row), row.line);
      if (fresh) continue;
      std::string shown;
      for (std::size_t i = 0; i < table.schema->key_columns; ++i) {
        if (i != 0) shown += " / ";
        shown += row.cells[i];
      }
      faults.add(
          *table.schema, row, table.schema->columns[0].name,
          "値" + shown_value(shown) + "は" + std::to_string(it->second) + "行目と重なっています。");
    }
  }
}

}  // namespace mitate::catalog
