#include "ranker/criteria/economics.h"

#include "ranker/criteria/criteria.h"

#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

TEST_CASE("a report of costs and effects counts whole, an estimate half, an amount alone nothing",
          "[ranker][economics]") {
  CHECK(economic_share("費用対効果") == 1);
  CHECK(economic_share("医療費") == 1);
  CHECK(economic_share("医療費（自社試算）") == 0.5);
  CHECK(economic_share("経済効果（推計）") == 0.5);
  for (const char* amount : {"自治体予算", "助成", "開発費", "健保補助", "参加者への還元"}) {
    CHECK(economic_share(amount) == 0);
  }
}

TEST_CASE("a criterion that weighs nothing leaves points, ties and hash as they are",
          "[ranker][economics]") {
  const auto& weights = shipped_policy().weights_for(std::nullopt).weights;
  REQUIRE(weights[kCriterionOf<EconomicsAssessment>] == 0);
  CHECK(shipped_policy().canonical().find("economics") == std::string::npos);
}
