#include "ranker/evaluation/golden_examples.h"

#include "ranker/criteria/evidence.h"
#include "ranker/criteria/fit.h"
#include "ranker/criteria/price.h"
#include "ranker/criteria/track_record.h"
#include "ranker/criteria/value.h"
#include "ranker/facts/claims.h"

namespace mitate::ranker {
namespace {

constexpr std::array<std::string_view, 6> kPublished{"fit",   "evidence", "assurance",
                                                     "price", "delivery", "track_record"};
constexpr GoldenPoints kFirst{282, 109, 112, 90, 67, 33};
constexpr GoldenPoints kSecond{228, 203, 125, 0, 100, 49};

double fit_of(double first, double second, double third) {
  const std::array<std::pair<double, double>, 3> aspects{
      {{0.6, first}, {0.2, second}, {0.2, third}}};
  return weighted_mean(aspects);
}

GoldenPoints points_of(const Policy& policy, const std::array<double, 6>& values) {
  const WeightSet* reference = policy.weight_set("reference");
  MITATE_CHECK(reference != nullptr);
  GoldenPoints out{};
  for (std::size_t i = 0; i < kPublished.size(); ++i) {
    const int weight = reference->weights[*criterion_named(kPublished[i])];
    out[i] = guaranteed_points({values[i], values[i]}, weight).value;
  }
  return out;
}

}  // namespace

GoldenPoints first_golden_example(const Policy& policy) {
  const EvidenceParameters& e = policy.evidence();
  const PriceParameters& p = policy.price();
  return points_of(policy,
                   {fit_of(1.0, policy.fit().related_domain, 1.0),
                    effect_value(e.certainty_b, e.direct_near, e.effect_base, 0.35, 0.18, 0.2),
                    (1.0 + 1.0 + 0.5 + 1.0 + 0.0 + 1.0) / 6,
                    price_against_budget(450, 500, p.full_until, p.zero_from), 2.0 / 3,
                    record_value(12, policy.other().full_case_count)});
}

GoldenPoints second_golden_example(const Policy& policy) {
  const EvidenceParameters& e = policy.evidence();
  const double near = policy.fit().related_domain;
  return points_of(
      policy, {fit_of(near, near, 1.0),
               effect_value(e.certainty_a, e.direct_same, e.effect_base, 0.4, 0.25, 0.2), 5.0 / 6,
               0.0, 1.0, record_value(45, policy.other().full_case_count)});
}

bool golden_examples_hold(const Policy& policy) {
  return policy.weight_set("reference") != nullptr && first_golden_example(policy) == kFirst &&
         second_golden_example(policy) == kSecond;
}

}  // namespace mitate::ranker
