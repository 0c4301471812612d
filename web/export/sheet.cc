#include "web/export/sheet.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace mitate::web {
namespace {
constexpr double kDefaultWidth = 18;

/// Deletes a file when the scope ends, however it ends.
struct RemovedAtEnd {
  const std::string& path;
  ~RemovedAtEnd() { unlink(path.c_str()); }
};

std::string sheet_name(std::string name) {
  for (char& c : name) {
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  }
  return name;
}

/// One format per kind of cell, made once for a workbook.
struct Formats {
  lxw_format* header;
  lxw_format* text;
  lxw_format* points;
  lxw_format* whole;
  lxw_format* degrees;
  lxw_format* date;
  lxw_format* link;
};

lxw_format* cell_format(lxw_workbook* book, const char* number = nullptr) {
  lxw_format* format = workbook_add_format(book);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(format, LXW_BORDER_THIN);
  if (number != nullptr) format_set_num_format(format, number);
  return format;
}

Formats formats_of(lxw_workbook* book) {
  Formats all{};
  all.header = cell_format(book);
  format_set_bold(all.header);
  format_set_text_wrap(all.header);
  format_set_bg_color(all.header, 0xE8F1FE);
  all.text = cell_format(book);
  format_set_text_wrap(all.text);
  all.points = cell_format(book, "#,##0.0");
  all.whole = cell_format(book, "#,##0");
  all.degrees = cell_format(book, "0.0000");
  all.date = cell_format(book, "yyyy-mm-dd");
  all.link = cell_format(book);
  format_set_text_wrap(all.link);
  format_set_font_color(all.link, 0x0B57D0);
  format_set_underline(all.link, LXW_UNDERLINE_SINGLE);
  return all;
}

/// Writes one cell, each kind as what it is.
struct CellWriter {
  lxw_worksheet* page;
  const Formats& formats;
  lxw_row_t row;
  lxw_col_t column;

  void operator()(const std::string& value) const {
    // write_string, never write(): a text that begins with '=' stays a text.
    worksheet_write_string(page, row, column, value.c_str(), formats.text);
  }
  void operator()(double value) const {
    worksheet_write_number(page, row, column, value, formats.points);
  }
  void operator()(const SheetFormula& sum) const {
    worksheet_write_formula_num(page, row, column, sum.formula.c_str(),
                                sum.whole ? formats.whole : formats.points, sum.value);
  }
  void operator()(const SheetWhole& whole) const {
    worksheet_write_number(page, row, column, static_cast<double>(whole.value), formats.whole);
  }
  void operator()(const SheetDegrees& degrees) const {
    worksheet_write_number(page, row, column, degrees.value, formats.degrees);
  }
  void operator()(const SheetLink& link) const {
    // A workbook takes addresses up to 2,079 characters; a longer one stays readable as text.
    if (worksheet_write_url(page, row, column, link.href.c_str(), formats.link) != LXW_NO_ERROR) {
      worksheet_write_string(page, row, column, link.href.c_str(), formats.text);
    }
  }
  void operator()(const Date& date) const {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    worksheet_write_datetime(page, row, column, &day, formats.date);
  }
};

void write_sheet(lxw_workbook* book, const Sheet& sheet, const Formats& formats) {
  lxw_worksheet* page = workbook_add_worksheet(book, sheet_name(sheet.name).c_str());
  for (std::size_t i = 0; i < sheet.headers.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const double width = i < sheet.widths.size() ? sheet.widths[i] : kDefaultWidth;
    worksheet_set_column(page, column, column, width, nullptr);
    worksheet_write_string(page, 0, column, sheet.headers[i].c_str(), formats.header);
  }
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    for (std::size_t i = 0; i < sheet.rows[r].size(); ++i) {
      std::visit(
          CellWriter{page, formats, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(i)},
          sheet.rows[r][i]);
    }
  }
  if (sheet.filter && sheet.rows.size() > sheet.closing_rows && !sheet.headers.empty()) {
    worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(sheet.rows.size() - sheet.closing_rows),
                         static_cast<lxw_col_t>(sheet.headers.size() - 1));
  }
  worksheet_freeze_panes(page, 1, static_cast<lxw_col_t>(sheet.frozen_columns));
  worksheet_repeat_rows(page, 0, 0);
  worksheet_set_landscape(page);
  worksheet_set_paper(page, 9);  // A4
  worksheet_fit_to_pages(page, 1, 0);
}

std::string shortest(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

/// One cell as CSV writes it, before quoting.
struct CellText {
  std::string operator()(const std::string& value) const { return without_formula(value); }
  std::string operator()(double value) const { return shortest(value); }
  std::string operator()(const SheetFormula& sum) const { return shortest(sum.value); }
  std::string operator()(const SheetWhole& whole) const { return std::to_string(whole.value); }
  std::string operator()(const SheetDegrees& degrees) const { return shortest(degrees.value); }
  std::string operator()(const SheetLink& link) const { return without_formula(link.href); }
  std::string operator()(const Date& date) const { return date.iso(); }
};

void append_quoted(std::string& out, const std::string& cell) {
  const bool quote = cell.find_first_of("\",\r\n") != std::string::npos;
  if (!quote) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}
}  // namespace

std::string without_formula(const std::string& text) {
  if (text.empty()) return text;
  if (std::string_view("\t\r\n").find(text.front()) != std::string_view::npos) return "'" + text;
  std::string_view rest = text;
  // Spreadsheets that read full-width signs, or trim, must find nothing to run either.
  constexpr std::string_view kWideSpace = "\u3000";
  while (rest.starts_with(' ') || rest.starts_with(kWideSpace)) {
    rest.remove_prefix(rest.starts_with(' ') ? 1 : kWideSpace.size());
  }
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return "'" + text;
  }
  return text;
}

Result<std::string> to_xlsx(const std::vector<Sheet>& sheets, const std::string& title,
                            Date as_of) {
  // This release of the library writes to files only, so the bytes pass through a private one.
  std::string path = (std::filesystem::temp_directory_path() / "mitate-XXXXXX").string();
  const int handle = mkstemp(path.data());
  if (handle < 0) return Unexpected(ErrorCode::Io, "cannot create a temporary file");
  close(handle);
  const RemovedAtEnd removed{path};
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return Unexpected(ErrorCode::Io, "cannot start a workbook");
  const Formats formats = formats_of(book);
  for (const Sheet& sheet : sheets) write_sheet(book, sheet, formats);
  std::string owned_title = title;
  lxw_doc_properties properties{};
  properties.title = owned_title.data();
  // Without a fixed time the library stamps the clock and no two files would be equal.
  properties.created = static_cast<time_t>(as_of.days_since_epoch() * 86400);
  workbook_set_properties(book, &properties);
  if (workbook_close(book) != LXW_NO_ERROR) {
    return Unexpected(ErrorCode::Io, "cannot write a workbook");
  }
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in || bytes.str().empty()) return Unexpected(ErrorCode::Io, "cannot read a workbook back");
  return bytes.str();
}

std::string to_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  const auto append_row = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      append_quoted(out, cells[i]);
    }
    out += "\r\n";
  };
  append_row(sheet.headers);
  for (const auto& row : sheet.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const SheetCell& cell : row) cells.push_back(std::visit(CellText{}, cell));
    append_row(cells);
  }
  return out;
}

}  // namespace mitate::web
