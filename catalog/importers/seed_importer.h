// seed_data -> checked rows. Reads every file of the schema, checks everything, and reports all
// faults with file, row, field and a Japanese sentence; any fault refuses the whole load.
// Called by `mitate load`, by tests, and by the store's own check.
#pragma once
#include <filesystem>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

struct ImportReport {
  std::size_t files = 0;
  std::size_t rows = 0;
  std::vector<Error> errors;  ///< each with place.file, place.row and place.field
  std::vector<Error> notes;   ///< repairs that were made and said, never guesses
};

/// `today` bounds retrieved_on and last_verified. On any error the result is ErrorCode::InvalidData
/// whose causes are report.errors, and no rows are returned. Io when the folder cannot be read.
[[nodiscard]] Result<RowSet> read_seed(const std::filesystem::path& folder, Date today,
                                       ImportReport& report);

}  // namespace mitate::catalog
