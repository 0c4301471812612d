// All rows of one snapshot, for the reader, the writer and the proof. Only catalog/store.
#pragma once
#include "catalog/rows/row_set.h"
#include "catalog/store/lmdb_env.h"

namespace mitate::catalog {

/// Every table of the schema, sorted by key. Errors: Corrupt, Unsupported.
[[nodiscard]] Result<RowSet> read_stored_rows(const ReadTransaction& transaction);

}  // namespace mitate::catalog
