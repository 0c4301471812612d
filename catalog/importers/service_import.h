// A CSV file of services -> judged rows -> changes for the store. Imported services come in as
// `in_review`: a curator lists them. Not here: the rules of one row (row_importer) and the write
// itself (CatalogWriter::apply). Called by `mitate import` and later by the curation pages. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/importers/row_importer.h"
#include "catalog/store/catalog_writer.h"

namespace mitate::catalog {

struct ImportedRow {
  std::uint64_t row = 0;  ///< in the file, the header is 1
  std::string id;
  RowJudgement judgement;
};

struct ServiceImport {
  std::vector<ImportedRow> rows;   ///< all of them, refused ones too
  std::vector<Error> file_notes;   ///< about the file as a whole (BOM, CP932, line ends)
  std::vector<RowChange> changes;  ///< of the rows that were not refused
  std::size_t accepted = 0;
  std::size_t accepted_with_note = 0;
  std::size_t rejected = 0;
};

/// Largest import file. A thousand services take about one megabyte.
inline constexpr std::size_t kMaxImportBytes = std::size_t{20} << 20;

/// Encoding: UTF-8 with or without BOM; else CP932 when every byte of the file is; else cell by
/// cell. Refused rows are in the answer, not an error. Errors: InvalidData (with all causes) when
/// the file cannot be cut into rows or its header is wrong; LimitExceeded.
[[nodiscard]] Result<ServiceImport> read_service_import(std::string_view bytes,
                                                        std::string_view file_name,
                                                        const RowSet& catalog, Date today);

}  // namespace mitate::catalog
