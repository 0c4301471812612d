// Rows -> one JSON object per line, {"table", "row": {column: cell}} with non-empty cells only: the
// whole catalog for other programs. Not here: HSDS, FHIR, JSON-LD. Called by `mitate export jsonl`.
// Pure.
#pragma once
#include <string>

#include "catalog/rows/row_set.h"

namespace mitate::catalog {

/// In the order of tables and keys; equal rows give equal bytes.
[[nodiscard]] std::string json_lines(const RowSet& rows);

}  // namespace mitate::catalog
