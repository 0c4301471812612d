// The catalog as checked text rows per table: the form that files, store and exports share.
// Not here: meaning (catalog/model) and checking (catalog/curation/row_rules). Called by importers,
// store, exporters and model assembly; search and ranker read their own tables (lexicon, ranking)
// through Catalog::table().
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/schema/schema.h"

namespace mitate::catalog {

/// Cells in the order of the schema's columns; empty means unknown. `line` is the place in the file
/// it came from (0 when it came from the store).
struct Row {
  std::vector<std::string> cells;
  std::uint64_t line = 0;
};

/// Read access to one cell by name. REQUIRES the column to exist in the schema.
class RowView {
 public:
  RowView(const TableSchema& schema, const Row& row) : schema_(&schema), row_(&row) {}
  [[nodiscard]] const std::string& text(std::string_view column) const;
  /// nullopt when unknown.
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view column) const;
  /// Items of a list cell; empty when unknown.
  [[nodiscard]] std::vector<std::string> list(std::string_view column) const;
  /// REQUIRES a checked Integer or Yen cell; nullopt when unknown.
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view column) const;
  /// REQUIRES a checked Decimal cell; nullopt when unknown.
  [[nodiscard]] std::optional<double> decimal(std::string_view column) const;
  /// REQUIRES a checked Boolean cell; nullopt when unknown.
  [[nodiscard]] std::optional<bool> boolean(std::string_view column) const;

 private:
  const TableSchema* schema_;
  const Row* row_;
};

/// The rows of one table. `schema` points into the static schema list.
struct Table {
  const TableSchema* schema = nullptr;
  std::vector<Row> rows;
  [[nodiscard]] RowView view(std::size_t index) const { return {*schema, rows[index]}; }
};

/// All tables by name. A plain value: copyable, comparable by content through row_key/cells.
using RowSet = std::map<std::string, Table, std::less<>>;

/// An empty table for every schema.
[[nodiscard]] RowSet empty_row_set();
/// The key cells joined with U+001F; unique inside a table.
[[nodiscard]] std::string row_key(const TableSchema& schema, const Row& row);
/// Splits a list cell at ';'. An empty cell gives no items.
[[nodiscard]] std::vector<std::string> split_list(std::string_view cell);
[[nodiscard]] std::string join_list(std::span<const std::string> items);
/// Splits `allowed` of an Enum column at '|'.
[[nodiscard]] std::vector<std::string_view> allowed_values(const Column& column);

}  // namespace mitate::catalog
