// The arithmetic of the criteria: the published golden example of the method (weight set
// "reference") and the rules of the scales as properties over seeded draws.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <random>

#include "ranker/criteria/evidence.h"
#include "ranker/criteria/fit.h"
#include "ranker/criteria/price.h"
#include "ranker/criteria/track_record.h"
#include "ranker/criteria/value.h"
#include "ranker/facts/claims.h"
#include "ranker/order/policy.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate::ranker;

namespace {

constexpr int kTrials = 10000;

const Policy& shipped_policy() {
  static const Policy kPolicy = [] {
    auto policy = Policy::read(*mitate::testing::shipped_catalog());
    REQUIRE(policy);
    return *policy;
  }();
  return kPolicy;
}

std::int32_t points(double value, std::string_view criterion) {
  const WeightSet* reference = shipped_policy().weight_set("reference");
  REQUIRE(reference != nullptr);
  return guaranteed_points({value, value}, reference->weights[*criterion_named(criterion)]).value;
}

double fit_of(double first, double second, double third) {
  const std::array<std::pair<double, double>, 3> aspects{
      {{0.6, first}, {0.2, second}, {0.2, third}}};
  return weighted_mean(aspects);
}

}  // namespace

TEST_CASE("the first service of the method's example earns 69.3 points", "[ranker][golden]") {
  CHECK(points(fit_of(1.0, 0.7, 1.0), "fit") == 282);
  CHECK(points(effect_value(0.75, 0.8, 0.5, 0.35, 0.18, 0.2), "evidence") == 109);
  CHECK(points((1.0 + 1.0 + 0.5 + 1.0 + 0.0 + 1.0) / 6, "assurance") == 112);
  CHECK(points(price_against_budget(450, 500, 0.5, 1.2), "price") == 90);
  CHECK(points(2.0 / 3, "delivery") == 67);
  CHECK(points(record_value(12, 50), "track_record") == 33);
  CHECK(282 + 109 + 112 + 90 + 67 + 33 == 693);
}

TEST_CASE("the second service of the method's example earns 70.5 points", "[ranker][golden]") {
  CHECK(points(fit_of(0.7, 0.7, 1.0), "fit") == 228);
  CHECK(points(effect_value(1.0, 1.0, 0.5, 0.4, 0.25, 0.2), "evidence") == 203);
  CHECK(points(5.0 / 6, "assurance") == 125);
  CHECK(points(0.0, "price") == 0);
  CHECK(points(1.0, "delivery") == 100);
  CHECK(points(record_value(45, 50), "track_record") == 49);
  CHECK(228 + 203 + 125 + 0 + 100 + 49 == 705);
}

TEST_CASE("a cheaper price never earns less", "[ranker][price][property]") {
  std::mt19937_64 draw(1);
  std::uniform_real_distribution<double> yen(0, 3000);
  for (int i = 0; i < kTrials; ++i) {
    const double budget = 1 + yen(draw);
    double low = yen(draw);
    double high = yen(draw);
    if (low > high) std::swap(low, high);
    const double cheap = price_against_budget(low, budget, 0.5, 1.2);
    const double dear = price_against_budget(high, budget, 0.5, 1.2);
    REQUIRE(cheap >= dear);
    REQUIRE(dear >= 0);
    REQUIRE(cheap <= 1);
  }
}

TEST_CASE("better evidence never earns less, and no effect earns nothing",
          "[ranker][evidence][property]") {
  std::mt19937_64 draw(2);
  std::uniform_real_distribution<double> share(0, 1);
  for (int i = 0; i < kTrials; ++i) {
    const double certainty = share(draw);
    const double better = certainty + (1 - certainty) * share(draw);
    const double direct = share(draw);
    const double lower = share(draw) - 0.5;
    const double estimate = lower + share(draw);
    const double important = 0.01 + share(draw);
    const double worse_value = effect_value(certainty, direct, 0.5, estimate, lower, important);
    REQUIRE(effect_value(better, direct, 0.5, estimate, lower, important) >= worse_value);
    REQUIRE(effect_value(certainty, direct, 0.5, estimate, lower + 0.1, important) >= worse_value);
    REQUIRE(effect_value(certainty, direct, 0.5, -share(draw), lower, important) == 0);
    REQUIRE(worse_value <= 1);
  }
}

