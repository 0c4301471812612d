// Repairs of single import cells that need no guess: the same date, number or code in another
// spelling. Each says what it did. What would need a guess is refused. Not here: which column gets
// which repair (row_importer). Pure.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mitate::catalog {

/// A cell after repair. `note` is empty when nothing had to change; `fault` is set when the cell
/// cannot be used, and then `value` means nothing. Both are Japanese sentences.
struct Repaired {
  std::string value;
  std::string note;
  std::string fault;
};

/// YYYY-MM-DD from ISO, slashed, dotted, kanji or era dates (R7.4.1, 令和7年4月1日,
/// 平成元年5月1日). A day, month or era year that does not exist is a fault, as is a date without
/// its day.
[[nodiscard]] Repaired repaired_date(std::string_view cell);
/// Whole yen from "500", "1,000", "５００円", "¥1,200", "1.5万円". Also recognises 約 and から,
/// which go into `qualifier` ("about", "from"; otherwise "exact"). A range, a negative amount,
/// zero, a fraction of a yen and scientific notation are faults.
[[nodiscard]] Repaired repaired_amount(std::string_view cell, std::string& qualifier);
/// Thirteen digits from spellings with hyphens, spaces, full-width digits, the T of an invoice
/// number or a spreadsheet's ".0". A wrong check digit or lost digits are faults.
[[nodiscard]] Repaired repaired_corporate_number(std::string_view cell);
/// One area code. Six digits must fit their check digit and exist; five digits follow the rule of
/// the import contract (a lost leading 0, else a missing check digit). `exists` knows six-digit
/// municipality codes and two-digit prefecture codes.
[[nodiscard]] Repaired repaired_area_code(std::string_view cell,
                                          const std::function<bool(std::string_view)>& exists);

}  // namespace mitate::catalog
