#include "web/pages/needs/slot_choices.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/shipped_catalog.h"
#include "web/pages/needs/need_form.h"

using namespace mitate;
using namespace mitate::web;

namespace {
FactContext context() {
  static const auto wording = Wording::load(std::nullopt);
  REQUIRE(wording);
  static const auto catalog = testing::shipped_catalog();
  return {*catalog, **wording};
}
}  // namespace

TEST_CASE("every slot has a name for people and every choice a word", "[web][pages]") {
  for (const ranker::SlotInfo& slot : ranker::kNeedSlots) {
    if (slot.kind == ranker::SlotKind::Date) continue;  // said with the months of the contract
    INFO(slot.name);
    CHECK(context().has("slot." + std::string(slot.name)));
    for (const SlotChoice& one : choices_of(context(), slot)) {
      INFO(one.value);
      CHECK(!one.label.empty());
      CHECK(one.label != one.value);
    }
  }
}

TEST_CASE("what stands beside a service that was set aside has a name for people", "[web][pages]") {
  for (const char* condition : {"status", "discouraged"}) {
    CHECK(context().has("slot." + std::string(condition)));
  }
}

TEST_CASE("a value of any slot goes through the form and back", "[web][pages]") {
  for (const ranker::SlotInfo& slot : ranker::kNeedSlots) {
    const auto choices = choices_of(context(), slot);
    if (choices.empty() || slot.name == "buyer_type") continue;
    INFO(slot.name);
    Fields sent;
    sent.add(field_of(slot), choices.front().value);
    if (offers_must(slot)) sent.add("must", std::string(slot.name));
    const FormReading reading = read_need_form(context(), sent);
    CHECK(reading.errors.empty());
    CHECK(reading.has_fields);
    const Fields again = fields_from(context(), reading.need);
    CHECK(again.get(field_of(slot)) == choices.front().value);
    CHECK(again.get("must") == (offers_must(slot) ? std::string(slot.name) : std::string()));
  }
}

TEST_CASE("every slot that takes several values can be chosen on the form", "[web][pages]") {
  const nlohmann::json model = need_form_model(context(), Fields{}, {});
  std::set<std::string> offered{"domains", "certifications"};
  for (const auto& list : model["choice_lists"]) {
    offered.insert(list["slot"].get<std::string>());
    CHECK(!list["options"].empty());
  }
  for (const ranker::SlotInfo& slot : ranker::kNeedSlots) {
    if (slot.kind != ranker::SlotKind::Codes) continue;
    INFO(slot.name);
    CHECK(offered.count(std::string(slot.name)) == 1);
  }
}
