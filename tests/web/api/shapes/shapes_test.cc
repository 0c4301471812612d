#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "ranker/need/need_slots.h"
#include "web/api/api.h"
#include "web/api/endpoint/openapi.h"
#include "web/api/shapes/conforms.h"
#include "web/api/shapes/shapes.h"

using namespace mitate;
using namespace mitate::web::api;
using nlohmann::json;

namespace {

void names_in(const Type& type, std::set<std::string>& out) {
  if (!type.shape.empty()) out.insert(type.shape);
  for (const Type& one : type.items) names_in(one, out);
}

std::optional<Fault> sent(const char* text, const Type& type) {
  return fault_of(json::parse(text), type, "x", Sender::Caller);
}

}  // namespace

TEST_CASE("every shape that is named exists, and every shape is used", "[web][shapes]") {
  std::set<std::string> known;
  std::set<std::string> used{"Problem"};
  for (const Shape& shape : all_shapes()) {
    INFO(shape.name);
    CHECK(known.insert(shape.name).second);
    std::set<std::string> members;
    for (const Member& member : shape.members) {
      INFO(member.name);
      CHECK(members.insert(member.name).second);
      names_in(member.type, used);
    }
  }
  for (const Endpoint& endpoint : all_endpoints()) {
    used.insert(endpoint.answers);
    if (!endpoint.body.empty()) used.insert(endpoint.body);
  }
  CHECK(used == known);
}

TEST_CASE("every slot of a need can be sent and is answered", "[web][shapes]") {
  for (const char* name : {"NeedRequest", "Need"}) {
    const Shape& shape = shape_named(name);
    REQUIRE(shape.members.size() == ranker::kNeedSlots.size() + 1);  // and `must`
    for (std::size_t i = 0; i < ranker::kNeedSlots.size(); ++i) {
      CHECK(shape.members[i].name == ranker::kNeedSlots[i].name);
    }
  }
}

TEST_CASE("a value that breaks its shape is named with its path", "[web][shapes]") {
  CHECK_FALSE(sent("3", integer(1, 3)));
  CHECK(sent("4", integer(1, 3))->rule == Rule::Range);
  CHECK(sent("18446744073709551615", integer(1, 3))->rule == Rule::Range);
  CHECK(sent("1.0", integer(1, 3))->rule == Rule::Type);
  CHECK(sent(R"("b")", choice({"a"}))->rule == Rule::Choice);
  CHECK(sent(R"("2026-02-30")", date())->rule == Rule::Date);
  CHECK_FALSE(sent(R"("2026-02")", partial_date()));
  CHECK(sent(R"("あいう")", text(2))->rule == Rule::Length);
  CHECK_FALSE(sent(R"("あい")", text(2)));
  CHECK(sent(R"("a\u0000")", text())->rule == Rule::Nul);
  CHECK(sent("[1, 2]", list(integer(), 1))->rule == Rule::Count);
  CHECK(sent(R"([1, "a"])", list(integer()))->path == "x[1]");
  CHECK(sent("null", text())->rule == Rule::Type);
  CHECK_FALSE(sent("null", or_null(choice({"a"}))));
  CHECK(sent(R"({"start": 1})", object("Span"))->path == "x.end");
  CHECK(sent(R"({"start": 1, "end": 2, "stop": 3})", object("Span"))->path == "x.stop");
  CHECK_FALSE(sent(R"({"a": 1, "b": 2})", map_of(integer())));
  CHECK(sent(R"({"a": 1, "b": "2"})", map_of(integer()))->path == "x.b");
  CHECK_FALSE(sent("[]", any_of({list(text()), object("Span")})));
  CHECK(sent("true", any_of({list(text()), object("Span")}))->rule == Rule::Type);
}

TEST_CASE("only a caller may send null for what may be left out", "[web][shapes]") {
  const json marked = json::parse(R"({"value": "sleep", "source": null})");
  CHECK_FALSE(fault_of(marked, object("CodeSlot"), "x", Sender::Caller));
  CHECK(fault_of(marked, object("CodeSlot"), "x", Sender::Ourselves)->path == "x.source");
}

TEST_CASE("a choice that may be null has null among its values", "[web][shapes]") {
  const auto schema = schema_of(Shape{"S", "", {{"tax", or_null(choice({"incl", "excl"})), {}}}});
  CHECK(schema["properties"]["tax"]["type"] == json({"string", "null"}));
  CHECK(schema["properties"]["tax"]["enum"] == json({"incl", "excl", nullptr}));
}
