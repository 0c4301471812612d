#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"

namespace mitate::catalog {
namespace {

using KeySets = std::map<std::string_view, std::unordered_set<std::string>, std::less<>>;

KeySets keys_of(const RowSet& rows) {
  KeySets out;
  for (const auto& [name, table] : rows) {
    auto& keys = out[name];
    for (const Row& row : table.rows) {
      if (!row.cells.empty()) keys.insert(row.cells[0]);
    }
  }
  return out;
}

bool knows(const KeySets& keys, std::string_view table, const std::string& key) {
  const auto it = keys.find(table);
  return it != keys.end() && it->second.contains(key);
}

class References {
 public:
  References(const RowSet& rows, FaultList& faults)
      : rows_(rows), faults_(faults), keys_(keys_of(rows)) {}

  void run() {
    for (const auto& [name, table] : rows_) {
      for (const Row& row : table.rows) {
        if (row.cells.size() == table.schema->columns.size()) check_row(*table.schema, row);
      }
      check_parents(table);
    }
    const Table& cases = table_of(rows_, "case_studies");
    for (std::size_t i = 0; i < cases.rows.size(); ++i) {
      for (const std::string& code : cases.view(i).list("area_codes")) {
        check_area(*cases.schema, cases.rows[i], "area_codes", code);
      }
    }
    const Table& places = table_of(rows_, "municipalities");
    for (std::size_t i = 0; i < places.rows.size(); ++i) {
      const RowView row = places.view(i);
      if (row.text("code").substr(0, 2) != row.text("prefecture_code")) {
        faults_.add(*places.schema, places.rows[i], "prefecture_code",
                    "値" + shown_value(row.text("prefecture_code")) + "が団体コード" +
                        shown_value(row.text("code")) + "の先頭2桁と合いません。");
      }
    }
  }

 private:
  void missing(const TableSchema& schema, const Row& row, const Column& column,
               const std::string& value) {
    const TableSchema* target = find_table(column.target);
    faults_.add(schema, row, column.name,
                "値" + shown_value(value) + "が" +
                    std::string(target == nullptr ? column.target : target->path) +
                    "にありません。");
  }

  void check_row(const TableSchema& schema, const Row& row) {
    for (std::size_t i = 0; i < schema.columns.size(); ++i) {
      const Column& column = schema.columns[i];
      const std::string& cell = row.cells[i];
      if (cell.empty()) continue;
      switch (column.kind) {
        case CellKind::Ref:
          if (!knows(keys_, column.target, cell)) missing(schema, row, column, cell);
          break;
        case CellKind::RefList:
          for (const std::string& item : split_list(cell)) {
            if (!item.empty() && !knows(keys_, column.target, item)) {
              missing(schema, row, column, item);
            }
          }
          break;
        case CellKind::RecordRef:
          check_record(schema, row, column, cell);
          break;
        case CellKind::MunicipalityCode:
        case CellKind::AreaCode:
          if (schema.name != "municipalities") check_area(schema, row, column.name, cell);
          break;
        default:
          break;
      }
    }
  }

  void check_record(const TableSchema& schema, const Row& row, const Column& column,
                    const std::string& id) {
    const std::string& kind = RowView(schema, row).text("subject_kind");
    if (find_table(kind) == nullptr) {
      // A kind without a table of its own cannot be looked up, so nothing may be said about it.
      faults_.add(schema, row, "subject_kind", "値" + shown_value(kind) + "という表はありません。");
    } else if (!knows(keys_, kind, id)) {
      faults_.add(
          schema, row, column.name,
          "値" + shown_value(id) + "が" + std::string(find_table(kind)->path) + "にありません。");
    }
  }

  void check_area(const TableSchema& schema, const Row& row, std::string_view field,
                  const std::string& code) {
    const std::string_view target = code.size() == 2 ? "prefectures" : "municipalities";
    if (!knows(keys_, target, code)) {
      faults_.add(schema, row, field,
                  "値" + shown_value(code) + "は現存する" +
                      (code.size() == 2 ? "都道府県" : "市区町村") + "のコードではありません。");
    }
  }

  /// A row may not be its own ancestor.
  void check_parents(const Table& table) {
    const auto columns = table.schema->columns;
    const std::size_t parent = column_index(*table.schema, "parent");
    if (parent >= columns.size() || columns[parent].target != table.schema->name) return;
    std::unordered_map<std::string, std::string> up;
    for (const Row& row : table.rows) up.emplace(row.cells[0], row.cells[parent]);
    for (const Row& row : table.rows) {
      std::string at = row.cells[parent];
      for (std::size_t steps = 0; !at.empty() && steps <= table.rows.size(); ++steps) {
        if (at == row.cells[0]) {
          faults_.add(*table.schema, row, "parent",
                      "値" + shown_value(row.cells[parent]) + "をたどると自分に戻ります。");
          break;
        }
        const auto it = up.find(at);
        at = it == up.end() ? std::string{} : it->second;
      }
    }
  }

  const RowSet& rows_;
  FaultList& faults_;
  KeySets keys_;
};

}  // namespace

void check_references(const RowSet& rows, FaultList& faults) { References(rows, faults).run(); }

}  // namespace mitate::catalog
