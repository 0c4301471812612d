#include "web/pages/needs/need_form.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/shipped_catalog.h"
#include "web/api/json/need_json.h"

using namespace mitate;
using namespace mitate::web;

namespace {
FormReading read(std::vector<std::pair<std::string, std::string>> fields) {
  static const auto wording = Wording::load(std::nullopt);
  REQUIRE(wording);
  static const auto catalog = testing::shipped_catalog();
  return read_need_form({*catalog, **wording}, Fields(std::move(fields)));
}
}  // namespace

TEST_CASE("a filled form becomes a need with the strictness that was ticked", "[web][pages]") {
  const FormReading reading = read({{"buyer", "municipality"},
                                    {"domains", "watch-over"},
                                    {"domains", "no-such-domain"},
                                    {"headcount", "１，２００"},
                                    {"headcount_kind", "target_persons"},
                                    {"municipality", "くれし"},
                                    {"budget", "3,000,000"},
                                    {"budget_unit", "total_year"},
                                    {"budget_op", "<="},
                                    {"deadline", "2027-04"},
                                    {"must", "region"}});
  CHECK(reading.errors.empty());
  CHECK(reading.need.buyer_type->value == ranker::BuyerType::Municipality);
  REQUIRE(reading.need.domains.size() == 1);
  CHECK(reading.need.headcount->value.value == 1200);
  REQUIRE(reading.need.regions.size() == 1);
  CHECK(reading.need.regions.front().value.municipality_code == "342025");
  CHECK(reading.need.regions.front().strength == ranker::Strength::Must);
  CHECK(reading.need.budget->value.amount_yen == 3'000'000);
  CHECK(reading.need.budget->strength == ranker::Strength::Wish);
  CHECK(reading.need.deadline->value.date->text() == "2027-04");
}

TEST_CASE("each wrong field is named and nothing is guessed", "[web][pages]") {
  const FormReading reading = read({{"headcount", "たくさん"},
                                    {"municipality", "府中市"},
                                    {"budget", "百円"},
                                    {"budget_unit", "total"},
                                    {"deadline", "2027-02-30"}});
  std::vector<std::string> fields;
  for (const FormError& error : reading.errors) fields.push_back(error.field);
  CHECK(fields == std::vector<std::string>{"headcount", "municipality", "budget", "deadline"});
  CHECK_FALSE(reading.need.headcount.has_value());
  CHECK(reading.need.regions.empty());
}

TEST_CASE("an empty form says what is missing", "[web][pages]") {
  const FormReading reading = read({{"text", " \n"}});
  REQUIRE(reading.errors.size() == 1);
  CHECK(reading.errors.front().field == "text");
}

TEST_CASE("a prefecture tells two towns of the same name apart", "[web][pages]") {
  const FormReading reading = read({{"prefecture", "13"}, {"municipality", "府中市"}});
  CHECK(reading.errors.empty());
  REQUIRE(reading.need.regions.size() == 1);
  CHECK(reading.need.regions.front().value.prefecture == "13");
}

TEST_CASE("people's ways to write a number of heads are read", "[web][pages]") {
  struct Case {
    const char* typed;
    std::optional<std::int64_t> value, min, max;
  };
  for (const Case& one :
       {Case{"３００〜５００人", {}, 300, 500}, Case{"50人以下", {}, {}, 50},
        Case{"1,000名以上", {}, 1000, {}}, Case{"120人", 120, {}, {}}, Case{"～80", {}, {}, 80}}) {
    INFO(one.typed);
    const FormReading reading = read({{"headcount", one.typed}});
    REQUIRE(reading.errors.empty());
    CHECK(reading.need.headcount->value.value == one.value);
    CHECK(reading.need.headcount->value.min == one.min);
    CHECK(reading.need.headcount->value.max == one.max);
  }
  for (const char* wrong : {"0", "500〜300", "〜", "300〜たくさん", "-5", "人"}) {
    INFO(wrong);
    CHECK(read({{"headcount", wrong}}).errors.size() == 1);
  }
}

TEST_CASE("several places, a fiscal year and a term are read", "[web][pages]") {
  const FormReading reading = read({{"municipality", "呉市、ふくやまし，広島県"},
                                    {"deadline", "令和９年度"},
                                    {"contract_months", "12か月"},
                                    {"negated_domains", "sleep"},
                                    {"languages", "vi"},
                                    {"budget", "５,０００円"},
                                    {"budget_unit", "person_year"},
                                    {"budget_tax", "excl"},
                                    {"budget_op", ">="}});
  for (const FormError& error : reading.errors) UNSCOPED_INFO(error.message);
  REQUIRE(reading.errors.empty());
  CHECK(reading.need.regions.size() == 3);
  CHECK(reading.need.deadline->value.fiscal_year == 2027);
  CHECK(reading.need.contract_months->value == 12);
  CHECK(reading.need.negated_domains.front().strength == ranker::Strength::Must);
  CHECK(reading.need.languages.front().value == "vi");
  CHECK(reading.need.budget->value.amount_yen == 5000);
  CHECK(reading.need.budget->value.tax == ranker::BudgetTax::Excluded);
  CHECK(reading.need.budget->value.op == ranker::BudgetOp::AtLeast);
}

