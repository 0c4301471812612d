// Rows -> the files of seed_data, byte for byte: reading the result gives the same rows, and
// writing what was read gives the same files. Called by `mitate export seed` and tests.
#pragma once
#include <filesystem>
#include <string>

#include "catalog/base/result.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

/// One table as its file.
[[nodiscard]] std::string seed_file(const Table& table);
/// Every table below `folder`, which is created. A file that is there is replaced whole, so a
/// reader never sees half of one. Errors: Io.
[[nodiscard]] Result<void> write_seed(const RowSet& rows, const std::filesystem::path& folder);

}  // namespace mitate::catalog
