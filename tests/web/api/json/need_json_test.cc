#include "web/api/json/need_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "ranker/need/need_slots.h"

using namespace mitate;
using namespace mitate::web::api;
using nlohmann::json;

namespace {
ranker::Need read(const char* text) {
  const auto need = need_from_json(json::parse(text));
  INFO((need ? std::string() : need.error().parameter + " " + need.error().detail));
  REQUIRE(need);
  return *need;
}
web::Problem refused(const char* text) {
  const auto need = need_from_json(json::parse(text));
  REQUIRE_FALSE(need);
  CHECK(need.error().status == 400);
  CHECK_FALSE(need.error().detail.empty());
  return need.error();
}
}  // namespace

TEST_CASE("bare values and marked values are read alike", "[web][need_json]") {
  const auto need = read(R"({"buyer_type": "employer",
    "domains": ["sleep", {"value": "exercise", "strength": "must", "source": {"start": 3, "end": 5}}],
    "contract_months": 12, "minimum_grade": {"value": 2, "strength": "must"}})");
  CHECK(need.buyer_type->value == ranker::BuyerType::Employer);
  CHECK(need.buyer_type->strength == ranker::Strength::Wish);
  REQUIRE(need.domains.size() == 2);
  CHECK(need.domains[0].strength == ranker::Strength::Wish);
  CHECK(need.domains[1].strength == ranker::Strength::Must);
  CHECK(need.domains[1].source->start == 3);
  CHECK(need.contract_months->value == 12);
  CHECK(need.minimum_grade->strength == ranker::Strength::Must);
}

TEST_CASE("a need survives writing and reading", "[web][need_json]") {
  const char* text = R"({"buyer_type": {"value": "municipality", "strength": "wish"},
    "industry": "E", "headcount": {"min": 10, "max": 20, "kind": "target_persons"},
    "region": [{"prefecture": "34", "municipality_code": "342025", "text": "x"}],
    "domains": ["dementia"], "negated_domains": ["sleep"], "segments": ["living-alone"],
    "service_types": ["a"], "interventions": ["b"], "outcomes": ["c"],
    "budget": {"amount": 3000000, "op": "<=", "unit": "total_year", "tax": "incl",
               "strength": "must"},
    "delivery": ["app"], "language": ["en"], "deadline": {"text": "t", "fiscal_year": 2027},
    "certifications": ["d"], "contract_months": 12, "contract_start": "2027-04-01"})";
  const auto once = need_to_json(read(text));
  const auto twice = need_to_json(read(once.dump().c_str()));
  CHECK(once == twice);
  CHECK(once["must"].dump() == R"(["budget"])");
  CHECK(once["negated_domains"][0]["strength"] == "must");
  CHECK(once["headcount"]["kind"] == "target_persons");
}

TEST_CASE("no slot is lost on the way through JSON", "[web][need_json]") {
  const char* text = R"({"buyer_type": "employer", "buyer_kind": "employer-small", "industry": "E",
    "headcount": {"value": 90, "kind": "employees"}, "region": [{"prefecture": "34"}],
    "domains": ["a"], "negated_domains": ["b"], "segments": ["c"], "service_types": ["d"],
    "interventions": ["e"], "outcomes": ["f"], "delivery": ["g"], "language": ["en"],
    "budget": {"amount": 400, "unit": "person_month"}, "deadline": {"fiscal_year": 2027},
    "certifications": ["h"], "minimum_grade": 2, "minimum_evidence": "rct", "contract_months": 12,
    "functions": ["i"], "refused_delivery": ["j"], "price_wish": "cheap",
    "contract_start": "2027-04-01", "contract_end": "2028-04-01"})";
  const auto once = read(text);
  const auto twice = read(need_to_json(once).dump().c_str());
  for (const auto* need : {&once, &twice}) {
    ranker::each_slot(*need, [](const ranker::SlotInfo& slot, const auto& value) {
      INFO(slot.name);
      CHECK(ranker::is_given(value));
    });
  }
  CHECK(twice.contract_end == once.contract_end);
}

