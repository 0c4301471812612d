// A table to hand out: headers, rows of texts and numbers, and how it becomes xlsx or CSV. Formula
// injection is impossible: in xlsx every text is written as text, in CSV dangerous first characters
// get a leading apostrophe. Not here: which facts go in (web/pages). The libxlsxwriter door. Pure.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"

namespace mitate::web {

/// A calculation of our own, never of a user or a fact: "=SUM(B2:B5)", with its value today.
struct SheetFormula {
  std::string formula;
  double value = 0;
};
using SheetCell = std::variant<std::string, double, SheetFormula>;

struct Sheet {
  std::string name;  ///< at most 31 characters; none of []:*?/\ (replaced)
  std::vector<std::string> headers;
  std::vector<std::vector<SheetCell>> rows;
  std::vector<double> widths;  ///< columns in characters; missing: 18
  std::size_t frozen_columns = 1;
};

/// A workbook of these sheets: headers bold and frozen, text wrapped, A4 landscape, one page wide.
/// The same input gives the same bytes because the time of creation is `as_of`. Errors: Io,
/// Internal.
[[nodiscard]] Result<std::string> to_xlsx(const std::vector<Sheet>& sheets,
                                          const std::string& title, Date as_of);
/// UTF-8 with BOM, CRLF, quotes doubled: what Excel opens without asking.
[[nodiscard]] std::string to_csv(const Sheet& sheet);
/// A text cell that no spreadsheet will run: a leading = + - @ tab or CR gets an apostrophe.
[[nodiscard]] std::string without_formula(const std::string& text);

}  // namespace mitate::web
