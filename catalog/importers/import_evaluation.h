// How often the row importer decides as careful stewards did, over a file of judged rows
// (`mitate eval import`). Not an import: nothing is written. Pure but for reading the lines given.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalog/importers/row_importer.h"

#include "catalog/base/result.h"

namespace mitate::catalog {

struct ImportMiss {
  std::string id;
  std::string expected_verdict, expected_field;
  std::string verdict, field;
};

struct ImportEvaluation {
  std::size_t rows = 0;
  double verdict_accuracy = 0;  ///< share with the right verdict
  double field_accuracy = 0;    ///< of the rows that name a field, share that names the same
  double score = 0;             ///< share with the right verdict and, where given, the right field
  std::vector<ImportMiss> misses;
};

/// `jsonl`: one object per line, {id, row, verdict, field, context?}; a key of `row` that ends in
/// _hex holds bytes. Errors: InvalidData with the line number. `rows` is the catalog.
[[nodiscard]] Result<ImportEvaluation> evaluate_import(std::string_view jsonl, const RowSet& rows,
                                                       Date today);

}  // namespace mitate::catalog
