// Reads the stored catalog and its change log. Every call is one short snapshot, and everything it
// returns is a copy. Not here: the model (Catalog::assemble takes the rows). Called by web/app, the
// search index builder, exporters and the command line. Thread-safe.
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/rows/row_set.h"
#include "catalog/store/catalog_store.h"
#include "catalog/store/change_log.h"

namespace mitate::catalog {

struct StoredCatalog {
  RowSet rows;                 ///< every table of the schema, sorted by key
  std::uint64_t sequence = 0;  ///< 0: nothing was ever written
};

/// One change together with who made it.
struct RecordChange {
  LogEntry entry;
  LoggedChange change;
};

class CatalogReader {
 public:
  explicit CatalogReader(std::shared_ptr<const CatalogStore> store) : store_(std::move(store)) {}

  [[nodiscard]] Result<StoredCatalog> read_all() const;
  /// Costs microseconds; a server asks it every second to notice a new load.
  [[nodiscard]] Result<std::uint64_t> current_sequence() const;
  /// `key` is the key cells joined with U+001F.
  [[nodiscard]] Result<std::optional<Row>> row(std::string_view table, std::string_view key) const;
  /// Entries with a sequence >= `from`, oldest first, at most `limit`.
  [[nodiscard]] Result<std::vector<LogEntry>> log(std::uint64_t from, std::size_t limit) const;
  /// The last `limit` entries, newest first.
  [[nodiscard]] Result<std::vector<LogEntry>> newest_log(std::size_t limit) const;
  [[nodiscard]] Result<std::vector<LoggedChange>> changes_of(std::uint64_t sequence) const;
  /// Everything that ever happened to one record, oldest first.
  [[nodiscard]] Result<std::vector<RecordChange>> history(std::string_view table,
                                                          std::string_view key) const;

 private:
  std::shared_ptr<const CatalogStore> store_;
};

}  // namespace mitate::catalog
