// RFC 4180 text -> records with their place. Strict: what is not well-formed is an error with row,
// line and column, never a guess. Not here: what the cells mean (seed_importer, row_importer) and
// their encoding; the reader is byte-wise, so CP932 files can be cut too (no CP932 trail byte is a
// quote, comma or line end). Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/error.h"

namespace mitate::catalog {

struct CsvRecord {
  std::vector<std::string> cells;
  std::uint64_t row = 0;   ///< record number from 1, the header included
  std::uint64_t line = 0;  ///< physical line on which the record starts, from 1
};

struct CsvFile {
  std::vector<std::string> header;
  std::vector<CsvRecord> records;  ///< only those with as many cells as the header
  bool had_bom = false;
  bool had_crlf = false;
};

/// Cuts `bytes`. Faults are appended to `errors` (file = `file_name`): empty file, NUL byte, quote
/// that never closes, characters after a closing quote, a quote inside an unquoted cell, a carriage
/// return without line feed, ragged rows, blank lines, empty or repeated header names. Every fault
/// is reported; an unclosed quote ends the reading because nothing after it can be trusted.
[[nodiscard]] CsvFile read_csv(std::string_view bytes, std::string_view file_name,
                               std::vector<Error>& errors);

}  // namespace mitate::catalog
