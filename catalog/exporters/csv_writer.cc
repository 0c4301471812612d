#include "catalog/exporters/csv_writer.h"

namespace mitate::catalog {

void append_csv_record(std::string& out, std::span<const std::string> cells) {
  if (cells.size() == 1 && cells[0].empty()) {
    out += "\"\"\n";  // An empty line would read as no record at all.
    return;
  }
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace mitate::catalog
