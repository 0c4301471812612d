#include "catalog/importers/csv_reader.h"

#include <catch2/catch.hpp>

#include "catalog/exporters/csv_writer.h"

using mitate::Error;
using mitate::catalog::append_csv_record;
using mitate::catalog::CsvFile;
using mitate::catalog::read_csv;
using Cells = std::vector<std::string>;

namespace {
struct Read {
  CsvFile csv;
  std::vector<Error> errors;
};
Read read(std::string_view bytes) {
  Read out;
  out.csv = read_csv(bytes, "見本.csv", out.errors);
  return out;
}
}  // namespace

TEST_CASE("quoted cells keep commas, quotes and line ends", "[catalog][csv]") {
  const Read file = read("a,b\n\"1,\"\"2\"\"\n3\",\n");
  REQUIRE(file.errors.empty());
  CHECK(file.csv.header == Cells{"a", "b"});
  REQUIRE(file.csv.records.size() == 1);
  CHECK(file.csv.records[0].cells == Cells{"1,\"2\"\n3", ""});
  CHECK(file.csv.records[0].row == 2);
}

TEST_CASE("a byte order mark, CRLF and a missing last line end are tolerated", "[catalog][csv]") {
  const Read file = read(
      "\xEF\xBB\xBF"
      "a,b\r\n1,2\r\n\"3\r\n4\",5");
  REQUIRE(file.errors.empty());
  CHECK(file.csv.had_bom);
  CHECK(file.csv.had_crlf);
  CHECK(file.csv.header[0] == "a");
  REQUIRE(file.csv.records.size() == 2);
  CHECK(file.csv.records[1].cells == Cells{"3\r\n4", "5"});
}

TEST_CASE("what is not well-formed is an error with its place", "[catalog][csv]") {
  const auto [bytes, row, words] = GENERATE(table<std::string, std::uint64_t, std::string>({
      {"", 1, "空です"},
      {"a,b\n1\n", 2, "見出し2列、この行1列"},
      {"a,b\n1,2,3\n", 2, "この行3列"},
      {"a,b\n\"1,2\n3,4\n", 2, "2行目の1バイト目で開いた"},
      {"a,b\n1,2\"\n", 2, "引用符で囲まれていない"},
      {"a,b\n\"1\"x,2\n", 2, "閉じた引用符のあと"},
      {"a,b\n1\r,2\n", 2, "CRだけ"},
      {std::string("a,b\n1,\0\n", 8), 2, "NUL"},
      {std::string("a,b\n\"1\0\",2\n", 11), 2, "NUL"},
      {"a,b\n\n1,2\n", 2, "空の行"},
      {"a,a\n1,2\n", 1, "重なって"},
      {"a,\n1,2\n", 1, "空の列名"},
  }));
  INFO(bytes);
  const Read file = read(bytes);
  REQUIRE(file.errors.size() == 1);
  CHECK(file.errors[0].place.file == "見本.csv");
  CHECK(file.errors[0].place.row == row);
  CHECK(file.errors[0].message.find(words) != std::string::npos);
}

TEST_CASE("a faulty record does not hide the next ones", "[catalog][csv]") {
  const Read file = read("a,b\n1\n2,3\n4,5,6\n7,8\n");
  CHECK(file.errors.size() == 2);
  REQUIRE(file.csv.records.size() == 2);
  CHECK(file.csv.records[1].row == 5);
}

TEST_CASE("reading undoes writing for any cells", "[catalog][csv]") {
  const Cells cells = GENERATE(Cells{"a", "b"}, Cells{""}, Cells{"", ""}, Cells{"\"", ","},
                               Cells{"\n", "\r\n"}, Cells{" x ", "=1"}, Cells{"見本", "、"});
  std::string bytes;
  Cells header;
  for (std::size_t i = 0; i < cells.size(); ++i) header.push_back("c" + std::to_string(i));
  append_csv_record(bytes, header);
  append_csv_record(bytes, cells);
  const Read file = read(bytes);
  REQUIRE(file.errors.empty());
  REQUIRE(file.csv.records.size() == 1);
  CHECK(file.csv.records[0].cells == cells);
}
