#include "ranker/criteria/price.h"

#include <algorithm>

#include "ranker/criteria/labels.h"

namespace mitate::ranker {
namespace {

std::pair<double, double> scale_of(Measure measure, const PriceParameters& scale) {
  switch (measure) {
    case Measure::PersonMonth:
      return {scale.person_month_p10, scale.person_month_p90};
    case Measure::TotalMonth:
      return {scale.total_month_p10, scale.total_month_p90};
    case Measure::PerUse:
      return {scale.per_use_p10, scale.per_use_p90};
  }
  return {1, 2};
}

/// Without a budget the price is compared in the measure it is written in.
Measure own_measure(const ServiceFacts& facts, const Conversion& with, Date as_of, double fresh) {
  for (const Measure measure : {Measure::PersonMonth, Measure::TotalMonth, Measure::PerUse}) {
    if (buyer_cost(facts.prices, measure, with, as_of, fresh).cost) return measure;
  }
  return Measure::PersonMonth;
}

const char* reason_code(PriceKnowledge knowledge) {
  switch (knowledge) {
    case PriceKnowledge::UserPaidOnly:
      return "price.user_paid_only";
    case PriceKnowledge::Stale:
      return "price.stale";
    case PriceKnowledge::OnRequest:
      return "price.on_request";
    case PriceKnowledge::Incomparable:
      return "price.incomparable";
    case PriceKnowledge::Known:
    case PriceKnowledge::Unknown:
      break;
  }
  return "price.unknown";
}

}  // namespace

double price_against_budget(double price, double budget, double full_until, double zero_from) {
  if (price <= 0) return 1.0;
  if (budget <= 0) return 0.0;
  const double r = price / budget;
  const double at_budget = full_until;  // value on the budget line; .5 with the reviewed scale
  if (r <= full_until) return 1.0;
  if (r <= 1.0) return 1.0 - (r - full_until) * (1.0 - at_budget) / (1.0 - full_until);
  if (r <= zero_from) return at_budget * (1.0 - (r - 1.0) / (zero_from - 1.0));
  return 0.0;
}

double price_on_scale(double price, double p10, double p90) {
  return std::clamp((p90 - price) / (p90 - p10), 0.0, 1.0);
}

PriceAssessment assess_price(const ServiceFacts& facts, const Asked& asked,
                             const Parameters& policy, Date as_of) {
  PriceAssessment out;
  out.value = {0.0, 1.0};
  if (facts.prices.empty()) return out;
  const PriceParameters& scale = policy.price();
  const Conversion with = conversion_for(asked, policy);
  out.against_budget = asked.budget.has_value();
  const Measure measure =
      asked.budget ? asked.budget->measure : own_measure(facts, with, as_of, scale.fresh_months);
  out.cost = buyer_cost(facts.prices, measure, with, as_of, scale.fresh_months);
  if (measure == Measure::TotalMonth && asked.budget && asked.budget->op != BudgetOp::AtLeast) {
    const BuyerCost each =
        buyer_cost(facts.prices, Measure::PersonMonth, with, as_of, scale.fresh_months);
    const bool per_head = each.price != nullptr && each.cost && !each.cost->by_headcount;
    if (per_head && each.cost->yen > 0) {
      out.each = each.cost;
      out.persons_within = static_cast<std::int64_t>(asked.budget->yen / each.cost->yen + 1e-9);
    }
  }
  if (!out.cost.cost) return out;
  out.counted_yen = out.cost.cost->yen;
  double worth = 0;
  if (asked.budget) {
    worth =
        price_against_budget(out.counted_yen, asked.budget->yen, scale.full_until, scale.zero_from);
  } else {
    const auto [p10, p90] = scale_of(measure, scale);
    worth = price_on_scale(out.counted_yen, p10, p90);
  }
  // A "from" price promises nothing about what this buyer would pay.
  const bool open_ended = out.cost.cost->at_least;
  out.value = {open_ended ? 0.0 : worth * out.cost.price->attested.share, worth};
  return out;
}

PriceAssessment PriceCriterion::assess(const Subject& subject) {
  return assess_price(subject.facts, subject.asked, subject.parameters, subject.as_of);
}

void PriceCriterion::explain(const PriceAssessment& assessment, const Subject&, Contribution& out) {
  const BuyerCost& cost = assessment.cost;
  if (!cost.cost) {
    out.reasons.push_back({reason_code(cost.knowledge), {}});
  } else if (cost.cost->yen <= 0) {
    out.reasons.push_back({"price.free", {}});
  } else {
    const char* code = cost.cost->at_least         ? "price.from"
                       : assessment.against_budget ? "price.against_budget"
                                                   : "price.on_scale";
    out.reasons.push_back(
        {code,
         {{"yen", yen_text(cost.cost->yen)}, {"unit", std::string(label_of(cost.cost->measure))}}});
    if (!cost.cost->assumption.empty()) {
      out.reasons.push_back({std::string(cost.cost->assumption), {}});
    }
    if (cost.cost->by_headcount) out.reasons.push_back({"price.assume_headcount", {}});
    if (cost.cost->as_written_tax) out.reasons.push_back({"price.assume_tax", {}});
  }
  if (assessment.persons_within) {
    out.reasons.push_back({"price.persons_within",
                           {{"count", yen_text(static_cast<double>(*assessment.persons_within))},
                            {"yen", yen_text(assessment.each->yen)},
                            {"unit", std::string(label_of(assessment.each->measure))}}});
  }
  if (cost.price != nullptr) add_ground(out, cost.price->attested);
}

}  // namespace mitate::ranker
