// Services, one row each, for people with a spreadsheet: Japanese headings, BOM or CP932, CRLF,
// every cell quoted, and nothing that a spreadsheet would run. Not for reading back (seed_exporter
// is). Called by `mitate export csv` and the web. Pure.
#pragma once
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/model/catalog.h"

namespace mitate::catalog {

enum class SheetEncoding { Utf8WithBom, Cp932 };

struct LostCell {
  std::string service;    ///< id
  std::string column;     ///< heading
  std::string character;  ///< that the encoding does not have; written as 〓
};

struct FlatCsv {
  std::string bytes;
  std::vector<LostCell> lost;  ///< empty for UTF-8
};

/// Services with status listed and reference, in the order of their ids. Unknown is written 未確認.
[[nodiscard]] FlatCsv flat_csv(const Catalog& catalog, SheetEncoding encoding);

/// A cell that a spreadsheet shows as text: a leading = + - @ (after any spaces), tab or line end
/// gets an apostrophe in front. Other cells stay as they are.
[[nodiscard]] std::string harmless_cell(std::string_view cell);

}  // namespace mitate::catalog