TEST_CASE("shown points never promise more than the value and never exceed the possible ones",
          "[ranker][property]") {
  std::mt19937_64 draw(3);
  std::uniform_real_distribution<double> share(0, 1);
  for (int i = 0; i < kTrials; ++i) {
    const double low = share(draw);
    const Value value{low, low + (1 - low) * share(draw)};
    const int weight = 1 + static_cast<int>(share(draw) * 60);
    const Tenths sure = guaranteed_points(value, weight);
    const Tenths possible = possible_points(value, weight);
    REQUIRE(sure.value >= 0);
    REQUIRE(sure <= possible);
    REQUIRE(possible.value <= weight * 10);
    REQUIRE(std::abs(sure.value - low * weight * 10) <= 0.5 + 1e-6);
  }
}

TEST_CASE("only grades 1 and 2 earn, and a withheld grade is neither good nor bad",
          "[ranker][evidence]") {
  const EvidenceParameters& scale = shipped_policy().evidence();
  mitate::catalog::Recommendation recommendation;
  const auto strength = [&](std::optional<int> grade) {
    recommendation.grade = grade;
    return guideline_claim(recommendation, mitate::catalog::Directness::Same, scale).strength;
  };
  CHECK(strength(1) > strength(2));
  CHECK(strength(2) > 0);
  for (const int grade : {3, 4, 5}) CHECK(strength(grade) == 0);
  CHECK(strength(std::nullopt) == 0);
}

TEST_CASE("usage reports, ongoing and retracted studies are no effect", "[ranker][evidence]") {
  const EvidenceParameters& scale = shipped_policy().evidence();
  mitate::catalog::Study study;
  study.subject = mitate::catalog::StudySubject::ThisService;
  study.finding = mitate::catalog::StudyFinding::Benefit;
  const auto strength = [&](const char* design) {
    study.design = design;
    return study_claim(study, nullptr, scale).strength;
  };
  CHECK(strength("rct") > strength("controlled"));
  CHECK(strength("controlled") > strength("cohort"));
  CHECK(strength("cohort") > strength("pre-post"));
  CHECK(strength("usage-report") == 0);
  CHECK(strength("ongoing") == 0);
  study.retracted = true;
  CHECK(strength("rct") == 0);
}

TEST_CASE("a null result and a harm earn nothing and promise nothing, whatever the design",
          "[ranker][evidence]") {
  const EvidenceParameters& scale = shipped_policy().evidence();
  mitate::catalog::Study study;
  study.subject = mitate::catalog::StudySubject::ThisService;
  for (const char* design : {"rct", "controlled", "cohort", "pre-post", "rct-secondary"}) {
    CAPTURE(design);
    study.design = design;
    for (const auto finding :
         {mitate::catalog::StudyFinding::NoDifference, mitate::catalog::StudyFinding::Harm}) {
      study.finding = finding;
      const Claim claim = study_claim(study, nullptr, scale);
      CHECK(claim.strength == 0);
      CHECK(claim.possible == 0);
      CHECK(claim.no_effect_shown);
    }
    study.finding = std::nullopt;
    const Claim unread = study_claim(study, nullptr, scale);
    CHECK(unread.strength == 0);
    CHECK(unread.possible > 0);
    study.finding = mitate::catalog::StudyFinding::Benefit;
    const Claim benefit = study_claim(study, nullptr, scale);
    CHECK(benefit.strength > 0);
    CHECK(benefit.possible == unread.possible);
  }
}

TEST_CASE("every weight set sums to 100 and gives evidence at least 20", "[ranker][policy]") {
  for (const char* name : {"default", "employer", "insurer", "municipality", "reference"}) {
    CAPTURE(name);
    const WeightSet* set = shipped_policy().weight_set(name);
    REQUIRE(set != nullptr);
    int sum = 0;
    for (const int weight : set->weights) sum += weight;
    CHECK(sum == 100);
    CHECK(set->weights[kCriterionOf<EvidenceAssessment>] >= 20);
  }
  CHECK_FALSE(shipped_policy().with_weights({{"fit", 50}, {"evidence", 49}}));
  CHECK(shipped_policy().hash().size() == 64);
}
