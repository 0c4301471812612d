// The data dictionary in seed_data/README.md is the schema, line by line.
#include <catch2/catch.hpp>

#include <set>
#include <sstream>
#include <string>

#include "catalog/schema/schema.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

std::string kind_of(const Column& column) {
  const auto values = [&] {
    std::string out;
    for (const char c : column.allowed) out += c == '|' ? std::string(" / ") : std::string(1, c);
    return out;
  };
  const std::string target(column.target);
  switch (column.kind) {
    case CellKind::Id:
      return "Id";
    case CellKind::Slug:
      return "Slug";
    case CellKind::Ref:
      return "Ref → " + target;
    case CellKind::RefList:
      return "RefList → " + target;
    case CellKind::RecordRef:
      return "RecordRef";
    case CellKind::Text:
      return "Text";
    case CellKind::TextList:
      return "TextList";
    case CellKind::Enum:
      return "Enum: " + values();
    case CellKind::EnumList:
      return "EnumList: " + values();
    case CellKind::Date:
      return "Date";
    case CellKind::PartialDate:
      return "PartialDate";
    case CellKind::Integer:
      return "Integer";
    case CellKind::Decimal:
      return "Decimal";
    case CellKind::Yen:
      return "Yen";
    case CellKind::Boolean:
      return "Boolean";
    case CellKind::Url:
      return "Url";
    case CellKind::CorporateNumber:
      return "CorporateNumber";
    case CellKind::PrefectureCode:
      return "PrefectureCode";
    case CellKind::MunicipalityCode:
      return "MunicipalityCode";
    case CellKind::AreaCode:
      return "AreaCode";
    case CellKind::FormerCode:
      return "FormerCode";
  }
  return "?";
}

}  // namespace

TEST_CASE("the data dictionary names every column of the schema and no other", "[seed]") {
  std::istringstream readme(read_file(MITATE_SOURCE_DIR "/seed_data/README.md"));
  std::set<std::string> written;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("| ") && line.find(".csv | ") != std::string::npos) written.insert(line);
  }
  for (const TableSchema& table : all_tables()) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const std::string line = "| " + std::string(table.path) + " | " + std::string(column.name) +
                               " | " + kind_of(column) + " | " + (column.required ? "yes" : "no") +
                               " | " + (i < table.key_columns ? "◆ " : "") +
                               std::string(column.meaning_ja) + " |";
      INFO("the dictionary should hold: " << line);
      CHECK(written.erase(line) == 1);
    }
  }
  for (const std::string& line : written) {
    INFO("the schema does not know: " << line);
    CHECK(line.empty());
  }
}
