// The only way a fact gets into the store: one durable transaction per write with the records, the
// log entry and the next sequence number. It returns only after the commit, so what it acknowledged
// survives a crash. Not here: reading files (importers) and what a curator may do (web, later).
// One writer per data directory at a time, enforced by a file lock. Not thread-safe; keep it short.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/rows/row_set.h"
#include "catalog/store/catalog_store.h"
#include "catalog/store/change_log.h"
#include "catalog/store/writer_lock.h"

namespace mitate::catalog {

struct RowChange {
  std::string table;
  std::string key;           ///< key cells joined with U+001F
  std::optional<Row> after;  ///< nullopt removes the row
};

struct WriteOutcome {
  std::uint64_t sequence = 0;  ///< of the store after the write
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  /// Nothing differed (変更なし): no log entry, no new sequence.
  [[nodiscard]] bool is_unchanged() const { return added + changed + removed == 0; }
};

class CatalogWriter {
 public:
  /// Locked when another writer is at work; Io when the store was opened read-only.
  [[nodiscard]] static Result<CatalogWriter> open(std::shared_ptr<CatalogStore> store);

  /// Makes the store hold exactly `rows`: the difference is written in one transaction. Faults of
  /// the rows are InvalidData with every fault as a cause, and nothing changes. `today` as in
  /// check_rows.
  [[nodiscard]] Result<WriteOutcome> replace_all(const RowSet& rows, const WriteInfo& info,
                                                 Date today);
  /// Applies single changes; the whole catalog must meet every rule afterwards. Removing a row that
  /// is not there is InvalidArgument. Errors as replace_all.
  [[nodiscard]] Result<WriteOutcome> apply(std::span<const RowChange> changes,
                                           const WriteInfo& info, Date today);

 private:
  CatalogWriter(std::shared_ptr<CatalogStore> store, WriterLock lock)
      : store_(std::move(store)), lock_(std::move(lock)) {}

  std::shared_ptr<CatalogStore> store_;
  WriterLock lock_;
};

}  // namespace mitate::catalog
