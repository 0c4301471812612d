// What a study design can say. A report of use is not an effect, however large its figure; a test
// of accuracy says how well something measures, not what it changes. Pure; used by pages, calls and
// the figures about the data.
#pragma once
#include <string_view>

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

[[nodiscard]] constexpr std::string_view name_of(StudyKind kind) {
  switch (kind) {
    case StudyKind::Effect:
      return "effect";
    case StudyKind::Accuracy:
      return "accuracy";
    case StudyKind::Report:
      return "report";
    case StudyKind::Ongoing:
      return "ongoing";
    case StudyKind::Unknown:
      break;
  }
  return "unknown";
}

}  // namespace mitate::catalog
