#include "ranker/order/assessment.h"

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

Assessment assess(const ServiceFacts& facts, FitAssessment fit, const Asked& asked,
                  const Columns& columns, const Policy& policy, const Weights& weights,
                  Date as_of) {
  Assessment out;
  out.fit = fit;
  out.evidence = assess_evidence(facts, asked, columns.concepts(), policy.evidence());
  out.assurance = assess_assurance(facts, asked, as_of, policy.other().stale_months);
  out.price = assess_price(facts, asked, policy, as_of);
  out.delivery = assess_delivery(facts, asked, as_of, policy.other().stale_months);
  out.track_record = assess_track_record(
      facts, asked, policy.other(),
      !asked.buyer || policy.buyers().of(*asked.buyer, asked.buyer_kind).near_cases);
  out.values = {out.fit.value,   out.evidence.value, out.assurance.value,
                out.price.value, out.delivery.value, out.track_record.value};
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    out.points[k] = guaranteed_points(out.values[k], weights[k]);
    out.possible[k] = possible_points(out.values[k], weights[k]);
    out.score = out.score + out.points[k];
    if (out.possible[k] > out.points[k]) ++out.unknown;
  }
  return out;
}

std::vector<Contribution> explain(const Assessment& assessment, const ServiceFacts& facts,
                                  const Asked& asked, const Columns& columns,
                                  const Weights& weights, const std::vector<std::string>& phrases,
                                  const std::vector<std::string>& standing) {
  const auto weight = [&](Criterion criterion) { return weights[index_of(criterion)]; };
  std::vector<Contribution> out;
  out.reserve(kCriteriaCount);
  out.push_back(explain_fit(assessment.fit, facts, asked, columns, phrases, standing,
                            weight(Criterion::Fit)));
  out.push_back(explain_evidence(assessment.evidence, facts, columns, weight(Criterion::Evidence)));
  out.push_back(
      explain_assurance(assessment.assurance, facts, columns, weight(Criterion::Assurance)));
  out.push_back(explain_price(assessment.price, weight(Criterion::Price)));
  out.push_back(
      explain_delivery(assessment.delivery, facts, asked, columns, weight(Criterion::Delivery)));
  out.push_back(explain_track_record(assessment.track_record, asked, columns,
                                     weight(Criterion::TrackRecord)));
  return out;
}

}  // namespace mitate::ranker
