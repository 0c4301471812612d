// The shape of every seed table, in one declarative place: loader, validator, store, exporter and
// the data dictionary all read it. A new column is one line here plus its use in catalog/model.
// Not here: what the facts mean for search or ranking. Called by importers, store, exporters,
// tests.
#pragma once
#include <span>
#include <string_view>

namespace mitate::catalog {

/// How a cell is written. An empty cell always means "unknown" (未確認), never "none" or zero.
enum class CellKind {
  Id,                ///< [a-z0-9][a-z0-9-]{0,79}; unique inside its table
  Slug,              ///< [a-z0-9][a-z0-9_-]{0,79}; not required to be unique
  Ref,               ///< the key of a row of table `target`
  RefList,           ///< refs joined with ';', no duplicates
  RecordRef,         ///< an id of the table named by the row's `subject_kind` column
  Text,              ///< any UTF-8 without control characters except line feed
  TextList,          ///< texts joined with ';', no empty items
  Enum,              ///< one of `allowed`, which is joined with '|'
  EnumList,          ///< several of `allowed`, joined with ';'
  Date,              ///< YYYY-MM-DD
  PartialDate,       ///< YYYY, YYYY-MM or YYYY-MM-DD
  Integer,           ///< decimal digits, no sign, up to 15
  Decimal,           ///< optional '-', digits, optional '.', digits
  Yen,               ///< whole yen, as Integer
  Boolean,           ///< yes | no
  Url,               ///< http: or https:, a host, no spaces or control characters
  CorporateNumber,   ///< 13 digits with check digit
  PrefectureCode,    ///< 01..47
  MunicipalityCode,  ///< 6 digits with check digit, and listed in table `municipalities`
  AreaCode,          ///< PrefectureCode or MunicipalityCode
  FormerCode,        ///< 6 digits with check digit; need not exist today
};

struct Column {
  std::string_view name;
  CellKind kind;
  bool required = false;             ///< an empty cell is an error
  std::string_view target = {};      ///< Ref, RefList: table name
  std::string_view allowed = {};     ///< Enum, EnumList: values joined with '|'
  std::string_view meaning_ja = {};  ///< one line for the data dictionary
};

/// Columns [0, key_columns) together identify a row. Rows are kept sorted by them.
struct TableSchema {
  std::string_view name;  ///< also the store's table name; never rename without a migration
  std::string_view path;  ///< below the seed folder
  std::size_t key_columns;
  std::span<const Column> columns;
  std::string_view meaning_ja;
};

/// Every table, upstream first (a table only refers to tables that may stand anywhere).
[[nodiscard]] std::span<const TableSchema> all_tables();
/// nullptr when there is no such table.
[[nodiscard]] const TableSchema* find_table(std::string_view name);
/// Index of a column, or columns.size() when there is none.
[[nodiscard]] std::size_t column_index(const TableSchema& table, std::string_view column);

}  // namespace mitate::catalog
