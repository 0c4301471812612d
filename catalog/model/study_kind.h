// What a study design can say. A report of use is not an effect, however large its figure; a test
// of accuracy says how well something measures, not what it changes. Pure; used by pages, calls and
// the figures about the data.
#pragma once
#include <array>
#include <string_view>

#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {

enum class StudyKind {
  Effect,    ///< compares something: trials, controlled, cohort, before and after
  Accuracy,  ///< validation of a measurement
  Report,    ///< use, satisfaction, own figures; never shown as an effect
  Ongoing,   ///< no result yet
  Unknown,   ///< a design that nobody has reviewed yet
};

/// `design`: slug of taxonomy "evidence_types".
[[nodiscard]] constexpr StudyKind study_kind(std::string_view design) {
  if (design == "rct" || design == "rct-secondary" || design == "controlled" ||
      design == "cohort" || design == "pre-post" || design == "systematic-review") {
    return StudyKind::Effect;
  }
  if (design == "validation") return StudyKind::Accuracy;
  if (design == "usage-report") return StudyKind::Report;
  if (design == "ongoing") return StudyKind::Ongoing;
  return StudyKind::Unknown;
}

constexpr auto spellings(StudyKind) {
  using enum StudyKind;
  return std::to_array<Spelling<StudyKind>>({{Effect, "effect"},
                                             {Accuracy, "accuracy"},
                                             {Report, "report"},
                                             {Ongoing, "ongoing"},
                                             {Unknown, "unknown"}});
}

}  // namespace mitate::catalog
