// From an older store format to the newest, one step per version, all in one transaction. Format 1
// is the first, so there is no step yet; a step is one function in the table of migrations.cc.
// Called by CatalogStore::open.
#pragma once
#include <cstdint>

#include "catalog/base/result.h"
#include "catalog/store/lmdb_env.h"

namespace mitate::catalog {

/// The newest format this program reads and writes. Raised only together with a migration.
inline constexpr std::uint64_t kStoreFormat = 1;

/// 0 for a store without a format record (new). Errors: Corrupt.
[[nodiscard]] Result<std::uint64_t> stored_format(const LmdbEnv& env);
/// Unsupported for a format newer than kStoreFormat; names both versions.
[[nodiscard]] Result<void> refuse_newer(std::uint64_t format);
/// Brings the store to kStoreFormat. REQUIRES an environment opened for writing.
[[nodiscard]] Result<void> migrate(LmdbEnv& env);

}  // namespace mitate::catalog
