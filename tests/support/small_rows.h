// A coherent catalog of a handful of invented rows, for planted faults and for many fast writes.
// The shipped data stays the subject of every other test.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/rows/row_set.h"

namespace mitate::testing {

using NamedCells = std::vector<std::pair<std::string_view, std::string>>;

/// A row with the given cells, the others empty. Throws for an unknown table or column.
[[nodiscard]] catalog::Row row_of(std::string_view table, const NamedCells& cells);
/// Meets every rule as of 2026-11-24. Two services: svc-one (listed), svc-two (reference).
[[nodiscard]] catalog::RowSet small_rows();
/// The row of `table` whose first cell is `key`; throws when there is none.
[[nodiscard]] catalog::Row& row_at(catalog::RowSet& rows, std::string_view table,
                                   std::string_view key);
void set_cell(catalog::RowSet& rows, std::string_view table, std::string_view key,
              std::string_view column, const std::string& value);
void add_row(catalog::RowSet& rows, std::string_view table, const NamedCells& cells);

}  // namespace mitate::testing
