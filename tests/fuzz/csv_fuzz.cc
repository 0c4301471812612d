// Any bytes into the CSV reader and the service import. What was read must survive writing and
// reading again; nothing may crash, and every cell the import accepts must be valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/exporters/csv_writer.h"
#include "catalog/importers/csv_reader.h"
#include "catalog/importers/service_import.h"
#include "catalog/text/normalize.h"

using namespace mitate;
using namespace mitate::catalog;

namespace {

void check_round_trip(std::string_view bytes) {
  std::vector<Error> errors;
  const CsvFile first = read_csv(bytes, "fuzz", errors);
  if (!errors.empty() || first.header.empty()) return;
  std::string written;
  append_csv_record(written, first.header);
  for (const CsvRecord& record : first.records) append_csv_record(written, record.cells);
  // Cells that begin the file with a byte order mark would be taken for the file's own.
  if (written.starts_with("\xEF\xBB\xBF")) return;
  const CsvFile second = read_csv(written, "fuzz", errors);
  if (!errors.empty() || second.header != first.header ||
      second.records.size() != first.records.size()) {
    std::abort();
  }
  for (std::size_t i = 0; i < first.records.size(); ++i) {
    if (second.records[i].cells != first.records[i].cells) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_round_trip(bytes);
  static const RowSet kNoRows = empty_row_set();
  const auto import = read_service_import(bytes, "fuzz", kNoRows, *Date::parse("2026-11-24"));
  if (!import) return 0;
  for (const ImportedRow& row : import->rows) {
    if (row.judgement.verdict == RowVerdict::Reject) continue;
    for (const auto& [column, cell] : row.judgement.cells) {
      if (first_invalid_utf8(cell)) std::abort();
    }
  }
  return 0;
}
