// 実績: documented use by buyers of the same kind, nearer ones counting more where buyer_logic.csv
// says that this buyer looks at them (near_cases). A logarithmic scale and a small weight, so that
// newcomers are not shut out. Use is not effect. Pure.
#pragma once
#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

/// min(1, ln(1 + count) / ln(1 + full)).
[[nodiscard]] double record_value(double count, double full);

struct TrackRecordAssessment : Assessed {
  static constexpr std::string_view kSlug = "track_record";
  int cases = 0;       ///< by buyers of the asked kind (of any kind when none is asked)
  int cases_near = 0;  ///< of these, in an asked prefecture
  const Attested* attested = nullptr;
};
[[nodiscard]] TrackRecordAssessment assess_track_record(const ServiceFacts& facts,
                                                        const Asked& asked,
                                                        const OtherParameters& scale,
                                                        bool near_counts_more = true);

struct TrackRecordCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"track_record.cases", {"count", "buyer"}},
      CodeRow{"track_record.cases_of_buyer", {"count", "buyer"}},
      CodeRow{"track_record.near", {"count", "place"}},
      CodeRow{"track_record.none_known"},
      CodeRow{"unknown.track_record", {"points"}},
  });
  [[nodiscard]] static TrackRecordAssessment assess(const Subject& subject);
  static void explain(const TrackRecordAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
