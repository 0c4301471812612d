// What /gaps, /services/{id}/costs, /data, /taxonomy and /openapi.json answer.
#include "catalog/model/taxonomy.h"
#include "web/api/shapes/choices.h"
#include "web/api/shapes/shapes.h"

namespace mitate::web::api {
namespace {

std::vector<Member> supply_counts() {
  return {{"listed", integer()},
          {"named", integer(), "A source names a place there."},
          {"anywhere", integer(), "Nationwide or online."},
          {"graded", integer(), "Linked to a grade 1 or 2."},
          {"graded_awaiting", integer(), "None of those grades is checked yet."},
          {"certified", integer()},
          {"certified_undated", integer()},
          {"unmapped", integer()}};
}

std::vector<Shape> supply_answers() {
  return {
      {"OpenQuestion",
       "A question of research, or a grade that was withheld.",
       {{"id", text()}, {"guideline", text()}, {"question", text()}, {"withheld", boolean()}}},
      {"ProjectBrief", "", {{"id", text()}, {"title", text()}}},
      {"GapDomain", "Supply of a domain and those below it.",
       joined({{"domain", text()}, {"label", text()}},
              joined(supply_counts(), {{"guidelines", list(text())},
                                       {"research_questions", list(object("OpenQuestion"))},
                                       {"research_projects", list(object("ProjectBrief"))}}))},
      {"GapCell", "Supply of a domain in a prefecture for a buyer.",
       joined({{"domain", text()}, {"prefecture", text()}, {"buyer", text()}},
              joined(supply_counts(), {maybe("research_questions", list(text()),
                                             "Only of a cell without any service.")}))},
      {"Gaps",
       "Where supply is thin, as far as the catalog knows.",
       {{"listed", integer()},
        {"domains", list(object("GapDomain"))},
        {"cells", list(object("GapCell"))},
        {"as_of", date()}}},
      {"Assumption", "", {{"code", text()}, {"text", text()}}},
      {"CostFigure",
       "Yen, with every assumption that led to it.",
       {{"yen", integer()}, {"at_least", boolean()}, {"assumptions", list(object("Assumption"))}}},
      {"ServiceCost",
       "One price of the record, converted; a reason where that would be a guess.",
       {{"price", text()},
        {"original_text", text()},
        {"unit", choices<catalog::PriceUnit>()},
        {"state", text()},
        {"person_month", or_null(object("CostFigure"))},
        {"year", or_null(object("CostFigure"))},
        {"reason", or_null(text())},
        {"reason_text", or_null(text())}}},
      {"ServiceCosts",
       "Prices as yen per person and month and per year.",
       {{"service", object("ServiceBrief")},
        {"headcount", or_null(integer())},
        {"contract_months", integer()},
        {"costs", list(object("ServiceCost"))},
        {"as_of", date()}}},
  };
}

std::vector<Shape> report_answers() {
  const Type counts = map_of(integer());
  return {
      {"AgeFigures",
       "How old facts are.",
       {{"dated", integer()},
        {"undated", integer()},
        {"older_than_limit", integer()},
        {"oldest", or_null(partial_date())},
        {"newest", or_null(partial_date())}}},
      {"FactFigures",
       "How often a fact is known and what stands behind it.",
       {{"fact", text()},
        {"known", integer()},
        {"total", integer()},
        {"stated", integer()},
        {"assigned", integer()},
        {"by_record", integer()},
        {"without_source", integer()},
        {"best_level", counts}}},
      {"FieldShare",
       "How often a column is filled.",
       {{"table", text()}, {"column", text()}, {"known", integer()}, {"total", integer()}}},
      {"ProviderKindFigures",
       "What is known of services by the kind of their provider.",
       {{"kind", text()},
        {"services", integer()},
        {"listed", integer()},
        {"price_known", integer()},
        {"evidence", integer()},
        {"graded", integer()},
        {"coverage_known", integer()},
        {"address", integer()},
        {"dated", integer()},
        {"providers", integer()},
        {"corporate_number", integer()}}},
      {"PublisherKindFigures",
       "Sources and what they state by the kind of their publisher.",
       {{"kind", text()},
        {"sources", integer()},
        {"gone", integer()},
        {"statements", integer()},
        {"stated", integer()},
        {"dated", integer()}}},
      {"Dangling",
       "A reference that leads nowhere.",
       {{"file", text()}, {"field", text()}, {"sentence", text()}}},
      {"Unreached",
       "A row that no listed service brings to a reader.",
       {{"table", text()}, {"id", text()}, {"reason", text()}}},
      {"Duplicate",
       "Two rows that may be one.",
       {{"table", text()}, {"first", text()}, {"second", text()}, {"reason", text()}}},
      {"Conflict",
       "Two statements that contradict each other; both are kept.",
       {{"kind", text()},
        {"table", text()},
        {"about", text()},
        {"first", text()},
        {"first_says", or_null(text())},
        {"second", text()},
        {"second_says", or_null(text())}}},
      {"DataReport",
       "What is known, sourced, old, loose and contradictory.",
       {{"rows", counts},
        {"status", counts},
        {"verification", counts},
        {"statement_levels", counts},
        {"recommendation_levels", counts},
        {"unmapped_services", integer()},
        {"unmapped_listed", integer()},
        {"unread_grades", integer()},
        {"undated_certifications", integer()},
        {"service_age", object("AgeFigures")},
        {"price_age", object("AgeFigures")},
        {"statement_age", object("AgeFigures")},
        {"freshness_months", integer()},
        {"facts", list(object("FactFigures"))},
        {"provider_kinds", list(object("ProviderKindFigures"))},
        {"publisher_kinds", list(object("PublisherKindFigures"))},
        {"fields", list(object("FieldShare"))},
        {"dangling", list(object("Dangling"))},
        {"unreached", list(object("Unreached"))},
        {"duplicates", list(object("Duplicate"))},
        {"conflicts", list(object("Conflict"))},
        {"gone_sources", list(text())},
        {"unused_sources", list(text())},
        {"idle_providers", list(text())},
        {"unlinked_recommendations", list(text())},
        {"domains_without_service", list(text())},
        {"as_of", date()}}},
  };
}

std::vector<Member> concept_members() {
  return {{"slug", text()},
          {"label_ja", text()},
          {"label_en", or_null(text())},
          {"reading", or_null(text())},
          {"parent", or_null(text())},
          {"definition", or_null(text())},
          maybe("synonyms", list(text()), "Left out where they are not fit for display."),
          {"abbreviations", list(text())},
          maybe("outcomes", list(text()), "Only of interventions.")};
}

std::vector<Shape> reference_answers() {
  std::vector<Member> vocabularies;
  for (const auto vocabulary : kVocabularies) {
    const bool outcomes = vocabulary == catalog::Vocabulary::Outcomes;
    vocabularies.push_back({std::string(catalog::name_of(vocabulary)),
                            list(object(outcomes ? "OutcomeConcept" : "Concept"))});
  }
  return {
      {"Concept", "A word of a vocabulary.", concept_members()},
      {"OutcomeConcept", "An outcome, with the difference that matters where a source gives one.",
       joined(concept_members(),
              {{"smallest_important_difference", or_null(number())}, {"unit", or_null(text())}})},
      {"Prefecture", "", {{"code", text()}, {"name", text()}, {"kana", text()}}},
      {"Taxonomy", "Every vocabulary that parameters and needs use.",
       joined(std::move(vocabularies),
              {{"prefectures", list(object("Prefecture"))}, {"grades", list(object("Grade"))}})},
      {"OpenApi",
       "An OpenAPI 3.1 document.",
       {{"openapi", text()},
        {"info", map_of(anything())},
        {"servers", list(map_of(anything()))},
        {"security", list(map_of(anything()))},
        {"paths", map_of(map_of(anything()))},
        {"components", map_of(map_of(anything()))}}},
  };
}

std::vector<Shape> place_answers() {
  std::vector<Member> levels;
  for (const char* level :
       {"support_1", "support_2", "care_1", "care_2", "care_3", "care_4", "care_5"}) {
    levels.push_back({level, integer()});
  }
  return {
      {"PlaceName", "", {{"code", text()}, {"label", text()}}},
      {"FormerPlace",
       "A code of the past that became this place.",
       {{"code", text()},
        {"name", text()},
        {"ended_on", date()},
        {"change", text()},
        {"source", text()}}},
      {"CareLevels", "People certified for care, by level.", std::move(levels)},
      {"CarePeople",
       "People insured for care and those certified.",
       {{"insured_65plus", integer()},
        {"age_65_74", integer()},
        {"age_75_84", integer()},
        {"age_85plus", integer()},
        {"certified_total", integer()},
        {"certified", object("CareLevels")}}},
      {"PlacePeople",
       "The same of the place, its prefecture and Japan.",
       {{"scope", choice({"municipality", "city", "unknown"}), "Whose people `here` are."},
        {"here", or_null(object("CarePeople"))},
        {"prefecture", object("CarePeople")},
        {"japan", object("CarePeople")},
        {"as_of", or_null(partial_date())},
        {"source", or_null(text())}}},
      {"OfficeFigures",
       "Care offices of one kind; kinds are not added up.",
       {{"kind", text()},
        {"label", text()},
        {"state", choice({"counted", "not_obtained"})},
        {"here", or_null(integer())},
        {"prefecture", or_null(integer())},
        {"japan", or_null(integer())},
        {"as_of", or_null(partial_date())},
        {"source", text()}}},
      {"Place",
       "A municipality or ward in public figures, or what a code of the past leads to.",
       {{"code", text()},
        {"status", choice({"current", "former"})},
        {"name", text()},
        maybe("label", text(), "This and the figures: only of a current code."),
        maybe("prefecture", object("PlaceName")),
        maybe("city", or_null(object("PlaceName"))),
        maybe("wards", list(object("PlaceName"))),
        maybe("formerly", list(object("FormerPlace"))),
        maybe("people", object("PlacePeople")),
        maybe("offices", list(object("OfficeFigures"))),
        maybe("counts_in_ranking", boolean(), "Always false."),
        maybe("ended_on", date(), "This and the next two: only of a former code."),
        maybe("change", text()),
        maybe("today", list(object("PlaceName"))),
        {"sources", sources()},
        {"generation", text()}}},
  };
}

}  // namespace

std::vector<Shape> data_shapes() {
  std::vector<Shape> out = supply_answers();
  for (auto part : {report_answers(), place_answers(), reference_answers()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace mitate::web::api
