// The LMDB tables of the catalog environment and the keys of its small facts. Only catalog/store.
// Bytes are described in catalog/FORMAT.md.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/lmdb_env.h"

namespace mitate::catalog {

/// The newest format this program reads and writes. Raised only together with a migration.
inline constexpr std::uint64_t kStoreFormat = 1;

/// Positions in catalog_table_names().
inline constexpr TableIndex kMeta = 0;     ///< format, sequence
inline constexpr TableIndex kRows = 1;     ///< row_store_key -> row
inline constexpr TableIndex kLog = 2;      ///< sequence_key -> entry
inline constexpr TableIndex kChanges = 3;  ///< change_key -> change
inline constexpr TableIndex kHistory = 4;  ///< history_key -> nothing

[[nodiscard]] inline std::vector<std::string> catalog_table_names() {
  return {"meta", "rows", "log", "changes", "history"};
}

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kSequenceKey = "sequence";

/// A decimal number under `key` of table kMeta; 0 when absent; Corrupt when it is not a number.
[[nodiscard]] Result<std::uint64_t> read_number(const ReadTransaction& transaction,
                                                std::string_view key);

}  // namespace mitate::catalog
