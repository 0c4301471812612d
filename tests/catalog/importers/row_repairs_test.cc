#include "catalog/importers/row_repairs.h"

#include <catch2/catch.hpp>

#include "catalog/base/public_codes.h"

using namespace mitate::catalog;

TEST_CASE("a date in another spelling becomes ISO, a date that is none is refused",
          "[catalog][import]") {
  const auto [cell, expected] = GENERATE(table<std::string, std::string>({
      {"2026-11-01", "2026-11-01"},
      {"2026/11/1", "2026-11-01"},
      {"2026.11.01", "2026-11-01"},
      {"２０２６年１１月１日", "2026-11-01"},
      {"20261101", "2026-11-01"},
      {"R7.4.1", "2025-04-01"},
      {"令和9年3月31日", "2027-03-31"},
      {"令和元年5月1日", "2019-05-01"},
      {"H31/4/30", "2019-04-30"},
      {"平成33年3月31日", "2021-03-31"},
      {"2026-02-30", ""},
      {"2026-13-01", ""},
      {"2026-11", ""},
      {"令和0年4月1日", ""},
      {"R7.2.29", ""},
      {"令和元年4月30日", ""},
      {"11/01/2026", ""},
      {"26-11-01", ""},
      {"45962", ""},
      {"2026-11-01-01", ""},
      {"来年", ""},
      {"", ""},
  }));
  INFO(cell);
  const Repaired date = repaired_date(cell);
  CHECK(date.value == expected);
  CHECK(date.fault.empty() == !expected.empty());
  CHECK(date.note.empty() == (expected.empty() || expected == cell));
}

TEST_CASE("an amount is whole yen or refused, and never guessed", "[catalog][import]") {
  const auto [cell, expected, qualifier] = GENERATE(table<std::string, std::string, std::string>({
      {"500", "500", "exact"},
      {"５００", "500", "exact"},
      {"1,000", "1000", "exact"},
      {"1,234,567円", "1234567", "exact"},
      {"¥1,200", "1200", "exact"},
      {"￥500", "500", "exact"},
      {"3万円", "30000", "exact"},
      {"1.5万円", "15000", "exact"},
      {"2千円", "2000", "exact"},
      {"約500円", "500", "about"},
      {"500円から", "500", "from"},
      {"500円程度", "500", "about"},
      {"500.0", "500", "exact"},
      {"-500", "", ""},
      {"▲500", "", ""},
      {"0", "", ""},
      {"500.5", "", ""},
      {"1.23456万", "", ""},
      {"500〜800", "", ""},
      {"1,00", "", ""},
      {",100", "", ""},
      {"5e2", "", ""},
      {"9.99E+12", "", ""},
      {"五百円", "", ""},
      {"月額500円", "", ""},
      {"", "", ""},
      {"99999999999999", "", ""},
  }));
  INFO(cell);
  std::string got;
  const Repaired amount = repaired_amount(cell, got);
  CHECK(amount.value == expected);
  CHECK(amount.fault.empty() == !expected.empty());
  if (!expected.empty()) CHECK(got == qualifier);
}

TEST_CASE("a corporate number loses its decoration but never a digit", "[catalog][import]") {
  const auto [cell, good] = GENERATE(table<std::string, bool>({
      {"7990001000001", true},
      {"7-9900-0100-0001", true},
      {"７９９０００１００００００１", false},
      {"７９９０００１０００００１", true},
      {"T7990001000001", true},
      {"7990001000001.0", true},
      {"7990001000002", false},
      {"990001000001", false},
      {"9.99E+12", false},
      {"79900010000011", false},
      {"7990001O00001", false},
  }));
  INFO(cell);
  const Repaired number = repaired_corporate_number(cell);
  CHECK(number.fault.empty() == good);
  if (good) CHECK(number.value == "7990001000001");
}

TEST_CASE("five digits of an area code follow the two rules in order", "[catalog][import]") {
  const auto exists = [](std::string_view code) {
    return code == "011002" || code == "342025" || code == "34" || code == "13";
  };
  const auto [cell, expected] = GENERATE(table<std::string, std::string>({
      {"342025", "342025"},
      {"34202", "342025"},
      {"11002", "011002"},
      {"01100", "011002"},
      {"３４２０２５", "342025"},
      {"342025.0", "342025"},
      {"34", "34"},
      {"130001", "13"},
      {"342026", ""},
      {"131016", ""},
      {"99999", ""},
      {"3420", ""},
      {"47", ""},
      {"呉市", ""},
  }));
  INFO(cell);
  const Repaired code = repaired_area_code(cell, exists);
  CHECK(code.value == expected);
  CHECK(code.fault.empty() == !expected.empty());
  CHECK(code.note.empty() == (expected.empty() || expected == cell));
}

TEST_CASE("five digits that are two municipalities are refused with both named",
          "[catalog][import][field]") {
  // 11100: 011100 that lost its zero, or 111007 without its check digit.
  const auto everything = [](std::string_view) { return true; };
  for (const char* cell : {"11100", "11002", "12025"}) {
    INFO(cell);
    const std::string padded = "0" + std::string(cell);
    if (!mitate::is_municipality_code(padded)) continue;
    const Repaired code = repaired_area_code(cell, everything);
    CHECK(code.value.empty());
    CHECK(code.fault.find(padded) != std::string::npos);
    CHECK(code.fault.find(cell + std::string(1, *mitate::municipality_check_digit(cell))) !=
          std::string::npos);
  }
}
