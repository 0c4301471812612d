// The evidence side: guidelines, their questions with all five grades, and what is still open.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "web/html/links.h"
#include "web/pages/handlers.h"
#include "web/pages/service_sections.h"

namespace mitate::web {
namespace {
using nlohmann::json;

bool is_pending(const catalog::Recommendation& one) {
  return one.verification == catalog::Verification::AiSummary ||
         one.verification == catalog::Verification::Unverified;
}

json guideline_row(const FactContext& context, const catalog::Guideline& guideline) {
  std::map<int, std::size_t> by_grade;
  std::size_t pending = 0;
  for (const catalog::Recommendation& one : guideline.recommendations) {
    ++by_grade[one.grade.value_or(0)];
    if (is_pending(one)) ++pending;
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

json services_with(const FactContext& context, const RecommendationId& recommendation) {
  json list = json::array();
  for (const catalog::Service& service : context.catalog.services()) {
    const bool mapped = std::any_of(
        service.evidence_links.begin(), service.evidence_links.end(),
        [&](const catalog::EvidenceLink& link) { return link.recommendation == recommendation; });
    if (!mapped) continue;
    list.push_back(
        {{"href", "/services/" + service.id.text()}, {"name", service.name}, {"last", false}});
  }
  if (!list.empty()) list.back()["last"] = true;
  return list;
}

json optional_text(const std::optional<std::string>& text) {
  return text ? or_false(*text) : json(false);
}

json recommendation_json(const FactContext& context, const catalog::Recommendation& one,
                         SourceIndex& sources) {
  json item = grade_view(context, one);
  item["id"] = one.id.text();
  item["question"] = one.question;
  item["native"] = optional_text(one.native_grade);
  item["intervention"] =
      context.catalog.taxonomy().label(catalog::Vocabulary::Interventions, one.intervention);
  item["population"] = one.population;
  item["outcome"] = one.outcome_text;
  const std::string certainty(1, one.certainty.value_or('-'));
  item["certainty"] =
      one.certainty ? json(context.wording.text("certainty." + certainty)) : json(false);
  item["certainty_dots"] =
      one.certainty ? json(context.wording.text("certainty.dots." + certainty)) : json(false);
  item["agreement"] = optional_text(one.agreement_rate);
  item["effect"] = optional_text(one.effect_summary);
  item["note"] = optional_text(one.note);
  item["services"] = services_with(context, one.id);
  item["cite"] = sources.cite(one.provenance, "grade");
  return item;
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
  json model{{"guidelines", std::move(rows)}, {"scale", grade_scale(context, nullptr)}};
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
    if (is_pending(one)) ++pending;
    recommendations.push_back(recommendation_json(context, one, sources));
  }
  json frqs = json::array();
  for (const catalog::FutureResearchQuestion& one : guideline->research_questions) {
    frqs.push_back({{"question", one.question},
                    {"direction", optional_text(one.direction)},
                    {"cite", sources.cite(one.provenance, "record")}});
  }
  const std::size_t count = recommendations.size();
  json model{{"name", guideline->name},
             {"clinical", guideline->clinical},
             {"facts", std::move(facts)},
             {"count", count == 0 ? json(false) : json(std::to_string(count))},
             {"pending_note",
              pending == 0
                  ? json(false)
                  : json(wording.text("guideline.pending", {{"count", std::to_string(pending)}}))},
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
