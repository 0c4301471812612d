// The evidence side: guidelines, their questions with all five grades, and what is still open.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "web/html/links.h"
#include "web/pages/evidence/recommendation_views.h"
#include "web/pages/evidence/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json guideline_row(const FactContext& context, const catalog::Guideline& guideline) {
  std::map<int, std::size_t> by_grade;
  std::size_t pending = 0;
  for (const catalog::Recommendation& one : guideline.recommendations) {
    ++by_grade[one.grade.value_or(0)];
    if (is_pending(one.verification)) ++pending;
  }
  json grades = json::array();
  const auto add = [&](int grade) {
    const auto found = by_grade.find(grade);
    if (found == by_grade.end()) return;
    grades.push_back({{"grade", grade},
                      {"label", context.wording.text("grade." + std::to_string(grade))},
                      {"dots", context.wording.text("grade.dots." + std::to_string(grade))},
                      {"count", std::to_string(found->second)}});
  };
  for (const int grade : {1, 2, 3, 4, 5, 0}) add(grade);
  const std::size_t count = guideline.recommendations.size();
  return {
      {"href", "/guidelines/" + guideline.id.text()},
      {"name", guideline.name},
      {"clinical", guideline.clinical},
      {"domain", context.catalog.taxonomy().label(catalog::Vocabulary::Domains, guideline.domain)},
      {"published", guideline.published_on
                        ? json(context.wording.date(guideline.published_on->text()))
                        : json(false)},
      {"count", count == 0 ? json(false) : json(std::to_string(count))},
      {"pending", pending == 0 ? json(false) : json(std::to_string(pending))},
      {"by_grade", std::move(grades)}};
}

json projects_json(const FactContext& context, SourceIndex& sources) {
  json list = json::array();
  for (const catalog::ResearchProject& project : context.catalog.research_projects()) {
    const catalog::Service* service =
        project.service ? context.catalog.service(*project.service) : nullptr;
    list.push_back(
        {{"id", project.id},
         {"title", project.title},
         {"who", or_false(project.principal_investigator)},
         {"where", or_false(project.institution)},
         {"period", or_false(project.period)},
         {"status", project.status},
         {"domains",
          joined(context, labels_of(context, catalog::Vocabulary::Domains, project.domains))},
         {"service", service == nullptr ? json(false)
                                        : json{{"href", "/services/" + service->id.text()},
                                               {"name", service->name}}},
         {"cite", sources.cite(project.provenance, "record")}});
  }
  return list;
}

json questions_json(const FactContext& context, const catalog::Guideline& guideline,
                    SourceIndex& sources) {
  json list = json::array();
  for (const catalog::FutureResearchQuestion& one : guideline.research_questions) {
    list.push_back({{"id", one.id},
                    {"question", one.question},
                    {"direction", or_false(one.direction)},
                    {"guideline", guideline.name},
                    {"guideline_href", "/guidelines/" + guideline.id.text()},
                    {"domain", context.catalog.taxonomy().label(catalog::Vocabulary::Domains,
                                                                guideline.domain)},
                    {"withheld_href", one.recommendation
                                          ? json("/recommendations/" + one.recommendation->text())
                                          : json(false)},
                    {"cite", sources.cite(one.provenance, "record")}});
  }
  return list;
}
}  // namespace

Response guidelines_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  json rows = json::array();
  for (const bool clinical : {false, true}) {
    for (const catalog::Guideline& guideline : snapshot->catalog->guidelines()) {
      if (guideline.clinical == clinical) rows.push_back(guideline_row(context, guideline));
    }
  }
  SourceIndex sources(context);
  json questions = json::array();
  for (const catalog::Guideline& guideline : snapshot->catalog->guidelines()) {
    for (json& one : questions_json(context, guideline, sources)) {
      questions.push_back(std::move(one));
    }
  }
  json model{{"guidelines", std::move(rows)},
             {"scale", grade_scale(context, nullptr)},
             {"matrix", matrix_view(context)},
             {"questions", std::move(questions)},
             {"projects", projects_json(context, sources)}};
  model["source_list"] = sources.list();
  const Frame frame{.title = site.wording().text("guidelines.title"),
                    .section = "guidelines",
                    .description = site.wording().text("guidelines.description"),
                    .alternate = "/en/guidelines"};
  return site.page(request, *snapshot, frame, "guidelines", std::move(model));
}