TEST_CASE("slots named in must become strict as a whole", "[web][need_json]") {
  const auto need = read(R"({"domains": ["sleep", "exercise"], "delivery": ["app"],
                             "must": ["domains"]})");
  CHECK(need.domains[1].strength == ranker::Strength::Must);
  CHECK(need.delivery[0].strength == ranker::Strength::Wish);
}

TEST_CASE("unknown fields are named, with the nearest one", "[web][need_json]") {
  const auto slot = refused(R"({"buyer_typ": "employer"})");
  CHECK(slot.parameter == "need.buyer_typ");
  CHECK(slot.hint.find("buyer_type") != std::string::npos);
  CHECK(refused(R"({"zzzzzzzzzzzz": null})").parameter == "need.zzzzzzzzzzzz");
  const auto inner = refused(R"({"budget": {"amount": 1, "unit": "total", "currency": "JPY"}})");
  CHECK(inner.parameter == "need.budget.currency");
  CHECK(refused(R"({"must": ["everything"]})").parameter == "need.must");
  // Fields that cannot be strict would be ignored without a word.
  CHECK(refused(R"({"must": ["contract_start"]})").parameter == "need.must");
  CHECK(refused(R"({"must": ["must"]})").parameter == "need.must");
}

TEST_CASE("each wrong value is refused with the path of its field", "[web][need_json]") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"buyer_type": "vendor"})", "need.buyer_type"},
      {R"({"buyer_type": 3})", "need.buyer_type"},
      {R"({"industry": "Z"})", "need.industry"},
      {R"({"headcount": 300})", "need.headcount"},
      {R"({"headcount": {"kind": "employees"}})", "need.headcount.value"},
      {R"({"headcount": {"value": 0, "kind": "employees"}})", "need.headcount.value"},
      {R"({"headcount": {"value": 1.5, "kind": "employees"}})", "need.headcount.value"},
      {R"({"headcount": {"value": 18446744073709551615, "kind": "employees"}})",
       "need.headcount.value"},
      {R"({"headcount": {"min": 9, "max": 3, "kind": "employees"}})", "need.headcount"},
      {R"({"headcount": {"value": 3}})", "need.headcount.kind"},
      {R"({"region": [{"prefecture": "48"}]})", "need.region[0].prefecture"},
      {R"({"region": [{"municipality_code": "342020"}]})", "need.region[0].municipality_code"},
      {R"({"region": [{"prefecture": "13", "municipality_code": "342025"}]})",
       "need.region[0].municipality_code"},
      {R"({"region": "34"})", "need.region"},
      {R"({"domains": "sleep"})", "need.domains"},
      {R"({"domains": [1]})", "need.domains[0]"},
      {R"({"domains": [{"strength": "must"}]})", "need.domains[0].value"},
      {R"({"domains": [{"value": "sleep", "strength": "maybe"}]})", "need.domains[0].strength"},
      {R"({"domains": [{"value": "sleep", "source": 3}]})", "need.domains[0].source"},
      {R"({"budget": {"unit": "total"}})", "need.budget.amount"},
      {R"({"budget": {"amount": -1, "unit": "total"}})", "need.budget.amount"},
      {R"({"budget": {"amount": 1, "unit": "week"}})", "need.budget.unit"},
      {R"({"budget": {"amount": 1, "unit": "total", "op": "<"}})", "need.budget.op"},
      {R"({"budget": {"amount": 1, "unit": "total", "tax": "maybe"}})", "need.budget.tax"},
      {R"({"deadline": {"text": "x"}})", "need.deadline.date"},
      {R"({"deadline": {"date": "2026-02-30"}})", "need.deadline.date"},
      {R"({"deadline": {"fiscal_year": 1850}})", "need.deadline.fiscal_year"},
      {R"({"contract_start": "soon"})", "need.contract_start"},
      {R"({"contract_months": 0})", "need.contract_months"},
      {R"({"minimum_grade": 3})", "need.minimum_grade"},
  };
  for (const auto& [text, field] : cases) {
    INFO(text);
    CHECK(refused(text).parameter == field);
  }
}
