#include "catalog/importers/seed_importer.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "catalog/curation/row_rules.h"
#include "catalog/importers/csv_reader.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

namespace fs = std::filesystem;

/// Files of the seed folder that are documents about the data rather than tables of it: open
/// questions wait in worklists/ and are no facts yet.
bool is_document(const fs::path& path) {
  return path.extension() != ".csv" || path.filename() == "NOT_CARRIED.csv" ||
         path.filename() == "manifest.csv" || *path.begin() == "worklists";
}

class SeedReader {
 public:
  SeedReader(const fs::path& folder, ImportReport& report) : folder_(folder), report_(report) {}

  RowSet run() {
    RowSet rows;
    for (const TableSchema& schema : all_tables()) {
      rows.emplace(schema.name, Table{&schema, read_table(schema)});
    }
    check_unknown_files();
    return rows;
  }

 private:
  void fault(const TableSchema& schema, std::uint64_t row, std::string_view field,
             std::string message) {
    report_.errors.push_back({ErrorCode::InvalidData,
                              std::move(message),
                              {},
                              {std::string(schema.path), row, std::string(field)},
                              {}});
  }

  void note(const TableSchema& schema, std::uint64_t row, std::string_view field,
            std::string message) {
    report_.notes.push_back({ErrorCode::InvalidData,
                             std::move(message),
                             {},
                             {std::string(schema.path), row, std::string(field)},
                             {}});
  }

  std::vector<Row> read_table(const TableSchema& schema) {
    const fs::path path = folder_ / schema.path;
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      fault(schema, 0, {}, "ファイルがありません。行がなくても見出しだけのファイルが要ります。");
      return {};
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    ++report_.files;
    const CsvFile csv = read_csv(bytes, schema.path, report_.errors);
    if (csv.had_bom) note(schema, 1, {}, "先頭のBOMを取り除きました。");
    if (csv.had_crlf) note(schema, 1, {}, "改行CRLFをLFにそろえました。");
    const std::vector<std::size_t> order = column_order(schema, csv.header);
    std::vector<Row> rows;
    if (order.empty()) return rows;
    rows.reserve(csv.records.size());
    for (const CsvRecord& record : csv.records) {
      Row row;
      row.line = record.row;
      row.cells.reserve(order.size());
      for (std::size_t i = 0; i < order.size(); ++i) {
        row.cells.push_back(
            cleaned(schema, record, schema.columns[i].name, record.cells[order[i]]));
      }
      rows.push_back(std::move(row));
    }
    report_.rows += rows.size();
    sort_rows(schema, rows);
    return rows;
  }

  /// For each schema column its place in the file; empty (with faults) when the header is wrong.
  std::vector<std::size_t> column_order(const TableSchema& schema,
                                        const std::vector<std::string>& header) {
    std::vector<std::size_t> order;
    bool good = !header.empty();
    for (const Column& column : schema.columns) {
      const auto it = std::find(header.begin(), header.end(), column.name);
      if (it == header.end() && !header.empty()) {
        fault(schema, 1, column.name,
              "見出しに列「" + std::string(column.name) + "」がありません。");
        good = false;
      }
      order.push_back(static_cast<std::size_t>(it - header.begin()));
    }
    for (const std::string& name : header) {
      if (column_index(schema, name) < schema.columns.size() || name.empty()) continue;
      fault(schema, 1, name, "見出しの列「" + name + "」はこの表にありません。");
      good = false;
    }
    if (!good) order.clear();
    return order;
  }

  /// Repairs that lose nothing, each said: line ends inside a cell, and NFC.
  std::string cleaned(const TableSchema& schema, const CsvRecord& record, std::string_view field,
                      const std::string& cell) {
    const bool plain = std::all_of(cell.begin(), cell.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && c != '\r';
    });
    if (plain || first_invalid_utf8(cell)) return cell;  // The rules report bad bytes.
    std::string out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
      out += cell[i];
    }
    if (out != cell) note(schema, record.row, field, "欄の中の改行CRLFをLFにそろえました。");
    std::string canonical = canonical_text(out);
    if (canonical != out) {
      note(schema, record.row, field, "結合文字を一つの文字にまとめました（NFC）。");
    }
    return canonical;
  }

  void sort_rows(const TableSchema& schema, std::vector<Row>& rows) {
    const auto before = [&](const Row& a, const Row& b) {
      return row_key(schema, a) < row_key(schema, b);
    };
    if (std::is_sorted(rows.begin(), rows.end(), before)) return;
    note(schema, 0, {}, "行をキーの順に並べ直しました。");
    std::stable_sort(rows.begin(), rows.end(), before);
  }

  /// A file that no table reads would be facts dropped in silence.
  void check_unknown_files() {
    std::set<fs::path> known;
    for (const TableSchema& schema : all_tables()) known.insert(fs::path(schema.path));
    std::error_code failed;
    std::vector<fs::path> unknown;
    for (fs::recursive_directory_iterator it(folder_, failed), end; !failed && it != end;
         it.increment(failed)) {
      const fs::path relative = it->path().lexically_relative(folder_);
      if (!it->is_regular_file(failed) || is_document(relative) || known.contains(relative))
        continue;
      unknown.push_back(relative);
    }
    std::sort(unknown.begin(), unknown.end());
    for (const fs::path& path : unknown) {
      report_.errors.push_back(
          {ErrorCode::InvalidData,
           "どの表にも属さないファイルです。表の名を直すか、取り除いてください。",
           {},
           {path.generic_string(), 0, {}},
           {}});
    }
  }

  const fs::path& folder_;
  ImportReport& report_;
};

}  // namespace

Result<RowSet> read_seed(const std::filesystem::path& folder, Date today, ImportReport& report) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) {
    return Unexpected(ErrorCode::Io, "データのフォルダ「" + folder.string() + "」が開けません。",
                      "フォルダの名と読み取りの権限を確かめてください。", {folder.string(), 0, {}});
  }
  RowSet rows = SeedReader(folder, report).run();
  std::vector<Error> broken = check_rows(rows, today);
  report.errors.insert(report.errors.end(), std::make_move_iterator(broken.begin()),
                       std::make_move_iterator(broken.end()));
  if (!report.errors.empty()) {
    Error error{ErrorCode::InvalidData,
                "データに" + std::to_string(report.errors.size()) +
                    "件の誤りがあります。何も取り込んでいません。",
                {},
                {folder.string(), 0, {}},
                report.errors};
    return Unexpected(std::move(error));
  }
  return rows;
}

}  // namespace mitate::catalog
