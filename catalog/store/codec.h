// Rows and log entries as stored bytes: JSON text with a version, non-empty cells only, members in
// sorted order so that equal content is equal bytes (the hash chain and the diff rely on it).
// Unknown versions are Unsupported, anything malformed is Corrupt. Copies everything: nothing
// points into an LMDB page. Pure.
#pragma once
#include <string>
#include <string_view>

#include "catalog/base/result.h"
#include "catalog/rows/row_set.h"
#include "catalog/store/change_log.h"

namespace mitate::catalog {

/// REQUIRES cells that are valid UTF-8 and fit the schema (row_rules).
[[nodiscard]] std::string encode_row(const TableSchema& schema, const Row& row);
/// A cell of a column that the schema no longer has is Corrupt.
[[nodiscard]] Result<Row> decode_row(const TableSchema& schema, std::string_view bytes);
/// As a map, for a change.
[[nodiscard]] CellMap cells_of(const TableSchema& schema, const Row& row);
/// The stored value that a change's `after` leads to; equals encode_row of the same row.
[[nodiscard]] std::string encode_cells(const CellMap& cells);

[[nodiscard]] std::string encode_change(const LoggedChange& change);
[[nodiscard]] Result<LoggedChange> decode_change(std::string_view bytes);

/// The entry without its own hash: what is hashed.
[[nodiscard]] std::string hashed_text(const LogEntry& entry);
[[nodiscard]] std::string encode_entry(const LogEntry& entry);
[[nodiscard]] Result<LogEntry> decode_entry(std::string_view bytes);

}  // namespace mitate::catalog
