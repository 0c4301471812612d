#include "catalog/store/catalog_reader.h"

#include <algorithm>

#include "catalog/store/codec.h"
#include "catalog/store/keys.h"
#include "catalog/store/layout.h"
#include "catalog/store/stored_rows.h"

namespace mitate::catalog {
namespace {

/// Decodes inside a scan: the first failure ends it and is kept.
template <typename T, typename Decode>
Result<std::vector<T>> collect(const ReadTransaction& transaction, TableIndex table,
                               std::string_view from, std::size_t limit, Decode decode) {
  std::vector<T> out;
  Result<void> outcome;
  MITATE_TRY_VOID(transaction.scan(table, from, [&](std::string_view key, std::string_view value) {
    if (out.size() >= limit) return false;
    Result<std::optional<T>> item = decode(key, value);
    if (!item) {
      outcome = Unexpected(std::move(item).error());
      return false;
    }
    if (!*item) return false;  // Past the wanted range.
    out.push_back(std::move(**item));
    return true;
  }));
  if (!outcome) return Unexpected(std::move(outcome).error());
  return out;
}

Result<std::optional<LogEntry>> entry_of(std::string_view, std::string_view value) {
  MITATE_TRY(LogEntry entry, decode_entry(value));
  return std::optional<LogEntry>(std::move(entry));
}

Result<LoggedChange> change_at(const ReadTransaction& transaction, const ChangePlace& place) {
  MITATE_TRY(const std::optional<std::string_view> stored,
             transaction.get(kChanges, change_key(place.sequence, place.number)));
  if (!stored) return Unexpected(ErrorCode::Corrupt, "変更記録の索引が指す変更がありません。");
  MITATE_TRY(LoggedChange change, decode_change(*stored));
  change.sequence = place.sequence;
  change.number = place.number;
  return change;
}

}  // namespace

Result<RowSet> read_stored_rows(const ReadTransaction& transaction) {
  RowSet rows = empty_row_set();
  for (auto& [name, table] : rows) {
    const std::string prefix = table_prefix(name);
    MITATE_TRY(table.rows, collect<Row>(transaction, kRows, prefix, SIZE_MAX,
                                        [&, schema = table.schema](
                                            std::string_view key,
                                            std::string_view value) -> Result<std::optional<Row>> {
                                          if (!key.starts_with(prefix)) return std::optional<Row>{};
                                          MITATE_TRY(Row row, decode_row(*schema, value));
                                          return std::optional<Row>(std::move(row));
                                        }));
    // Cut keys (keys.h) may stand out of order.
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [schema = table.schema](const Row& a, const Row& b) {
                       return row_key(*schema, a) < row_key(*schema, b);
                     });
  }
  return rows;
}

Result<StoredCatalog> CatalogReader::read_all() const {
  StoredCatalog out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(out.sequence, read_number(t, kSequenceKey));
    MITATE_TRY(out.rows, read_stored_rows(t));
    return {};
  }));
  return out;
}

Result<std::uint64_t> CatalogReader::current_sequence() const {
  std::uint64_t out = 0;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(out, read_number(t, kSequenceKey));
    return {};
  }));
  return out;
}

Result<std::optional<Row>> CatalogReader::row(std::string_view table, std::string_view key) const {
  const TableSchema* schema = find_table(table);
  std::optional<Row> out;
  if (schema == nullptr) return out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(const std::optional<std::string_view> stored,
               t.get(kRows, row_store_key(table, key)));
    if (stored) {
      MITATE_TRY(out, decode_row(*schema, *stored));
    }
    return {};
  }));
  return out;
}

Result<std::vector<LogEntry>> CatalogReader::log(std::uint64_t from, std::size_t limit) const {
  std::vector<LogEntry> out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(out, collect<LogEntry>(t, kLog, sequence_key(from), limit, entry_of));
    return {};
  }));
  return out;
}

Result<std::vector<LogEntry>> CatalogReader::newest_log(std::size_t limit) const {
  std::vector<LogEntry> out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(const std::uint64_t last, read_number(t, kSequenceKey));
    const std::uint64_t from = last >= limit ? last - limit + 1 : 1;
    MITATE_TRY(out, collect<LogEntry>(t, kLog, sequence_key(from), limit, entry_of));
    return {};
  }));
  std::reverse(out.begin(), out.end());
  return out;
}

Result<std::vector<LoggedChange>> CatalogReader::changes_of(std::uint64_t sequence) const {
  std::vector<LoggedChange> out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(out, collect<LoggedChange>(t, kChanges, sequence_key(sequence), SIZE_MAX,
                                          [&](std::string_view key, std::string_view value)
                                              -> Result<std::optional<LoggedChange>> {
                                            const auto place = change_place(key);
                                            if (!place || place->sequence != sequence)
                                              return std::optional<LoggedChange>{};
                                            MITATE_TRY(LoggedChange change, decode_change(value));
                                            change.sequence = place->sequence;
                                            change.number = place->number;
                                            return std::optional<LoggedChange>(std::move(change));
                                          }));
    return {};
  }));
  return out;
}

Result<std::vector<RecordChange>> CatalogReader::history(std::string_view table,
                                                         std::string_view key) const {
  const std::string prefix = history_prefix(row_store_key(table, key));
  std::vector<RecordChange> out;
  MITATE_TRY_VOID(store_->environment().read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(
        out,
        collect<RecordChange>(
            t, kHistory, prefix, SIZE_MAX,
            [&](std::string_view at, std::string_view) -> Result<std::optional<RecordChange>> {
              const auto place = change_place(at);
              if (!place || !at.starts_with(prefix)) {
                return std::optional<RecordChange>{};
              }
              MITATE_TRY(LoggedChange change, change_at(t, *place));
              MITATE_TRY(const std::optional<std::string_view> stored,
                         t.get(kLog, sequence_key(place->sequence)));
              if (!stored) {
                return Unexpected(ErrorCode::Corrupt, "変更記録の項目がありません。");
              }
              MITATE_TRY(LogEntry entry, decode_entry(*stored));
              return std::optional<RecordChange>(RecordChange{std::move(entry), std::move(change)});
            }));
    return {};
  }));
  return out;
}

}  // namespace mitate::catalog
