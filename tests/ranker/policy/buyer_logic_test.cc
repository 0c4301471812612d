// The three kinds of buyer and the kinds inside them: what is asked of them, through whom they
// reach their people, what they are told, and which documented uses are near.
#include <algorithm>
#include <catch2/catch.hpp>

#include "ranker/criteria/nearby_cases.h"
#include "ranker/insight/information.h"
#include "ranker/order/gate.h"
#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

namespace {

Need need_of(BuyerType buyer, const char* kind = nullptr) {
  Need need;
  need.buyer_type = Slot<BuyerType>{buyer, Strength::Wish, {}};
  if (kind != nullptr) need.buyer_kind = Slot<std::string>{kind, Strength::Wish, {}};
  return need;
}

Asked asked_of(const Need& need) {
  auto asked = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
  if (!asked) FAIL(describe(asked.error()));
  return std::move(*asked);
}

void put_headcount(Need& need, std::int64_t people, HeadcountKind kind = HeadcountKind::Employees) {
  Headcount count;
  count.value = people;
  count.kind = kind;
  need.headcount = Slot<Headcount>{count, Strength::Wish, {}};
}

std::vector<std::string> told(const Need& need) {
  std::vector<std::string> out;
  for (const Information& one :
       information_for(asked_of(need), shipped_columns(), shipped_policy())) {
    out.push_back(one.reason.code);
    CHECK_FALSE(one.grounds.empty());
    for (const Ground& ground : one.grounds) {
      CHECK(shipped_catalog()->source(ground.source) != nullptr);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the kinds of insurers are asked for different fields", "[ranker][buyer]") {
  const BuyerLogics& logics = shipped_policy().buyers();
  const auto asks = [&](const char* kind, const char* slot) {
    const auto& required = logics.of(BuyerType::Insurer, kind).required;
    return std::find(required.begin(), required.end(), slot) != required.end();
  };
  CHECK(asks("insurer-society", "industry"));
  CHECK(asks("insurer-kyokai", "region"));
  CHECK(asks("insurer-public", "region"));
  CHECK(asks("insurer-private", "segments"));
  CHECK_FALSE(asks("insurer-private", "region"));
  CHECK_FALSE(asks("insurer-society", "region"));
  for (const BuyerKind& kind : logics.kinds()) {
    CHECK_FALSE(logics.of(kind.buyer, kind.slug).gates.empty());
    CHECK_FALSE(logics.of(kind.buyer, kind.slug).required.empty());
  }
  // An unknown kind is its buyer type.
  CHECK(logics.of(BuyerType::Insurer, "insurer-none").required ==
        logics.of(BuyerType::Insurer).required);
}

TEST_CASE("a private insurer reaches its people through employers, the other insurers do not",
          "[ranker][buyer]") {
  CHECK(asked_of(need_of(BuyerType::Insurer, "insurer-private")).reach ==
        bit_of(BuyerType::Employer));
  for (const char* kind : {"insurer-society", "insurer-kyokai", "insurer-public"}) {
    CHECK(asked_of(need_of(BuyerType::Insurer, kind)).reach == 0);
  }
  CHECK(asked_of(need_of(BuyerType::Insurer)).reach == 0);
  // What is sold to employers fits it more than what is sold to neither, and less than its own.
  ServiceFacts facts;
  facts.buyers_basis = catalog::Basis::Sourced;
  const auto buyer_part = [&](std::uint8_t buyers, const char* kind) {
    facts.buyers = buyers;
    const Asked asked = asked_of(need_of(BuyerType::Insurer, kind));
    const FitAssessment fit =
        assess_fit(facts, asked, shipped_columns().concepts(), shipped_policy().fit(), {});
    return fit.of(Aspect::Buyer).value;
  };
  const Value own = buyer_part(bit_of(BuyerType::Insurer), "insurer-private");
  const Value reached = buyer_part(bit_of(BuyerType::Employer), "insurer-private");
  const Value other = buyer_part(bit_of(BuyerType::Municipality), "insurer-private");
  CHECK(own.low > reached.low);
  CHECK(reached.low > other.low);
  CHECK(buyer_part(bit_of(BuyerType::Employer), "insurer-society").low == 0);
}

TEST_CASE("a kind must exist and belong to the buyer that is stated", "[ranker][buyer]") {
  const auto refused = [](const Need& need) {
    const auto asked = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
    REQUIRE_FALSE(asked);
    CHECK(asked.error().place.field == "buyer_kind");
    return asked.error().hint;
  };
  CHECK(refused(need_of(BuyerType::Insurer, "insurer-privat")).find("insurer-private") !=
        std::string::npos);
  refused(need_of(BuyerType::Employer, "insurer-private"));
  Need alone;
  alone.buyer_kind = Slot<std::string>{"insurer-public", Strength::Wish, {}};
  CHECK(asked_of(alone).buyer == BuyerType::Insurer);
}

TEST_CASE("a company is small by its number of employees and its industry, as sourced",
          "[ranker][buyer]") {
  struct Row {
    const char* industry;
    std::int64_t people;
    bool small;
  };
  // Edges of each limit; 大分類 that hold several limits use the smallest.
  for (const Row& row : {Row{"E", 300, true}, Row{"E", 301, false}, Row{"I", 50, true},
                         Row{"I", 51, false}, Row{"P", 100, true}, Row{"P", 101, false},
                         Row{"", 50, true}, Row{"", 51, false}, Row{"S", 10, false}}) {
    Need need = need_of(BuyerType::Employer);
    put_headcount(need, row.people);
    if (*row.industry != '\0') need.industry = Slot<std::string>{row.industry, Strength::Wish, {}};
    INFO(row.industry << " " << row.people);
    const std::vector<std::string> codes = told(need);
    CHECK((std::count(codes.begin(), codes.end(), "information.small_company") == 1) == row.small);
    CHECK((std::count(codes.begin(), codes.end(), "information.subsidy_bonus") == 1) == row.small);
  }
  // Residents or insured persons are no staff.
  Need insured = need_of(BuyerType::Insurer);
  put_headcount(insured, 40, HeadcountKind::Insured);
  CHECK(told(insured).empty());
}

TEST_CASE("subsidies are told to who says 補助金 or calls itself small, with their source",
          "[ranker][buyer]") {
  Need need = need_of(BuyerType::Employer);
  need.text = "社員の運動不足をどうにかしたい";
  CHECK(told(need).empty());
  need.text = "社員の運動不足をどうにかしたい。使える補助金があれば知りたい";
  CHECK(told(need) == std::vector<std::string>{"information.subsidy_bonus"});
  CHECK(told(need_of(BuyerType::Employer, "employer-small")) ==
        std::vector<std::string>{"information.subsidy_bonus"});
  need.buyer_type->value = BuyerType::Municipality;
  CHECK(told(need).empty());
  // Money is no input: the order is the same bytes whatever is told.
  const Spoken& from = spoken().front();
  const auto order = [&](Need one) {
    Ranking ranking = order_of(shipped_columns().services(), asked_of(one), from);
    return bytes(ranking);
  };
  Need plain = from.need;
  plain.buyer_type = Slot<BuyerType>{BuyerType::Employer, Strength::Wish, {}};
  plain.buyer_kind.reset();
  put_headcount(plain, 400);
  Need small = plain;
  small.buyer_kind = Slot<std::string>{"employer-small", Strength::Wish, {}};
  CHECK(order(plain) == order(small));
}

TEST_CASE("uses near a municipality are of its prefecture, nearest first, and say how far",
          "[ranker][buyer][nearby]") {
  ServiceFacts facts;
  const auto used = [&](const char* id, int buyer, std::vector<std::string> codes) {
    CaseFact one;
    one.id = id;
    one.buyer = buyer;
    one.area_codes = std::move(codes);
    facts.cases.push_back(one);
  };
  const int town = static_cast<int>(BuyerType::Municipality);
  used("case-prefecture", town, {"34"});
  used("case-far", town, {"342076"});     // 福山市
  used("case-here", town, {"342025"});    // 呉市
  used("case-near", town, {"341002"});    // 広島市
  used("case-border", town, {"332020"});  // 倉敷市, another prefecture
  used("case-company", static_cast<int>(BuyerType::Employer), {"342025"});
  const auto near = [&](BuyerType buyer, std::size_t most) {
    Need need = need_of(buyer);
    need.regions.push_back({{"34", "342025", "呉市"}, Strength::Wish, {}});
    return nearby_cases(facts, asked_of(need), shipped_columns(), shipped_policy(), most);
  };
  const auto found = near(BuyerType::Municipality, 10);
  REQUIRE(found.size() == 4);
  CHECK(found[0].case_study == "case-here");
  CHECK(found[0].same_place);
  CHECK_FALSE(found[0].distance_km);
  CHECK(found[1].case_study == "case-near");
  REQUIRE(found[1].distance_km);
  CHECK(*found[1].distance_km > 10);
  CHECK(*found[1].distance_km < 30);
  CHECK(found[2].case_study == "case-far");
  CHECK(*found[2].distance_km > *found[1].distance_km);
  CHECK(found[3].case_study == "case-prefecture");
  CHECK_FALSE(found[3].distance_km);
  CHECK(near(BuyerType::Municipality, 2).size() == 2);
  // Only buyers whose reviewed data say so look at neighbours.
  CHECK(near(BuyerType::Employer, 10).empty());
}

TEST_CASE("a use nearby counts more for municipalities only, and never as coverage",
          "[ranker][buyer][nearby]") {
  ServiceFacts facts;
  const auto track = [&](BuyerType buyer, const char* code) {
    CaseFact one;
    one.id = "case-x";
    one.buyer = static_cast<int>(buyer);
    one.area_codes = {code};
    one.attested.share = 1;
    facts.cases = {one};
    Need need = need_of(buyer);
    need.regions.push_back({{"34", "342025", "呉市"}, Strength::Must, {}});
    const Asked asked = asked_of(need);
    // 広島市 uses it: 呉市 still does not know whether it is served.
    CHECK(check_conditions(facts, asked, whole_answer(), shipped_columns(), shipped_policy())
              .size() >= 1);
    return TrackRecordCriterion::assess(
               {facts, asked, shipped_columns(), shipped_policy(), {}, reference_date()})
        .value.low;
  };
  CHECK(track(BuyerType::Municipality, "341002") > track(BuyerType::Municipality, "332020"));
  CHECK(track(BuyerType::Employer, "341002") == track(BuyerType::Employer, "332020"));
}
