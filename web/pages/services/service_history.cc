#include "web/pages/services/service_history.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/rows/row_set.h"
#include "catalog/schema/schema.h"

namespace mitate::web {
namespace {
using catalog::CatalogReader;
using catalog::CellMap;
using RowName = std::pair<std::string, std::string>;  ///< table, key

/// A load of thousands of rows is a first filling; removals of single rows come in small writes.
constexpr std::uint64_t kMostChangesScanned = 2000;
constexpr std::size_t kMostEntriesScanned = 200;

std::string cell(const CellMap& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : found->second;
}

std::vector<FieldChange> differences(const CellMap& before, const CellMap& after) {
  std::set<std::string> columns;
  for (const auto& [name, value] : before) columns.insert(name);
  for (const auto& [name, value] : after) columns.insert(name);
  std::vector<FieldChange> fields;
  for (const std::string& name : columns) {
    FieldChange change{name, cell(before, name), cell(after, name)};
    if (change.before != change.after) fields.push_back(std::move(change));
  }
  return fields;
}

/// Adds every event of one row to the entries by sequence.
Result<void> collect_row(const CatalogReader& reader, const RowName& row,
                         std::map<std::uint64_t, HistoryEntry>& entries) {
  MITATE_TRY(const auto changes, reader.history(row.first, row.second));
  CellMap before;
  bool existed = false;
  for (const catalog::RecordChange& one : changes) {
    RecordEvent event{row.first, row.second, RecordEvent::Kind::Changed, {}};
    if (!one.change.after) {
      event.kind = RecordEvent::Kind::Removed;
    } else if (!existed) {
      event.kind = RecordEvent::Kind::Added;
    } else {
      event.fields = differences(before, *one.change.after);
    }
    existed = one.change.after.has_value();
    before = one.change.after.value_or(CellMap{});
    HistoryEntry& entry = entries[one.entry.sequence];
    entry.sequence = one.entry.sequence;
    entry.info = one.entry.info;
    entry.events.push_back(std::move(event));
  }
  return {};
}

bool belongs(const std::string& table, const CellMap& cells, const std::string& service) {
  if (table == "services") return cell(cells, "id") == service;
  if (table == "provenance") {
    return cell(cells, "subject_kind") == "services" && cell(cells, "subject_id") == service;
  }
  return cell(cells, "service_id") == service;
}

/// Tables whose rows name a service.
std::vector<std::string> service_tables_of_schema() {
  std::vector<std::string> names{"services", "provenance"};
  for (const catalog::TableSchema& table : catalog::all_tables()) {
    if (column_index(table, "service_id") < table.columns.size()) names.emplace_back(table.name);
  }
  return names;
}

/// As `belongs`, over a row of the catalog without copying it.
bool row_belongs(const std::string& name, const catalog::Table& table, const catalog::Row& row,
                 const std::string& service) {
  const catalog::RowView view(*table.schema, row);
  if (name == "services") return view.text("id") == service;
  if (name == "provenance") {
    return view.text("subject_id") == service && view.text("subject_kind") == "services";
  }
  return view.text("service_id") == service;
}

/// Rows that once named the service and are gone.
Result<void> collect_removed(const CatalogReader& reader, const std::string& service,
                             const std::set<std::string>& tables, std::set<RowName>& rows) {
  MITATE_TRY(const auto log, reader.newest_log(kMostEntriesScanned));
  for (const catalog::LogEntry& entry : log) {
    if (entry.changes > kMostChangesScanned) continue;
    MITATE_TRY(const auto changes, reader.changes_of(entry.sequence));
    for (const catalog::LoggedChange& change : changes) {
      if (change.after || tables.count(change.table) == 0) continue;
      MITATE_TRY(const auto past, reader.history(change.table, change.key));
      const bool ours = std::any_of(past.begin(), past.end(), [&](const auto& one) {
        return one.change.after && belongs(change.table, *one.change.after, service);
      });
      if (ours) rows.emplace(change.table, change.key);
    }
  }
  return {};
}

Result<std::vector<HistoryEntry>> history_of(const CatalogReader& reader,
                                             const std::set<RowName>& rows) {
  std::map<std::uint64_t, HistoryEntry> entries;
  for (const RowName& row : rows) {
    MITATE_TRY_VOID(collect_row(reader, row, entries));
  }
  std::vector<HistoryEntry> list;
  for (auto& [sequence, entry] : entries) list.push_back(std::move(entry));
  std::reverse(list.begin(), list.end());
  return list;
}
}  // namespace

Result<std::vector<HistoryEntry>> service_history(const CatalogReader& reader,
                                                  const catalog::Catalog& catalog,
                                                  const ServiceId& id) {
  const std::vector<std::string> tables = service_tables_of_schema();
  std::set<RowName> rows;
  for (const std::string& name : tables) {
    const catalog::Table& table = catalog.table(name);
    for (const catalog::Row& row : table.rows) {
      if (row_belongs(name, table, row, id.text())) {
        rows.emplace(name, row_key(*table.schema, row));
      }
    }
  }
  MITATE_TRY_VOID(collect_removed(reader, id.text(), {tables.begin(), tables.end()}, rows));
  return history_of(reader, rows);
}

Result<std::vector<HistoryEntry>> table_history(const CatalogReader& reader,
                                                const catalog::Catalog& catalog,
                                                std::string_view table) {
  std::set<RowName> rows;
  const catalog::Table& found = catalog.table(table);
  for (const catalog::Row& row : found.rows) {
    rows.emplace(std::string(table), row_key(*found.schema, row));
  }
  return history_of(reader, rows);
}

}  // namespace mitate::web
