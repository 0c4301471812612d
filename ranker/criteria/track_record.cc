#include "ranker/criteria/track_record.h"

#include <algorithm>
#include <cmath>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/nearby_cases.h"

namespace mitate::ranker {

double record_value(double count, double full) {
  return std::min(1.0, std::log(1 + count) / std::log(1 + full));
}

TrackRecordAssessment assess_track_record(const ServiceFacts& facts, const Asked& asked,
                                          const OtherParameters& scale, bool near_counts_more) {
  TrackRecordAssessment out;
  double counted = 0;
  for (const CaseFact& one : facts.cases) {
    if (asked.buyer && one.buyer != static_cast<int>(*asked.buyer)) continue;
    const bool near = is_near(one, asked);
    ++out.cases;
    out.cases_near += near ? 1 : 0;
    counted += one.attested.share * (near && near_counts_more ? scale.near_case_weight : 1.0);
    if (out.attested == nullptr || one.attested.share > out.attested->share) {
      out.attested = &one.attested;
    }
  }
  // There may always be customers that nobody wrote about.
  out.value = {record_value(counted, scale.full_case_count), 1.0};
  return out;
}

TrackRecordAssessment TrackRecordCriterion::assess(const Subject& subject) {
  const Asked& asked = subject.asked;
  const BuyerLogics& buyers = subject.parameters.buyers();
  return assess_track_record(subject.facts, asked, subject.parameters.other(),
                             !asked.buyer || buyers.of(*asked.buyer, asked.buyer_kind).near_cases);
}

void TrackRecordCriterion::explain(const TrackRecordAssessment& assessment, const Subject& subject,
                                   Contribution& out) {
  const Asked& asked = subject.asked;
  if (assessment.cases == 0) {
    out.reasons.push_back({"track_record.none_known", {}});
    return;
  }
  const std::string buyer =
      asked.buyer ? buyer_label(subject.columns.concepts(), *asked.buyer) : std::string();
  out.reasons.push_back({buyer.empty() ? "track_record.cases" : "track_record.cases_of_buyer",
                         {{"count", std::to_string(assessment.cases)}, {"buyer", buyer}}});
  if (assessment.cases_near > 0) {
    out.reasons.push_back({"track_record.near",
                           {{"count", std::to_string(assessment.cases_near)},
                            {"place", regions_label(subject.columns, asked.regions)}}});
  }
  if (assessment.attested != nullptr) add_ground(out, *assessment.attested);
}

}  // namespace mitate::ranker
