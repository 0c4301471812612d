// What one goal asks of a need that names several.
#include "ranker/bundle/goal_values.h"

#include <catch2/catch.hpp>

using namespace mitate::ranker;
using namespace mitate::ranker::bundle;

namespace {

Slot<std::string> read_at(const char* value, std::size_t start, std::size_t end) {
  return {value, Strength::Wish, Span{start, end}};
}

AskedGoal about(const char* domain) {
  AskedGoal out;
  out.goal.domains = {domain};
  return out;
}

}  // namespace

TEST_CASE("a goal asks with its own words, and with what belongs to no goal",
          "[ranker][bundle][goal]") {
  Need need;
  need.text = "高血圧の家庭測定と、禁煙の支援。";
  need.domains = {read_at("hypertension", 0, 3), read_at("smoking", 10, 12)};
  need.interventions = {read_at("home-bp", 4, 8)};
  need.budget = Slot<Budget>{};
  AskedGoal first = about("hypertension");
  first.goal.interventions = {"home-bp"};
  const std::vector<AskedGoal> goals{first, about("smoking")};
  const Need pressure = need_for(need, goals, 0);
  CHECK(pressure.text == "高血圧、家庭測定");
  REQUIRE(pressure.domains.size() == 1);
  CHECK(pressure.domains[0].value == "hypertension");
  CHECK(pressure.interventions.size() == 1);
  CHECK_FALSE(pressure.budget.has_value());
  const Need smoking = need_for(need, goals, 1);
  CHECK(smoking.text == "禁煙");
  CHECK(smoking.interventions.empty());
  // Alone, a goal asks the need as it stands.
  CHECK(need_for(need, {first}, 0).text == need.text);
}

TEST_CASE("a goal may ask for what the need does not say, and a problem that is no goal is left",
          "[ranker][bundle][goal]") {
  Need need;
  need.domains = {read_at("sleep", 0, 2), read_at("diabetes", 3, 6)};
  const std::vector<AskedGoal> goals{about("sleep"), about("smoking")};
  const Need part = need_for(need, goals, 1);
  REQUIRE(part.domains.size() == 1);
  CHECK(part.domains[0].value == "smoking");
}
