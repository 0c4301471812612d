// Where the row rules write what they find. Not an importer's report: only faults, only of checked
// tables. Used inside catalog/curation.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/error.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

class FaultList {
 public:
  /// `sentence_ja` names value and rule; the field is put in front of it so that the message can
  /// stand alone.
  void add(const TableSchema& schema, const Row& row, std::string_view field,
           const std::string& sentence_ja) {
    faults_.push_back({ErrorCode::InvalidData,
                       std::string(field) + "：" + sentence_ja,
                       {},
                       {std::string(schema.path), row.line, std::string(field)},
                       {}});
  }
  [[nodiscard]] std::vector<Error> take() && { return std::move(faults_); }

 private:
  std::vector<Error> faults_;
};

/// The rows of `name`; empty when the set has no such table.
[[nodiscard]] inline const Table& table_of(const RowSet& rows, std::string_view name) {
  static const Table kNone;
  const auto it = rows.find(name);
  return it == rows.end() ? kNone : it->second;
}

}  // namespace mitate::catalog
