#include "catalog/curation/row_rules.h"

#include <algorithm>
#include <tuple>

#include "catalog/curation/rule_groups.h"

namespace mitate::catalog {

std::vector<Error> check_rows(const RowSet& rows, Date today) {
  FaultList faults;
  check_cells(rows, faults);
  // The other groups read cells by column, so a row of the wrong width (never from a file: the
  // importer checks headers) stops here.
  for (const auto& [name, table] : rows) {
    for (const Row& row : table.rows) {
      if (row.cells.size() != table.schema->columns.size()) return std::move(faults).take();
    }
  }
  check_references(rows, faults);
  check_provenance(rows, faults);
  check_prices(rows, faults);
  check_short_summaries(rows, faults);
  check_record_words(rows, faults);
  check_places(rows, faults);
  check_records(rows, today, faults);
  std::vector<Error> out = std::move(faults).take();
  std::stable_sort(out.begin(), out.end(), [](const Error& a, const Error& b) {
    return std::tie(a.place.file, a.place.row) < std::tie(b.place.file, b.place.row);
  });
  return out;
}

}  // namespace mitate::catalog
