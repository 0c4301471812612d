#include "web/pages/facts/evidence_line.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "catalog/model/study_kind.h"

namespace mitate::web {
namespace {
using catalog::Study;
using catalog::StudyFinding;
using catalog::StudyKind;
using catalog::StudySubject;

/// What speaks against or for nothing is told before what speaks for it.
int place_of(int grade) { return grade >= 3 ? 0 : grade >= 1 ? 1 : 2; }

std::string guideline_phrase(const FactContext& context, const catalog::Service& service) {
  std::vector<GradeView> grades = grades_of(context, service);
  std::stable_sort(grades.begin(), grades.end(), [](const GradeView& a, const GradeView& b) {
    return place_of(a.grade) < place_of(b.grade);
  });
  std::vector<std::string> labels;
  for (const GradeView& grade : grades) {
    std::string label =
        grade.pending ? context.text("evidence.pending", {{"grade", grade.label}}) : grade.label;
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      labels.push_back(std::move(label));
    }
  }
  if (labels.empty()) return {};
  return context.text("evidence.guideline", {{"grades", joined(context, labels)}});
}

/// Order of the phrases: harm, no difference, then effects, then the rest.
int weight_of(const Study& study) {
  if (study.finding == StudyFinding::Harm) return 0;
  if (study.finding == StudyFinding::NoDifference) return 1;
  return catalog::study_kind(study.design) == StudyKind::Effect ? 2 : 3;
}

std::string study_phrase(const FactContext& context, const Study& study, std::size_t count) {
  const std::string label(
      context.catalog.taxonomy().label(catalog::Vocabulary::EvidenceTypes, study.design));
  std::string text = context.text(
      study.subject == StudySubject::Method ? "evidence.of_method" : "evidence.of_service",
      {{"design", label}, {"count", std::to_string(count)}});
  // What a report of use claims is never told as a finding.
  if (study.finding && catalog::study_kind(study.design) != StudyKind::Report) {
    text += context.text("evidence.finding." + std::string(name_of(*study.finding)));
  }
  if (study.retracted.value_or(false)) text += context.text("evidence.retracted");
  return text;
}
}  // namespace

std::vector<std::string> evidence_phrases(const FactContext& context,
                                          const catalog::Service& service, std::size_t studies) {
  using Key = std::tuple<int, int, std::string, StudySubject, std::optional<StudyFinding>, bool>;
  std::map<Key, std::pair<const Study*, std::size_t>> groups;
  for (const Study& study : service.studies) {
    const catalog::Concept* design =
        context.catalog.taxonomy().find(catalog::Vocabulary::EvidenceTypes, study.design);
    const int rank = design == nullptr ? 0 : static_cast<int>(design->rank);
    auto& [first, count] = groups[Key{weight_of(study), rank, study.design, study.subject,
                                      study.finding, study.retracted.value_or(false)}];
    if (first == nullptr) first = &study;
    ++count;
  }
  std::vector<std::string> phrases;
  const std::string guideline = guideline_phrase(context, service);
  if (!guideline.empty()) phrases.push_back(guideline);
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const auto& [key, group] : groups) {
    if (shown++ < studies) {
      phrases.push_back(study_phrase(context, *group.first, group.second));
    } else {
      left += group.second;
    }
  }
  if (left > 0) {
    phrases.back() += context.text("evidence.more", {{"count", std::to_string(left)}});
  }
  return phrases;
}

}  // namespace mitate::web
