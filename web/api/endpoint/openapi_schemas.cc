// A table of shapes: only members that stay are named; answers may hold more.
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "web/api/endpoint/openapi.h"

namespace mitate::web::api {
namespace {

using Json = nlohmann::ordered_json;
using Members = std::initializer_list<std::pair<const char*, Json>>;

Json ref(const char* name) { return {{"$ref", std::string("#/components/schemas/") + name}}; }
Json text() { return {{"type", "string"}}; }
Json number() { return {{"type", "number"}}; }
Json integer() { return {{"type", "integer"}}; }
Json boolean() { return {{"type", "boolean"}}; }
Json date() { return {{"type", "string"}, {"format", "date"}}; }
Json list(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json any_object() { return {{"type", "object"}}; }
Json or_null(Json schema) {
  if (schema.contains("type")) {
    schema["type"] = Json::array({schema["type"], "null"});
    return schema;
  }
  return {{"oneOf", Json::array({std::move(schema), {{"type", "null"}}})}};
}
Json choice(std::initializer_list<const char*> values) {
  Json out{{"type", "string"}, {"enum", Json::array()}};
  for (const char* value : values) out["enum"].push_back(value);
  return out;
}

/// An object whose members are all present in every answer.
Json object(const Members& members) {
  Json out{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
  for (const auto& [name, schema] : members) {
    out["properties"][name] = schema;
    out["required"].push_back(name);
  }
  return out;
}
/// An object whose members may be left out.
Json optional_object(const Members& members) {
  Json out = object(members);
  out.erase("required");
  return out;
}

Json strength() { return choice({"must", "wish"}); }
Json span() { return object({{"start", integer()}, {"end", integer()}}); }
Json slot(Json value) {
  Json out = object({{"value", std::move(value)}});
  out["properties"]["strength"] = strength();
  out["properties"]["source"] = span();
  return out;
}

Json need_schema() {
  const Json slugs = list(slot(text()));
  Json headcount =
      optional_object({{"value", integer()},
                       {"min", integer()},
                       {"max", integer()},
                       {"kind", choice({"employees", "insured", "residents", "target_persons"})},
                       {"strength", strength()},
                       {"source", span()}});
  Json region = optional_object({{"prefecture", text()},
                                 {"municipality_code", or_null(text())},
                                 {"text", text()},
                                 {"strength", strength()},
                                 {"source", span()}});
  Json budget = optional_object({{"amount", integer()},
                                 {"op", choice({"<=", "~", ">=", "="})},
                                 {"unit", choice({"person_month", "person_year", "total_month",
                                                  "total_year", "per_use", "total"})},
                                 {"tax", or_null(choice({"incl", "excl"}))},
                                 {"strength", strength()},
                                 {"source", span()}});
  Json deadline = optional_object({{"text", text()},
                                   {"date", text()},
                                   {"fiscal_year", integer()},
                                   {"strength", strength()},
                                   {"source", span()}});
  return optional_object(
      {{"buyer_type", or_null(slot(choice({"employer", "insurer", "municipality"})))},
       {"buyer_kind", or_null(slot(text()))},
       {"industry", or_null(slot(text()))},
       {"headcount", or_null(headcount)},
       {"region", list(region)},
       {"domains", slugs},
       {"negated_domains", slugs},
       {"segments", slugs},
       {"service_types", slugs},
       {"interventions", slugs},
       {"outcomes", slugs},
       {"budget", or_null(budget)},
       {"delivery", slugs},
       {"language", slugs},
       {"deadline", or_null(deadline)},
       {"certifications", slugs},
       {"minimum_grade", or_null(slot(integer()))},
       {"contract_months", or_null(slot(integer()))},
       {"contract_start", or_null(date())},
       {"contract_end", or_null(date())},
       {"must", list(text())}});
}

void add_search(Json& out) {
  out["ServiceBrief"] = object(
      {{"id", text()}, {"name", text()}, {"provider", or_null(any_object())}, {"status", text()}});
  out["ServiceItem"] = object(
      {{"id", text()},
       {"name", text()},
       {"provider", or_null(any_object())},
       {"summary", text()},
       {"domains", list(text())},
       {"recommendations", list(any_object())},
       {"recommendation_status", choice({"mapped", "unmapped"})},
       {"evidence", object({{"status", or_null(text())}, {"studies", integer()}})},
       {"certifications", list(any_object())},
       {"highlights", list(any_object())},
       {"matched_by", list(object({{"term", text()}, {"word", text()}, {"kind", text()}}))}});
  out["FacetValue"] =
      object({{"value", text()}, {"label", text()}, {"count", integer()}, {"selected", boolean()}});
  Json facets = any_object();
  facets["additionalProperties"] = list(ref("FacetValue"));
  out["ServiceList"] = object({{"total", integer()},
                               {"page", integer()},
                               {"per_page", integer()},
                               {"items", list(ref("ServiceItem"))},
                               {"facets", facets},
                               {"query", object({{"interpreted", list(text())},
                                                 {"corrected", or_null(text())},
                                                 {"expansions", list(any_object())},
                                                 {"relaxed", or_null(text())}})},
                               {"as_of", date()}});
  out["ServiceRecord"] = object({{"id", text()},
                                 {"name", text()},
                                 {"provider", or_null(any_object())},
                                 {"summary", text()},
                                 {"status", text()},
                                 {"recommendations", list(any_object())},
                                 {"recommendation_status", choice({"mapped", "unmapped"})},
                                 {"evidence", any_object()},
                                 {"link_decisions", list(any_object())},
                                 {"prices", list(any_object())},
                                 {"price_orientation", list(any_object())},
                                 {"certifications", list(any_object())},
                                 {"recognitions", list(any_object())},
                                 {"case_studies", list(any_object())},
                                 {"provenance", list(any_object())},
                                 {"sources", any_object()},
                                 {"generation", text()}});
  // A code of the past has `ended_on` and `today` instead of the figures.
  out["Place"] = optional_object({{"code", text()},
                                  {"status", choice({"current", "former"})},
                                  {"name", text()},
                                  {"label", text()},
                                  {"prefecture", any_object()},
                                  {"city", or_null(any_object())},
                                  {"wards", list(any_object())},
                                  {"formerly", list(any_object())},
                                  {"people", any_object()},
                                  {"offices", list(any_object())},
                                  {"ended_on", date()},
                                  {"change", text()},
                                  {"today", list(any_object())},
                                  {"counts_in_ranking", boolean()},
                                  {"sources", any_object()},
                                  {"generation", text()}});
  out["Place"]["required"] = Json::array({"code", "status", "name", "sources", "generation"});
  out["Suggestions"] = object(
      {{"suggestions", list(object({{"text", text()}, {"kind", text()}, {"value", text()}}))}});
  out["SimilarServices"] =
      object({{"service", text()}, {"items", list(ref("ServiceItem"))}, {"as_of", date()}});
  out["QueryStatistics"] = object(
      {{"enabled", boolean()},
       {"visitors_needed", integer()},
       {"searches", integer()},
       {"without_result", integer()},
       {"relaxed", integer()},
       {"queries",
        list(object({{"text", text()}, {"searches", integer()}, {"without_result", integer()}}))}});
  out["Comparison"] = object(
      {{"services", list(ref("ServiceBrief"))},
       {"rows",
        list(object({{"fact", text()}, {"differs", boolean()}, {"cells", list(any_object())}}))},
       {"as_of", date()}});
}

void add_matching(Json& out) {
  out["Need"] = need_schema();
  out["ParseRequest"] =
      optional_object({{"text", text()},
                       {"buyer_type", choice({"employer", "insurer", "municipality"})},
                       {"as_of", date()}});
  out["ParseRequest"]["required"] = Json::array({"text"});
  const Json question =
      or_null(object({{"slot", text()}, {"code", text()}, {"options", list(text())}}));
  out["ParsedNeed"] = object(
      {{"need", ref("Need")},
       {"unresolved", list(text())},
       {"question", question},
       {"remarks",
        list(object({{"slot", text()}, {"code", text()}, {"value", text()}, {"text", text()}}))},
       {"as_of", date()}});
  Json weights = any_object();
  weights["additionalProperties"] = integer();
  out["MatchRequest"] =
      optional_object({{"need", ref("Need")},
                       {"text", text()},
                       {"buyer_type", choice({"employer", "insurer", "municipality"})},
                       {"strict", choice({"suggested", "none"})},
                       {"as_of", date()},
                       {"limit", integer()},
                       {"weights", weights},
                       {"include_discouraged", boolean()},
                       {"include_reference", boolean()}});
  out["Reason"] = object({{"code", text()}, {"parameters", any_object()}, {"text", text()}});
  out["Contribution"] = object({{"criterion", text()},
                                {"points", number()},
                                {"possible", number()},
                                {"max", number()},
                                {"reason", text()},
                                {"reasons", list(ref("Reason"))},
                                {"sources", list(any_object())}});
  out["Match"] = object({{"service", ref("ServiceBrief")},
                         {"band", choice({"strong", "good", "partial"})},
                         {"score", number()},
                         {"score_max", number()},
                         {"contributions", list(ref("Contribution"))},
                         {"cautions", list(ref("Reason"))},
                         {"unknown", list(any_object())},
                         {"would_change", list(ref("Reason"))},
                         {"nearby_cases", list(object({{"case_study", text()},
                                                       {"area_code", text()},
                                                       {"area", text()},
                                                       {"same_place", boolean()},
                                                       {"distance_km", or_null(integer())},
                                                       {"source", any_object()}}))}});
  out["Matches"] =
      object({{"matches", list(ref("Match"))},
              {"no_strong_match", boolean()},
              {"needs_confirmation",
               list(object(
                   {{"service", ref("ServiceBrief")}, {"condition", text()}, {"reason", text()}}))},
              {"excluded", list(object({{"service", ref("ServiceBrief")},
                                        {"condition", text()},
                                        {"reason", text()},
                                        {"admits_if", or_null(ref("Reason"))}}))},
              {"information", list(object({{"code", text()},
                                           {"parameters", any_object()},
                                           {"text", text()},
                                           {"sources", list(any_object())}}))},
              {"policy", object({{"id", text()}, {"hash", text()}})},
              {"generation", text()},
              {"as_of", date()}});
}

void add_evidence(Json& out) {
  const Json grade_lists = object({{"1", list(text())},
                                   {"2", list(text())},
                                   {"3", list(text())},
                                   {"4", list(text())},
                                   {"5", list(text())},
                                   {"unknown", list(text())}});
  out["GuidelineList"] = object({{"guidelines", list(any_object())},
                                 {"matrix", list(object({{"domain", text()},
                                                         {"intervention", text()},
                                                         {"label", text()},
                                                         {"grades", grade_lists}}))},
                                 {"research_projects", list(any_object())}});
  out["GuidelineRecord"] = object({{"id", text()},
                                   {"name", text()},
                                   {"recommendations", list(ref("Recommendation"))},
                                   {"research_questions", list(any_object())},
                                   {"provenance", list(any_object())},
                                   {"sources", any_object()}});
  out["Recommendation"] = object({{"id", text()},
                                  {"guideline", text()},
                                  {"question", text()},
                                  {"intervention", text()},
                                  {"grade", or_null(integer())},
                                  {"native_grade", or_null(text())},
                                  {"certainty", or_null(text())},
                                  {"verification", text()},
                                  {"services", list(any_object())}});
  out["RecommendationList"] = object({{"total", integer()},
                                      {"recommendations", list(ref("Recommendation"))},
                                      {"grades", list(any_object())}});
  out["RecommendationRecord"] = object({{"id", text()},
                                        {"guideline", text()},
                                        {"guideline_name", or_null(text())},
                                        {"question", text()},
                                        {"intervention", text()},
                                        {"grade", or_null(integer())},
                                        {"native_grade", or_null(text())},
                                        {"verification", text()},
                                        {"research_questions", list(any_object())},
                                        {"services", list(any_object())},
                                        {"services_without_link", list(ref("ServiceBrief"))},
                                        {"other_documents", list(any_object())},
                                        {"sources", any_object()}});
  out["Study"] = object({{"id", text()},
                         {"service", ref("ServiceBrief")},
                         {"design", text()},
                         {"kind", choice({"effect", "accuracy", "report", "ongoing", "unknown"})},
                         {"subject", text()},
                         {"summary", text()},
                         {"n", or_null(integer())},
                         {"outcome", or_null(text())},
                         {"finding", or_null(choice({"benefit", "no_difference", "harm"}))},
                         {"effect", or_null(text())},
                         {"effect_value", or_null(number())},
                         {"ci_low", or_null(number())},
                         {"ci_high", or_null(number())},
                         {"unit", or_null(text())},
                         {"reported", or_null(text())},
                         {"smallest_important_difference", or_null(number())},
                         {"retracted", or_null(boolean())}});
  out["StudyRecord"] = out["Study"];
  out["StudyRecord"]["properties"]["sources"] = any_object();
  out["StudyRecord"]["required"].push_back("sources");
  out["StudyList"] = object(
      {{"total", integer()}, {"studies", list(ref("Study"))}, {"outcomes", list(any_object())}});
  out["SchemeList"] = object({{"schemes", list(any_object())}, {"as_of", date()}});
  Json cell = object({{"domain", text()},
                      {"prefecture", text()},
                      {"buyer", text()},
                      {"listed", integer()},
                      {"named", integer()},
                      {"anywhere", integer()},
                      {"graded", integer()},
                      {"graded_awaiting", integer()},
                      {"certified", integer()},
                      {"certified_undated", integer()},
                      {"unmapped", integer()}});
  cell["properties"]["research_questions"] = list(text());
  out["Gaps"] = object({{"listed", integer()},
                        {"domains", list(any_object())},
                        {"cells", list(std::move(cell))},
                        {"as_of", date()}});
  const Json figure = or_null(
      object({{"yen", integer()}, {"at_least", boolean()}, {"assumptions", list(any_object())}}));
  out["ServiceCosts"] = object({{"service", ref("ServiceBrief")},
                                {"headcount", or_null(integer())},
                                {"contract_months", integer()},
                                {"costs", list(object({{"price", text()},
                                                       {"original_text", text()},
                                                       {"person_month", figure},
                                                       {"year", figure},
                                                       {"reason", or_null(text())}}))},
                                {"as_of", date()}});
  const Json counts{{"type", "object"}, {"additionalProperties", integer()}};
  out["DataReport"] = object({{"rows", counts},
                              {"status", counts},
                              {"verification", counts},
                              {"statement_levels", counts},
                              {"recommendation_levels", counts},
                              {"unmapped_services", integer()},
                              {"facts", list(any_object())},
                              {"provider_kinds", list(any_object())},
                              {"publisher_kinds", list(any_object())},
                              {"fields", list(any_object())},
                              {"dangling", list(any_object())},
                              {"unreached", list(any_object())},
                              {"duplicates", list(any_object())},
                              {"conflicts", list(any_object())},
                              {"gone_sources", list(text())},
                              {"freshness_months", integer()},
                              {"as_of", date()}});
}

}  // namespace

Json openapi_schemas() {
  Json out;
  out["Problem"] = object({{"type", text()},
                           {"title", text()},
                           {"status", integer()},
                           {"detail", text()},
                           {"code", text()},
                           {"request_id", text()}});
  out["Problem"]["properties"]["parameter"] = text();
  out["Problem"]["properties"]["value"] = text();
  out["Problem"]["properties"]["hint"] = text();
  out["Problem"]["properties"]["position"] = integer();
  add_search(out);
  add_matching(out);
  add_evidence(out);
  out["Taxonomy"] = object({{"domains", list(any_object())},
                            {"interventions", list(any_object())},
                            {"prefectures", list(any_object())},
                            {"grades", list(any_object())}});
  out["OpenApi"] = any_object();
  return out;
}

}  // namespace mitate::web::api
