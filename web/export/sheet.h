// A table to hand out: headers, rows of typed cells, and how it becomes xlsx or CSV. Numbers, dates
// and links are such in xlsx. Formula injection is impossible: in xlsx every text is written as
// text, in CSV dangerous first characters get a leading apostrophe. Not here: which facts go in
// (web/pages). The libxlsxwriter door. Pure.
#pragma once
#include <cstdint>
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
  bool whole = false;  ///< shown without decimals: yen
};
/// A number without decimals: a rank, yen, people.
struct SheetWhole {
  std::int64_t value = 0;
};
/// Degrees of latitude or longitude.
struct SheetDegrees {
  double value = 0;
};
/// A checked http or https address, shown as itself.
struct SheetLink {
  std::string href;
};
/// A double has one decimal: points.
using SheetCell =
    std::variant<std::string, double, SheetFormula, SheetWhole, SheetDegrees, SheetLink, Date>;

struct Sheet {
  std::string name;  ///< at most 31 characters; none of []:*?/\ (replaced)
  std::vector<std::string> headers;
  std::vector<std::vector<SheetCell>> rows;
  std::vector<double> widths;  ///< columns in characters; missing: 18
  std::size_t frozen_columns = 1;
  bool filter = false;           ///< buttons that filter and sort in the head
  std::size_t closing_rows = 0;  ///< rows at the end that are totals or notes: never filtered
};

/// A workbook of these sheets: headers bold and frozen, text wrapped, A4 landscape, one page wide.
/// The same input gives the same bytes because the time of creation is `as_of`. Errors: Io,
/// Internal.
[[nodiscard]] Result<std::string> to_xlsx(const std::vector<Sheet>& sheets,
                                          const std::string& title, Date as_of);
/// UTF-8 with BOM, CRLF, quotes doubled: what Excel opens without asking. Dates are ISO 8601.
[[nodiscard]] std::string to_csv(const Sheet& sheet);
/// A text cell that no spreadsheet will run: a leading = + - @, also full-width and after spaces,
/// or a leading tab or line end gets an apostrophe.
[[nodiscard]] std::string without_formula(const std::string& text);

}  // namespace mitate::web
