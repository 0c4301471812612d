// What happened to one service's records, from the store's change log: added, changed from what to
// what, removed; by whom, when and why. Not here: the page. Called by service_history_page.cc.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "catalog/store/catalog_reader.h"

namespace mitate::web {

struct FieldChange {
  std::string column;  ///< name in the schema
  std::string before;  ///< empty: was unknown
  std::string after;   ///< empty: became unknown
};

struct RecordEvent {
  enum class Kind { Added, Changed, Removed };
  std::string table;
  std::string key;
  Kind kind = Kind::Changed;
  std::vector<FieldChange> fields;  ///< of Changed only
};

/// One write that touched the service.
struct HistoryEntry {
  catalog::WriteInfo info;
  std::uint64_t sequence = 0;
  std::vector<RecordEvent> events;
};

/// Newest first. Reads the history of every row that belongs to the service now, and the entries
/// after its first one for rows that were removed since. Errors: those of the store.
[[nodiscard]] Result<std::vector<HistoryEntry>> service_history(
    const catalog::CatalogReader& reader, const catalog::Catalog& catalog, const ServiceId& id);
/// The same for whole tables (weights and numbers of the method).
[[nodiscard]] Result<std::vector<HistoryEntry>> table_history(const catalog::CatalogReader& reader,
                                                              const catalog::Catalog& catalog,
                                                              std::string_view table);

}  // namespace mitate::web
