#include "catalog/curation/row_rules.h"

#include <algorithm>
#include <tuple>

#include "catalog/curation/rule_groups.h"

namespace mitate::catalog {

std::vector<Error> check_rows(const RowSet& rows, Date today) {
  FaultList faults;
  check_cells(rows, faults);
  check_references(rows, faults);
  check_provenance(rows, faults);
  check_records(rows, today, faults);
  std::vector<Error> out = std::move(faults).take();
  std::stable_sort(out.begin(), out.end(), [](const Error& a, const Error& b) {
    return std::tie(a.place.file, a.place.row) < std::tie(b.place.file, b.place.row);
  });
  return out;
}

}  // namespace mitate::catalog
