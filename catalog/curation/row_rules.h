// Every rule a set of rows must meet before it may become the catalog. Reports all violations, each
// with file, row, field and one Japanese sentence that names field, value and rule. Not here:
// whether a service may be listed (a curator's decision) and how complete the data is
// (completeness). Called by the seed importer, the store's writer and its verification. Pure.
#pragma once
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/error.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

/// Empty when every rule holds. `today` bounds the dates that lie in the past by nature
/// (retrieved_on, last_verified, mapped_on, status_on, reviewed_on). Place.row is Row::line.
[[nodiscard]] std::vector<Error> check_rows(const RowSet& rows, Date today);

}  // namespace mitate::catalog