TEST_CASE("a domain both wanted and unwanted is an error, not a choice", "[web][pages]") {
  const FormReading reading = read({{"domains", "sleep"}, {"negated_domains", "sleep"}});
  REQUIRE(reading.errors.size() == 1);
  CHECK(reading.errors.front().field == "domains-sleep");
}

TEST_CASE("every slot that text can fill survives the form", "[web][pages]") {
  static const auto wording = Wording::load(std::nullopt);
  const auto catalog = testing::shipped_catalog();
  const FactContext context{*catalog, **wording};
  const FormReading first = read({{"buyer", "municipality"},
                                  {"domains", "watch-over"},
                                  {"negated_domains", "sleep"},
                                  {"segments", "care-professionals"},
                                  {"service_types", "app-phr"},
                                  {"interventions", "ai-support"},
                                  {"outcomes", "adl"},
                                  {"industry", "A"},
                                  {"headcount", "300〜500"},
                                  {"headcount_kind", "residents"},
                                  {"municipality", "呉市、福山市"},
                                  {"budget", "3000000"},
                                  {"budget_unit", "total_year"},
                                  {"budget_op", "="},
                                  {"budget_tax", "incl"},
                                  {"delivery", "app"},
                                  {"languages", "en"},
                                  {"deadline", "2027年度"},
                                  {"minimum_grade", "2"},
                                  {"contract_months", "24"},
                                  {"contract_start", "2027-04-01"},
                                  {"must", "region"},
                                  {"must", "language"}});
  for (const FormError& error : first.errors) UNSCOPED_INFO(error.message);
  REQUIRE(first.errors.empty());
  const FormReading again = read_need_form(context, fields_from(context, first.need));
  REQUIRE(again.errors.empty());
  CHECK(api::need_to_json(again.need) == api::need_to_json(first.need));
}

TEST_CASE("the kind of a buyer is chosen among those of its type", "[web][pages]") {
  const FormReading own = read({{"buyer", "insurer"}, {"buyer_kind", "insurer-kyokai"}});
  REQUIRE(own.need.buyer_kind);
  CHECK(own.need.buyer_kind->value == "insurer-kyokai");
  CHECK_FALSE(read({{"buyer", "employer"}, {"buyer_kind", "insurer-kyokai"}, {"domains", "sleep"}})
                  .need.buyer_kind);
  CHECK_FALSE(
      read({{"buyer", "insurer"}, {"buyer_kind", "none"}, {"domains", "sleep"}}).need.buyer_kind);
  const FormReading day = read({{"contract_start", "2027-02-30"}});
  REQUIRE(day.errors.size() == 1);
  CHECK(day.errors.front().field == "contract_start");
}

TEST_CASE("reopening a need keeps whose words a value came from and how strict it is",
          "[web][pages]") {
  static const auto wording = Wording::load(std::nullopt);
  const auto catalog = testing::shipped_catalog();
  const FactContext context{*catalog, **wording};
  ranker::Need before;
  before.text = "睡眠と運動";
  before.domains = {{"sleep", ranker::Strength::Must, ranker::Span{0, 2}},
                    {"exercise", ranker::Strength::Wish, ranker::Span{3, 5}}};
  ranker::Headcount count;
  count.value = 120;
  before.headcount =
      ranker::Slot<ranker::Headcount>{count, ranker::Strength::Wish, ranker::Span{1, 2}};
  FormReading same = read_need_form(context, fields_from(context, before));
  REQUIRE(same.errors.empty());
  keep_origins(same.need, before);
  CHECK(api::need_to_json(same.need) == api::need_to_json(before));
  Fields changed = fields_from(context, before);
  FormReading other = read_need_form(context, changed);
  other.need.headcount->value.value = 130;
  keep_origins(other.need, before);
  CHECK_FALSE(other.need.headcount->source.has_value());
}

TEST_CASE("a reopened form shows what was sent", "[web][pages]") {
  static const auto wording = Wording::load(std::nullopt);
  const auto catalog = testing::shipped_catalog();
  const FormReading first = read({{"buyer", "employer"},
                                  {"domains", "sleep"},
                                  {"headcount", "120"},
                                  {"headcount_kind", "employees"},
                                  {"budget", "500"},
                                  {"budget_unit", "person_month"},
                                  {"budget_op", "~"},
                                  {"must", "budget"}});
  const FormReading again =
      read_need_form({*catalog, **wording}, fields_from({*catalog, **wording}, first.need));
  CHECK(again.errors.empty());
  CHECK(again.need.headcount->value.value == 120);
  CHECK(again.need.budget->value.op == ranker::BudgetOp::About);
  CHECK(again.need.budget->strength == ranker::Strength::Must);
  CHECK(again.need.domains.front().value == "sleep");
}
