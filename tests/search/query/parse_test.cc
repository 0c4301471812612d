#include "search/query/parse.h"

#include <catch2/catch.hpp>

using namespace mitate::search;

namespace {
std::string shape(std::string_view text) {
  std::string out;
  for (const QueryGroup& group : parse_query(text).groups) {
    const char kind = group.kind == GroupKind::Words    ? 'w'
                      : group.kind == GroupKind::Phrase ? 'p'
                                                        : 'x';
    out += (out.empty() ? "" : " ") + std::string(1, kind) + ":" + group.text;
  }
  return out;
}
}  // namespace

TEST_CASE("words, phrases and exclusions are told apart", "[search][parse]") {
  CHECK(shape("腰痛 オンライン") == "w:腰痛 w:オンライン");
  CHECK(shape("腰痛　オンライン") == "w:腰痛 w:オンライン");
  CHECK(shape("\"健康 経営\" 支援") == "p:健康 経営 w:支援");
  CHECK(shape("“健康経営”") == "p:健康経営");
  CHECK(shape("見守り -電球") == "w:見守り x:電球");
  CHECK(shape("-\"移動 販売\"") == "x:移動 販売");
}

TEST_CASE("what is no operator is a word or nothing", "[search][parse]") {
  CHECK(shape("\"健康") == "w:健康");
  CHECK(shape("- -- \" OR AND |").find('p') == std::string::npos);
  CHECK(shape("").empty());
  CHECK(shape("x-ray") == "w:x-ray");
  CHECK(shape("\"\"").empty());
}

TEST_CASE("no more than sixteen groups are read", "[search][parse]") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "a OR ";
  const ParsedText parsed = parse_query(text);
  CHECK(parsed.groups.size() == kMaxGroups);
  CHECK(parsed.truncated);
}

TEST_CASE("groups say where in the text they began", "[search][parse]") {
  const ParsedText parsed = parse_query(" 腰痛 \"肩\"");
  REQUIRE(parsed.groups.size() == 2);
  CHECK(parsed.groups[0].begin == 1);
  CHECK(parsed.groups[1].begin == 9);
}
