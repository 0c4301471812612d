#include "web/evaluation/evaluation.h"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::web;

TEST_CASE("a recorded evaluation is read back as it was measured", "[web][evaluation]") {
  const testing::TempDir folder;
  const auto file = folder / "evaluation.json";
  EvaluationRecord record{
      "needs",      R"({"needs":45,"ndcg@10":0.61,"misses":["words of a need"]})",
      "needs.json", "ab12",
      "2026-11-26", "gen-1-x",
      "hash"};
  REQUIRE(record_evaluation(file, record));
  record.name = "slots";
  record.figures = R"({"micro_f1":0.9})";
  REQUIRE(record_evaluation(file, record));
  const std::string text = testing::read_file(file);
  CHECK(text.find("words of a need") == std::string::npos);  // lists may quote judged sets
  const auto records = read_evaluations(text);
  REQUIRE(records.size() == 2);
  CHECK(records[0].name == "needs");
  CHECK(records[0].figures == R"({"ndcg@10":0.61,"needs":45})");
  CHECK(records[0].measured_on == "2026-11-26");
  CHECK(records[1].set_digest == "ab12");
}

TEST_CASE("a half-written record shows nothing and is not overwritten", "[web][evaluation]") {
  CHECK(read_evaluations("{\"needs\":{\"figures\":{}}}").empty());
  CHECK(read_evaluations("not json").empty());
  const testing::TempDir folder;
  testing::write_file(folder / "broken.json", "[1,");
  const auto refused =
      record_evaluation(folder / "broken.json", {"needs", "{}", "s", "d", "2026-11-26", "g", "h"});
  REQUIRE_FALSE(refused);
  CHECK(testing::read_file(folder / "broken.json") == "[1,");
}

TEST_CASE("the committed record of evaluations can be read", "[web][evaluation]") {
  const std::string text = testing::read_file(MITATE_SOURCE_DIR "/web/evaluation.json");
  const auto records = read_evaluations(text);
  CHECK(records.size() == shipped_evaluations().size());
  for (const EvaluationRecord& record : records) {
    INFO(record.name);
    CHECK(record.set_digest.size() == 64);
    CHECK(record.measured_on.size() == 10);
    CHECK(record.set_name.find('/') == std::string::npos);
  }
}
