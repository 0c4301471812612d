#include "catalog/text/nearest.h"

#include <catch2/catch.hpp>

#include "catalog/text/utf8.h"

using namespace mitate::catalog;

TEST_CASE("the nearest name is offered only when it is near", "[text]") {
  const std::vector<std::string> names{"domain", "delivery", "buyer"};
  CHECK(nearest("domein", names) == "domain");
  CHECK(nearest("delivry", names) == "delivery");
  CHECK_FALSE(nearest("zzzz", names).has_value());
  CHECK_FALSE(nearest("", names).has_value());
  CHECK_FALSE(nearest(std::string(5000, 'a'), names).has_value());
}

TEST_CASE("text is cut between characters", "[text]") {
  CHECK(first_characters("あいう", 2) == "あい");
  CHECK(first_characters("あ", 2) == "あ");
  CHECK(first_characters("あ", 0).empty());
  CHECK(character_start("あい", 4) == 3);
  CHECK(character_start("あい", 3) == 3);
  CHECK(character_start("あい", 9) == 6);
}
