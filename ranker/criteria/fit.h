// 適合: does the service do what the need is about? Compares domain, intervention, kind of service,
// segment, outcome, delivery, buyer, place and the need's own words, each on 0..1, and takes the
// mean over what was asked, weighted by reviewed data (parameters.csv, area "fit"). Decides the fit
// band. Not here: strict conditions (gate.h). Pure.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

enum class Aspect {
  Domain,
  Intervention,
  Type,
  Segment,
  Outcome,
  Delivery,
  Buyer,
  Region,
  Text,     ///< the need's words found in the record, through taxonomy and synonyms as well
  Words,    ///< the same words standing literally in name, description or case studies
  Function  ///< what it does for people; only what is missing of it weighs
};
inline constexpr std::size_t kAspectCount = 11;
/// Names of the aspects in their order, as answers and reports use them.
inline constexpr std::array<std::string_view, kAspectCount> kAspectNames = {
    "domain", "intervention", "type", "segment", "outcome", "delivery",
    "buyer",  "region",       "text", "words",   "function"};

/// Of the aspect Region: more where a function is asked that is bound to a place.
[[nodiscard]] double region_weight(const Asked& asked, const FitParameters& scale);

struct AspectFit {
  bool asked = false;
  double weight = 0;
  Value value;
};

struct FitAssessment : Assessed {
  static constexpr std::string_view kSlug = "fit";
  std::array<AspectFit, kAspectCount> aspects{};
  [[nodiscard]] const AspectFit& of(Aspect aspect) const {
    return aspects[static_cast<std::size_t>(aspect)];
  }
};

/// The parts of 適合 that were asked for.
[[nodiscard]] std::vector<FitPart> parts_of(const FitAssessment& assessment);

/// Σ weight·value / Σ weight; 0 when the weights sum to 0.
[[nodiscard]] double weighted_mean(std::span<const std::pair<double, double>> weight_and_value);

[[nodiscard]] FitAssessment assess_fit(const ServiceFacts& facts, const Asked& asked,
                                       const Concepts& concepts, const FitParameters& scale,
                                       const WordsFound& words);

struct FitCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"fit.buyer_assigned", {"buyer"}},
      CodeRow{"fit.buyer_reached", {"buyers"}},
      CodeRow{"fit.buyer_sourced", {"buyer"}},
      CodeRow{"fit.delivery", {"labels"}},
      CodeRow{"fit.domain", {"labels"}},
      CodeRow{"fit.domain_near", {"labels", "asked"}},
      CodeRow{"fit.domain_other", {"labels"}},
      CodeRow{"fit.function", {"labels"}},
      CodeRow{"fit.function_other", {"labels", "asked"}},
      CodeRow{"fit.function_unknown", {"asked"}},
      CodeRow{"fit.intervention", {"labels"}},
      CodeRow{"fit.outcome", {"labels"}},
      CodeRow{"fit.scheme.comprehensive_programme", {"labels"}},
      CodeRow{"fit.scheme.data_health_expenses", {"labels"}},
      CodeRow{"fit.scheme.elderly_care_services", {"labels"}},
      CodeRow{"fit.scheme.health_management_items", {"labels"}},
      CodeRow{"fit.scheme.womens_health_measures", {"labels"}},
      CodeRow{"fit.segment", {"labels"}},
      CodeRow{"fit.text", {"phrases"}},
      CodeRow{"fit.type", {"label"}},
      CodeRow{"fit.words", {"phrases"}},
      CodeRow{"unknown.fit", {"points"}},
  });
  [[nodiscard]] static FitAssessment assess(const Subject& subject);
  static void explain(const FitAssessment& assessment, const Subject& subject, Contribution& out);
};

}  // namespace mitate::ranker
