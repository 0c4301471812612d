#include "web/api/json/json_body.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace mitate::web::api;

namespace {
std::optional<mitate::web::Problem> read(const std::string& text) {
  const auto object = read_json_object(text);
  return object ? std::nullopt : std::optional(object.error());
}
}  // namespace

TEST_CASE("malformed JSON is refused with the position and without its text", "[web][json]") {
  const auto problem = read(R"({"text": "himitsu", })");
  REQUIRE(problem.has_value());
  CHECK(problem->code == "invalid_json");
  REQUIRE(problem->position.has_value());
  CHECK(*problem->position >= 19);
  CHECK(*problem->position <= 21);
  CHECK(problem->detail.find("himitsu") == std::string::npos);
}

TEST_CASE("nesting is refused before a tree is built, a million levels too", "[web][json]") {
  CHECK_FALSE(read("{\"a\":" + std::string(63, '[') + std::string(63, ']') + "}").has_value());
  const auto deep = read("{\"a\":" + std::string(64, '[') + std::string(64, ']') + "}");
  REQUIRE(deep.has_value());
  CHECK(deep->code == "limit_exceeded");
  CHECK(read("{\"a\":" + std::string(1'000'000, '[')).has_value());
}

TEST_CASE("whatever is no single clean object is refused", "[web][json]") {
  for (const char* text : {"", "   ", "[]", "3", "null", "\"x\"", "{} {}", "{\"a\":1,\"a\":2}",
                           "{\"a\":\"\xff\"}", "{'a':1}", "{\"a\":01}", "nul"}) {
    INFO(text);
    CHECK(read(text).has_value());
  }
  CHECK_FALSE(read(" {\"a\": 1} ").has_value());
}
