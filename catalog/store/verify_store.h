// The proof that rows, change log and sequence number agree and that every rule holds. Says what is
// wrong, everything of it; repairs nothing. Called by `mitate verify` and tests.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/store/catalog_store.h"

namespace mitate::catalog {

struct StoreFault {
  std::uint64_t entry = 0;  ///< log entry, 0 when it is not about one
  std::string table;        ///< empty when it is not about a row
  std::string key;
  std::string message;  ///< one Japanese sentence
};

struct StoreReport {
  std::uint64_t sequence = 0;
  std::uint64_t entries = 0;
  std::uint64_t changes = 0;
  std::uint64_t rows = 0;
  std::vector<StoreFault> faults;
  [[nodiscard]] bool is_sound() const { return faults.empty(); }
};

/// One snapshot, whole log. Takes about a second per 100,000 changes. Errors only when the store
/// cannot be read at all.
[[nodiscard]] Result<StoreReport> verify_store(const CatalogStore& store, Date today);

}  // namespace mitate::catalog
