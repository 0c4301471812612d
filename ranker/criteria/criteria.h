// The criteria of the ranking, one row each, in the order of answers. Everything that goes through
// them reads this table: weights, points, explanation, bars, method pages, API. A new criterion is
// its file, its row, a row per set in ranking/weights.csv and its wording in two languages.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "ranker/criteria/assurance.h"
#include "ranker/criteria/delivery.h"
#include "ranker/criteria/economics.h"
#include "ranker/criteria/evidence.h"
#include "ranker/criteria/fit.h"
#include "ranker/criteria/price.h"
#include "ranker/criteria/track_record.h"

namespace mitate::ranker {

inline constexpr std::array kCriteria{
    criterion<FitCriterion>("fit", "fit"),
    // Never a side matter: without it the order would be one of popularity and price.
    criterion<EvidenceCriterion>("evidence", "evidence", 20),
    criterion<AssuranceCriterion>("assurance", "assurance"),
    criterion<PriceCriterion>("price", "price"),
    criterion<DeliveryCriterion>("delivery", "delivery"),
    criterion<TrackRecordCriterion>("track_record", "track_record"),
    // Shown, and worth no points until something measured speaks for a weight (METHOD.md).
    criterion<EconomicsCriterion>("economics", "other", 0),
};
inline constexpr std::size_t kCriteriaCount = kCriteria.size();

/// nullopt: no criterion has this slug.
[[nodiscard]] constexpr std::optional<std::size_t> criterion_named(std::string_view slug) {
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    if (kCriteria[k].slug == slug) return k;
  }
  return std::nullopt;
}

/// Index of the criterion whose assessments are of this type.
template <typename Assessment>
inline constexpr std::size_t kCriterionOf = *criterion_named(Assessment::kSlug);

}  // namespace mitate::ranker
