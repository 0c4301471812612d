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

void write_sheet(lxw_workbook* book, const Sheet& sheet, lxw_format* header, lxw_format* text,
                 lxw_format* number) {
  lxw_worksheet* page = workbook_add_worksheet(book, sheet_name(sheet.name).c_str());
  for (std::size_t i = 0; i < sheet.headers.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const double width = i < sheet.widths.size() ? sheet.widths[i] : kDefaultWidth;
    worksheet_set_column(page, column, column, width, nullptr);
    worksheet_write_string(page, 0, column, sheet.headers[i].c_str(), header);
  }
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const auto row = static_cast<lxw_row_t>(r + 1);
    for (std::size_t i = 0; i < sheet.rows[r].size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (const auto* value = std::get_if<double>(&sheet.rows[r][i])) {
        worksheet_write_number(page, row, column, *value, number);
      } else if (const auto* sum = std::get_if<SheetFormula>(&sheet.rows[r][i])) {
        worksheet_write_formula_num(page, row, column, sum->formula.c_str(), number, sum->value);
      } else {
        // write_string, never write(): a text that begins with '=' stays a text.
        worksheet_write_string(page, row, column, std::get<std::string>(sheet.rows[r][i]).c_str(),
                               text);
      }
    }
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
  return std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos ? text
                                                                                   : "'" + text;
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
  lxw_format* header = workbook_add_format(book);
  format_set_bold(header);
  format_set_text_wrap(header);
  format_set_align(header, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color(header, 0xE8F1FE);
  format_set_border(header, LXW_BORDER_THIN);
  lxw_format* text = workbook_add_format(book);
  format_set_text_wrap(text);
  format_set_align(text, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(text, LXW_BORDER_THIN);
  lxw_format* number = workbook_add_format(book);
  format_set_align(number, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(number, LXW_BORDER_THIN);
  format_set_num_format(number, "#,##0.0");
  for (const Sheet& sheet : sheets) write_sheet(book, sheet, header, text, number);
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
    for (const SheetCell& cell : row) {
      const auto* value = std::get_if<double>(&cell);
      if (const auto* sum = std::get_if<SheetFormula>(&cell)) value = &sum->value;
      cells.push_back(value != nullptr ? shortest(*value)
                                       : without_formula(std::get<std::string>(cell)));
    }
    append_row(cells);
  }
  return out;
}

}  // namespace mitate::web
