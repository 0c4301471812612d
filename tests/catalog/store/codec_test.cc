#include "catalog/store/codec.h"

#include <catch2/catch.hpp>

#include "catalog/store/keys.h"
#include "tests/support/small_rows.h"

using mitate::ErrorCode;
using namespace mitate::catalog;
using namespace mitate::testing;

TEST_CASE("a row keeps its cells and leaves unknown ones out", "[catalog][codec]") {
  const TableSchema& schema = *find_table("providers");
  const Row row = row_of("providers", {{"id", "prv-x"}, {"name", "見\"本\n"}, {"kind", "company"}});
  const std::string bytes = encode_row(schema, row);
  CHECK(bytes == R"({"row":{"id":"prv-x","kind":"company","name":"見\"本\n"},"v":1})");
  const auto back = decode_row(schema, bytes);
  REQUIRE(back);
  CHECK(back->cells == row.cells);
}

TEST_CASE("bytes that do not say what they must are refused", "[catalog][codec]") {
  const TableSchema& schema = *find_table("providers");
  const auto code = [&](const char* bytes) { return decode_row(schema, bytes).error().code; };
  CHECK(code("") == ErrorCode::Corrupt);
  CHECK(code("[]") == ErrorCode::Corrupt);
  CHECK(code(R"({"row":{}})") == ErrorCode::Corrupt);
  CHECK(code(R"({"v":1})") == ErrorCode::Corrupt);
  CHECK(code(R"({"v":1,"row":{"moon":"x"}})") == ErrorCode::Corrupt);
  CHECK(code(R"({"v":1,"row":{"id":3}})") == ErrorCode::Corrupt);
  CHECK(code(R"({"v":2,"row":{}})") == ErrorCode::Unsupported);
  CHECK(decode_entry("{}").error().code == ErrorCode::Corrupt);
  CHECK(decode_change(R"({"v":1,"table":"t"})").error().code == ErrorCode::Corrupt);
}

TEST_CASE("keys sort as numbers and fit LMDB", "[catalog][keys]") {
  CHECK(sequence_key(255) < sequence_key(256));
  CHECK(change_key(1, 0xFFFFFFFF) < change_key(2, 0));
  CHECK(sequence_of(sequence_key(0x0102030405060708)) == 0x0102030405060708u);
  CHECK_FALSE(sequence_of("short"));
  const auto place = change_place(history_key("services", 7, 9));
  REQUIRE(place);
  CHECK(place->sequence == 7);
  CHECK(place->number == 9);
  const std::string prefix(600, 'a');
  const std::string one = row_store_key("service_facts", prefix + "1");
  CHECK(one.size() <= 511);
  CHECK(one != row_store_key("service_facts", prefix + "2"));
  CHECK(one.starts_with(table_prefix("service_facts")));
}
