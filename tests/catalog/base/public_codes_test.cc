#include "catalog/base/public_codes.h"

#include <catch2/catch.hpp>

// Numbers: published codes whose digits follow the two public rules.
TEST_CASE("published municipality codes pass their check digit", "[catalog][codes]") {
  for (const char* code :
       {"010006", "011002", "011011", "130001", "131016", "131041", "131130", "271004", "272108"}) {
    CAPTURE(code);
    CHECK(mitate::is_municipality_code(code));
  }
  CHECK_FALSE(mitate::is_municipality_code("272104"));
  CHECK_FALSE(mitate::is_municipality_code("92011"));
  CHECK_FALSE(mitate::is_municipality_code("13101６"));
}

TEST_CASE("published corporate numbers pass their check digit", "[catalog][codes]") {
  for (const char* number :
       {"4000012090001", "6000012070001", "8000012010038", "7000012050002", "7010705000725"}) {
    CAPTURE(number);
    CHECK(mitate::is_corporate_number(number));
  }
  CHECK_FALSE(mitate::is_corporate_number("5000012090001"));
  CHECK_FALSE(mitate::is_corporate_number("400001209000"));
}
