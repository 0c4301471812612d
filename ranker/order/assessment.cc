#include "ranker/order/assessment.h"

#include <algorithm>

namespace mitate::ranker {

std::optional<Band> band_of(double fit, const FitParameters& scale) {
  if (fit >= scale.band_strong) return Band::Strong;
  if (fit >= scale.band_good) return Band::Good;
  if (fit >= scale.band_partial) return Band::Partial;
  return std::nullopt;
}

int stage_order(const ServiceFacts& facts) {
  if (facts.status == catalog::ListingStatus::Reference) return 2;
  switch (facts.stage) {
    case catalog::Stage::Offered:
    case catalog::Stage::OfferedUnconfirmed:
      return 0;
    case catalog::Stage::Trial:
    case catalog::Stage::ModelProgramme:
      return 1;
    case catalog::Stage::Idea:
    case catalog::Stage::Ended:
    case catalog::Stage::NotForBuyers:
      break;
  }
  return 2;
}

int price_order(const Assessment& assessment, const Subject& subject) {
  if (subject.asked.codes.count("price_wish") == 0) return 0;
  const BuyerCost& cost = assessment.of<PriceAssessment>().cost;
  // What nobody checked earns no place either.
  if (cost.cost) {
    return cost.price->attested.share > 0 && cost.cost->yen <= 0 && !cost.cost->at_least ? 0 : 1;
  }
  const auto& prices = subject.facts.prices;
  return std::any_of(prices.begin(), prices.end(),
                     [](const PriceFact& price) {
                       return price.kind == catalog::PriceKind::Free && price.attested.share > 0;
                     })
             ? 0
             : 1;
}

Assessment assess(const Subject& subject, FitAssessment fit, const Weights& weights) {
  Assessment out;
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    CriterionResult& one = out.criteria[k];
    one.assessed = k == kCriterionOf<FitAssessment>
                       ? std::make_shared<const FitAssessment>(std::move(fit))
                       : kCriteria[k].assess(subject);
    one.value = one.assessed->value;
    one.points = guaranteed_points(one.value, weights[k]);
    one.possible = possible_points(one.value, weights[k]);
    out.score = out.score + one.points;
    if (one.possible > one.points) ++out.unknown;
  }
  return out;
}

std::vector<Contribution> explain(const Assessment& assessment, const Subject& subject,
                                  const Weights& weights) {
  std::vector<Contribution> out;
  out.reserve(kCriteriaCount);
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    const CriterionResult& one = assessment.criteria[k];
    Contribution part;
    part.criterion = kCriteria[k].slug;
    part.points = one.points;
    part.possible = one.possible;
    part.max = Tenths{weights[k] * 10};
    kCriteria[k].explain(*one.assessed, subject, part);
    const bool counts = weights[k] > 0 || kCriteria[k].least_weight > 0;
    if (counts || !part.reasons.empty()) out.push_back(std::move(part));
  }
  return out;
}

}  // namespace mitate::ranker
