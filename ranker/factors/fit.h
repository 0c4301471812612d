// 適合: does the service do what the need is about? Compares domain, intervention, kind of service,
// segment, outcome, delivery, buyer, place and the need's own words, each on 0..1, and takes the
// mean over what was asked, weighted by reviewed data (parameters.csv, area "fit"). Decides the fit
// band. Not here: strict conditions (gate.h). Pure.
#pragma once
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ranker/asked.h"
#include "ranker/columns.h"
#include "ranker/ranking.h"
#include "ranker/value.h"

namespace mitate::ranker {

enum class Aspect { Domain, Intervention, Type, Segment, Outcome, Delivery, Buyer, Region, Text };
inline constexpr std::size_t kAspectCount = 9;

struct AspectFit {
  bool asked = false;
  double weight = 0;
  Value value;
};

struct FitAssessment {
  Value value;
  std::array<AspectFit, kAspectCount> aspects{};
  [[nodiscard]] const AspectFit& of(Aspect aspect) const {
    return aspects[static_cast<std::size_t>(aspect)];
  }
};

/// Σ weight·value / Σ weight; 0 when the weights sum to 0.
[[nodiscard]] double weighted_mean(std::span<const std::pair<double, double>> weight_and_value);

/// `text_score` as given by Searcher::match_text, 0 when the service was not found by text.
[[nodiscard]] FitAssessment assess_fit(const ServiceFacts& facts, const Asked& asked,
                                       const Concepts& concepts, const FitParameters& scale,
                                       double text_score);

/// Words for an assessment. `phrases`: words of the need found in the service.
[[nodiscard]] Contribution explain_fit(const FitAssessment& assessment, const ServiceFacts& facts,
                                       const Asked& asked, const Columns& columns,
                                       const std::vector<std::string>& phrases, int weight);

}  // namespace mitate::ranker
