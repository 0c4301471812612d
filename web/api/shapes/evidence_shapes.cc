// What /guidelines, /recommendations, /evidence and /certifications answer.
#include "catalog/model/study_kind.h"
#include "web/api/shapes/choices.h"
#include "web/api/shapes/shapes.h"

namespace mitate::web::api {
namespace {

Type study_kinds() {
  using catalog::StudyKind;
  return choices({StudyKind::Effect, StudyKind::Accuracy, StudyKind::Report, StudyKind::Ongoing,
                  StudyKind::Unknown},
                 [](StudyKind kind) { return catalog::name_of(kind); });
}
Type grade() { return or_null(integer(1, 5)); }

std::vector<Member> guideline_brief() {
  return {{"id", text()},
          {"name", text()},
          {"clinical", boolean(), "A clinical guideline outside the prevention guidelines."},
          {"version", or_null(text())},
          {"domain", or_null(text())},
          {"lead_societies", list(text())},
          {"published_on", or_null(partial_date())},
          {"publication_note", or_null(text())},
          {"url", or_null(text())},
          {"hq_total", or_null(integer()), "Questions that the document counts."},
          {"recommendations", integer(), "How many could be read."},
          {"research_questions", integer()}};
}

std::vector<Member> recommendation() {
  return {{"id", text()},
          {"guideline", text()},
          {"question", text()},
          {"intervention", text()},
          {"intervention_label", text()},
          {"population", or_null(text())},
          {"outcome", or_null(text())},
          {"outcomes", list(text())},
          {"grade", grade(), "1 strongly for, 2 for, 3 against, 4 strongly against, 5 withheld."},
          {"grade_label", or_null(text())},
          {"native_grade", or_null(text()), "The document's own wording."},
          {"certainty", or_null(text()), "A to D."},
          {"effect_summary", or_null(text())},
          {"agreement_rate", or_null(text())},
          {"verification", choices<catalog::Verification>(), "How the grade was read."},
          {"note", or_null(text())},
          {"services", list(object("GradedService"))},
          {"provenance", provenance()}};
}

std::vector<Member> study() {
  return {{"id", text()},
          {"design", text(), "Slug of `evidence_types`."},
          {"kind", study_kinds(), "What the design can say."},
          {"subject", choices<catalog::StudySubject>()},
          {"summary", text()},
          {"population", or_null(text())},
          {"n", or_null(integer())},
          {"comparator", or_null(text())},
          {"outcome", or_null(text())},
          {"finding", or_null(choices<catalog::StudyFinding>())},
          {"effect", or_null(text()), "Always null for a report of use."},
          {"effect_value", or_null(number())},
          {"ci_low", or_null(number())},
          {"ci_high", or_null(number())},
          {"reported", or_null(text()), "What a report of use claims."},
          {"unit", or_null(text())},
          {"funding", or_null(text())},
          {"citation", or_null(text())},
          {"doi", or_null(text())},
          {"trial_id", or_null(text())},
          {"published_on", or_null(partial_date())},
          {"retracted", or_null(boolean())},
          {"provenance", provenance()}};
}

std::vector<Member> study_with_service() {
  return joined(study(), {{"service", object("ServiceBrief")},
                          {"design_label", text()},
                          {"outcome_label", or_null(text())},
                          {"smallest_important_difference", or_null(number())},
                          {"smallest_important_difference_unit", or_null(text())}});
}

std::vector<Shape> guideline_answers() {
  return {
      {"GuidelineBrief", "A document and how much of it could be read.", guideline_brief()},
      {"GradeLists",
       "Ids of recommendations by grade; `unknown` was not read yet.",
       {{"1", list(text())},
        {"2", list(text())},
        {"3", list(text())},
        {"4", list(text())},
        {"5", list(text())},
        {"unknown", list(text())}}},
      {"MatrixCell",
       "What the documents of a domain say about a type of intervention.",
       {{"domain", text()},
        {"intervention", text()},
        {"label", text()},
        {"grades", object("GradeLists")}}},
      {"ResearchProject",
       "A study that is under way.",
       {{"id", text()},
        {"title", text()},
        {"principal_investigator", or_null(text())},
        {"institution", or_null(text())},
        {"domains", list(text())},
        {"period", or_null(text())},
        {"service", or_null(object("ServiceBrief"))},
        {"status", text()},
        {"provenance", provenance()}}},
      {"GuidelineList",
       "Every document, the matrix of grades and the projects.",
       {{"guidelines", list(object("GuidelineBrief"))},
        {"matrix", list(object("MatrixCell"))},
        {"research_projects", list(object("ResearchProject"))}}},
      {"ResearchQuestion",
       "A question that a document leaves open.",
       {{"id", text()},
        {"question", text()},
        {"direction", or_null(text())},
        maybe("recommendation", or_null(text())),
        maybe("provenance", provenance())}},
      {"GuidelineRecord", "One document with its questions, grades and sources.",
       joined(guideline_brief(), {{"cooperating_bodies", list(text())},
                                  {"life_stage", or_null(text())},
                                  {"prevention_phase", or_null(text())},
                                  {"development_period", or_null(text())},
                                  {"method_note", or_null(text())},
                                  {"related_evidence", list(text())},
                                  {"note", or_null(text())},
                                  {"recommendations", list(object("Recommendation"))},
                                  {"research_questions", list(object("ResearchQuestion"))},
                                  {"provenance", provenance()},
                                  {"sources", sources()}})},
  };
}

std::vector<Shape> recommendation_answers() {
  return {
      {"GradedService",
       "A service that somebody linked to the recommendation.",
       {{"id", text()}, {"name", text()}, {"directness", choices<catalog::Directness>()}}},
      {"Recommendation", "A grade of one question of one document.", recommendation()},
      {"Grade",
       "One of the five grades.",
       {{"grade", integer(1, 5)}, {"label_ja", text()}, {"label_en", text()}}},
      {"RecommendationList",
       "Recommendations across documents.",
       {{"total", integer()},
        {"recommendations", list(object("Recommendation"))},
        {"grades", list(object("Grade"))}}},
      {"LinkedService",
       "A linked service with who linked it, when and why.",
       {{"id", text()},
        {"name", text()},
        {"provider", or_null(object("ProviderBrief"))},
        {"status", choices<catalog::ListingStatus>()},
        {"intervention", text()},
        {"directness", choices<catalog::Directness>()},
        {"rationale", text()},
        {"mapped_by", text()},
        {"mapped_on", date()}}},
      {"OtherDocument",
       "What another document says about the same type of intervention.",
       {{"id", text()},
        {"guideline", text()},
        {"guideline_name", text()},
        {"question", text()},
        {"outcomes", list(text())},
        {"grade", grade()},
        {"native_grade", or_null(text())},
        {"verification", choices<catalog::Verification>()}}},
      {"RecommendationRecord",
       "One recommendation with its document, its services and what others say.",
       joined(recommendation(),
              {{"guideline_name", or_null(text())},
               {"guideline_version", or_null(text())},
               {"domain", or_null(text())},
               {"research_questions", list(object("ResearchQuestion"))},
               {"services", list(object("LinkedService"))},
               {"services_without_link", list(object("ServiceBrief")),
                "The same type of intervention, but the grade does not reach them."},
               {"other_documents", list(object("OtherDocument"))},
               {"sources", sources()}})},
  };
}

std::vector<Shape> study_answers() {
  return {
      {"ServiceStudy", "A study or report.", study()},
      {"Study", "A study or report with its service.", study_with_service()},
      {"StudyRecord", "The same with its sources.",
       joined(study_with_service(), {{"sources", sources()}})},
      {"OutcomeCounts",
       "Studies of one outcome by design.",
       {{"outcome", text()},
        {"label", text()},
        {"smallest_important_difference", or_null(number())},
        {"unit", or_null(text())},
        {"studies", map_of(integer())}}},
      {"StudyList",
       "Studies and reports.",
       {{"total", integer()},
        {"studies", list(object("Study"))},
        {"outcomes", list(object("OutcomeCounts"))}}},
      {"NamedText", "", {{"name", text()}, {"value", text()}}},
      {"Holder",
       "A service that a certificate or recognition reaches.",
       {{"service", object("ServiceBrief")},
        {"subject", text()},
        {"inherited_from", or_null(text())},
        {"number", or_null(text())},
        {"category", or_null(text())},
        {"valid_from", or_null(date())},
        {"valid_to", or_null(date())},
        {"state", validity_states()},
        {"note", or_null(text())},
        expires_within_contract()}},
      {"Scheme",
       "A certification or recognition and who holds it.",
       {{"id", text()},
        {"name", text()},
        {"name_kana", or_null(text())},
        {"aliases", list(text())},
        {"kind", text()},
        {"is_certification", boolean(), "false: a recognition (award, adoption) or a document."},
        {"issuer", or_null(text())},
        {"applies_to", list(text())},
        {"meaning", text()},
        {"validity_text", or_null(text())},
        {"validity_months", or_null(integer())},
        {"details", list(object("NamedText"))},
        {"holders", list(object("Holder"))},
        {"provenance", provenance()}}},
      {"SchemeList",
       "Every scheme.",
       {{"schemes", list(object("Scheme"))},
        maybe("contract", object("Contract"), "Only where one was asked about."),
        {"as_of", date()}}},
  };
}

}  // namespace

std::vector<Shape> evidence_shapes() {
  std::vector<Shape> out = guideline_answers();
  for (auto part : {recommendation_answers(), study_answers()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace mitate::web::api
