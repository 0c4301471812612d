#include "catalog/exporters/json_lines_exporter.h"

#include <nlohmann/json.hpp>

namespace mitate::catalog {

std::string json_lines(const RowSet& rows) {
  std::string out;
  for (const auto& [name, table] : rows) {
    for (const Row& row : table.rows) {
      nlohmann::json cells = nlohmann::json::object();
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!row.cells[i].empty()) cells[std::string(table.schema->columns[i].name)] = row.cells[i];
      }
      out += nlohmann::json{{"table", name}, {"row", std::move(cells)}}.dump();
      out += '\n';
    }
  }
  return out;
}

}  // namespace mitate::catalog
