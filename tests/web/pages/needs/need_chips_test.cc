#include "web/pages/needs/need_chips.h"

#include <catch2/catch.hpp>

#include "tests/support/shipped_catalog.h"
#include "web/pages/needs/kept_need.h"

using namespace mitate;
using namespace mitate::web;
using ranker::Slot;
using ranker::Strength;

namespace {
const Wording& wording() {
  static const auto loaded = Wording::load(std::nullopt);
  REQUIRE(loaded);
  return **loaded;
}

ranker::Need strict_need() {
  ranker::Need need;
  need.domains = {{"sleep", Strength::Must, ranker::Span{0, 2}}};
  need.negated_domains = {{"smoking", Strength::Must, {}}};
  need.budget = Slot<ranker::Budget>{
      {500, ranker::BudgetOp::AtMost, ranker::BudgetUnit::PersonMonth, ranker::BudgetTax::Excluded},
      Strength::Must,
      {}};
  need.text = "睡眠の相談";
  return need;
}
}  // namespace

TEST_CASE("chips say value, strength and the words they came from", "[web][pages]") {
  const auto catalog = testing::shipped_catalog();
  const auto chips = chips_of({*catalog, wording()}, strict_need());
  REQUIRE(chips.size() == 3);
  CHECK(chips[0].key == "domains:sleep");
  CHECK(chips[0].value == "睡眠");
  CHECK(chips[0].words == "睡眠");
  CHECK(chips[0].must);
  CHECK(chips[1].always);
  CHECK(chips[2].value == "一人あたり月500円以内（税別）");
}

TEST_CASE("what was read from text excludes nothing before a click", "[web][pages]") {
  KeptNeed kept;
  kept.need = strict_need();
  soften(kept);
  CHECK(kept.need.domains.front().strength == Strength::Wish);
  CHECK(kept.need.budget->strength == Strength::Wish);
  CHECK(kept.suggested == std::vector<std::string>{"domains:sleep", "budget"});
}

TEST_CASE("a visitor can erase one value and leave the others", "[web][pages]") {
  ranker::Need need = strict_need();
  need.domains.push_back({"exercise", Strength::Wish, {}});
  visit_slots(need, [](const SlotItem& item) {
    return item.key == "domains:sleep" || item.key == "budget" ? SlotFate::Erase : SlotFate::Keep;
  });
  REQUIRE(need.domains.size() == 1);
  CHECK(need.domains.front().value == "exercise");
  CHECK_FALSE(need.budget.has_value());
}

TEST_CASE("source words are cut by characters, not bytes", "[web][pages]") {
  CHECK(words_at("あいうえお", {1, 3}) == "いう");
  CHECK(words_at("aあb", {0, 9}) == "aあb");
  CHECK(words_at("あ", {1, 2}).empty());
}
