#include "web/pages/need_form.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/shipped_catalog.h"

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