Response guideline_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const catalog::Guideline* guideline =
      snapshot->catalog->guideline(GuidelineId(request.parameters.get("id")));
  if (guideline == nullptr) return problem_response(not_found(site, "guideline.not_found"));
  SourceIndex sources(context);
  json facts = json::array();
  const auto add = [&](std::string_view label, const std::string& value) {
    facts.push_back(
        {{"label", wording.text(label)},
         {"value", or_false(value)},
         {"link", false},
         {"cite", value.empty() ? json(false) : sources.cite(guideline->provenance, "record")}});
  };
  add("row.domain", std::string(context.catalog.taxonomy().label(catalog::Vocabulary::Domains,
                                                                 guideline->domain)));
  add("row.lead", joined(context, guideline->lead_societies));
  if (!guideline->cooperating_bodies.empty()) {
    add("row.cooperating", joined(context, guideline->cooperating_bodies));
  }
  add("row.version", guideline->version.value_or(""));
  add("row.published",
      guideline->published_on ? wording.date(guideline->published_on->text()) : "");
  if (guideline->publication_note) add("row.publication_note", *guideline->publication_note);
  add("row.life_stage", guideline->life_stage.value_or(""));
  add("row.phase", guideline->prevention_phase.value_or(""));
  add("row.hq_total", guideline->hq_total ? grouped(*guideline->hq_total) : "");
  if (guideline->method_note) add("row.method_note", *guideline->method_note);
  for (const std::string& text : guideline->related_evidence) add("row.related_evidence", text);
  if (guideline->note) add("row.notes", *guideline->note);
  add("row.url", guideline->url.value_or(""));
  if (guideline->url) facts.back()["link"] = or_false(external_href(*guideline->url).value_or(""));

  std::size_t pending = 0;
  json recommendations = json::array();
  for (const catalog::Recommendation& one : guideline->recommendations) {
    if (is_pending(one.verification)) ++pending;
    json item = recommendation_view(context, one, sources);
    item["services"] = linked_services(context, one.id);
    item["others"] = json::array();
    for (const catalog::Recommendation* other : of_other_documents(context.catalog, one)) {
      item["others"].push_back(recommendation_view(context, *other, sources));
    }
    item["has_others"] = !item["others"].empty();
    recommendations.push_back(std::move(item));
  }
  json frqs = questions_json(context, *guideline, sources);
  const std::size_t count = recommendations.size();
  json model{
      {"name", guideline->name},
      {"clinical", guideline->clinical},
      {"facts", std::move(facts)},
      {"count", count == 0 ? json(false) : json(std::to_string(count))},
      {"of_total",
       count == 0 || !guideline->hq_total
           ? json(false)
           : json(wording.text("guideline.of_total", {{"total", grouped(*guideline->hq_total)},
                                                      {"count", std::to_string(count)}}))},
      {"pending_note", pending == 0 ? json(false)
                                    : json(wording.text("guideline.pending",
                                                        {{"count", std::to_string(pending)}}))},
      {"recommendations", std::move(recommendations)},
      {"has_frqs", !frqs.empty()},
      {"frqs", std::move(frqs)},
      {"source_list", sources.list()}};
  const Frame frame{.title = guideline->name,
                    .section = "guidelines",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("guidelines.title"), "/guidelines"},
                               {guideline->name}},
                    .alternate = "/en/guidelines/" + guideline->id.text()};
  return site.page(request, *snapshot, frame, "guideline", std::move(model));
}

}  // namespace mitate::web
