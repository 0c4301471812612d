// Cells -> CSV in the one canonical form of our files: UTF-8, no BOM, LF, a cell quoted only when
// it holds a comma, a quote or a line end. The inverse of csv_reader. Not here: Excel's dialect
// (flat_csv_exporter). Pure.
#pragma once
#include <span>
#include <string>

namespace mitate::catalog {

/// Appends one record with its line end to `out`.
void append_csv_record(std::string& out, std::span<const std::string> cells);

}  // namespace mitate::catalog
