#include "catalog/rows/row_set.h"

#include <charconv>
#include <cstdlib>

#include "catalog/base/result.h"

namespace mitate::catalog {

const std::string& RowView::text(std::string_view column) const {
  const std::size_t index = column_index(*schema_, column);
  MITATE_CHECK(index < row_->cells.size());
  return row_->cells[index];
}

std::optional<std::string> RowView::optional_text(std::string_view column) const {
  const std::string& cell = text(column);
  if (cell.empty()) return std::nullopt;
  return cell;
}

std::vector<std::string> RowView::list(std::string_view column) const {
  return split_list(text(column));
}

std::optional<std::int64_t> RowView::integer(std::string_view column) const {
  const std::string& cell = text(column);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::optional<double> RowView::decimal(std::string_view column) const {
  const std::string& cell = text(column);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::optional<bool> RowView::boolean(std::string_view column) const {
  const std::string& cell = text(column);
  if (cell.empty()) return std::nullopt;
  return cell == "yes";
}

RowSet empty_row_set() {
  RowSet out;
  for (const TableSchema& schema : all_tables()) out.emplace(schema.name, Table{&schema, {}});
  return out;
}

std::string row_key(const TableSchema& schema, const Row& row) {
  std::string out;
  for (std::size_t i = 0; i < schema.key_columns; ++i) {
    if (i != 0) out += '\x1f';
    out += row.cells[i];
  }
  return out;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> out;
  if (cell.empty()) return out;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = cell.find(';', begin);
    if (end == std::string_view::npos) {
      out.emplace_back(cell.substr(begin));
      return out;
    }
    out.emplace_back(cell.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::string join_list(std::span<const std::string> items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ';';
    out += item;
  }
  return out;
}

std::vector<std::string_view> allowed_values(const Column& column) {
  std::vector<std::string_view> out;
  std::string_view rest = column.allowed;
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    out.push_back(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
  }
  return out;
}

}  // namespace mitate::catalog
