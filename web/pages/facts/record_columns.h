// A record as columns of a sheet: each number has a column beside it that says 未確認, 要見積 or
// 無料 where there is none. The list, a result and the paper hand out the same columns. Not here:
// which rows a sheet has; xlsx and CSV (web/export). Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/export/sheet.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// The prices that compare with the first of them: what the buyer pays before what users pay, one
/// unit, one way of tax.
struct PriceRange {
  std::string state;                 ///< 金額あり, 無料, 要見積 or 未確認
  std::optional<std::int64_t> from;  ///< yen, as the source writes it
  std::optional<std::int64_t> to;    ///< nullopt: the source says "from", or nothing
  std::string unit;                  ///< "一人あたり月"; empty without an amount
  std::string tax;                   ///< 税込, 税別 or 未確認; empty without an amount
  std::string payer;                 ///< 買い手, 利用者 …; empty without a price
  std::string written;               ///< all prices as their sources write them
};
[[nodiscard]] PriceRange price_range(const FactContext& context, const catalog::Service& service);

/// What a sheet holds of a record: Brief leaves out what a ranking says in columns of its own.
enum class RecordColumns { Brief, Full };
/// Adds headers and widths.
void add_record_headers(const FactContext& context, RecordColumns which, Sheet& sheet);
/// Adds the cells in the order of the headers.
void add_record_cells(const FactContext& context, RecordColumns which,
                      const catalog::Service& service, std::vector<SheetCell>& row);
/// The whole day as a date, a year or month as its text, unknown in words.
[[nodiscard]] SheetCell date_cell(const FactContext& context,
                                  const std::optional<PartialDate>& date);
/// A link when the address may be linked, else its text.
[[nodiscard]] SheetCell link_cell(const std::string& address);

}  // namespace mitate::web
