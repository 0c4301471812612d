// Guidelines and one guideline in English.
#include <nlohmann/json.hpp>

#include "web/pages/english/english_views.h"
#include "web/pages/english/routes.h"
#include "web/pages/evidence/guideline_rows.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
using nlohmann::json;

Response english_guidelines_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording(), kEnglish};
  json model{{"guidelines", guideline_rows(context)}, {"scale", grade_scale(context, nullptr)}};
  Frame frame =
      english_frame(site.wording(), context.text("guidelines.title"), "guidelines", "/guidelines");
  frame.crumbs.push_back({context.text("nav.guidelines")});
  return site.page(request, *snapshot, frame, "en_guidelines", std::move(model));
}

Response english_guideline_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording(), kEnglish};
  const catalog::Guideline* one =
      snapshot->catalog->guideline(GuidelineId(request.parameters.get("id")));
  if (one == nullptr) return problem_response(not_found(site, "guideline.not_found"));
  json lead = json::array();
  for (const std::string& society : one->lead_societies) {
    lead.push_back(
        {{"text", society}, {"ja", true}, {"last", &society == &one->lead_societies.back()}});
  }
  json rows = json::array();
  rows.push_back(
      list_row(context, "row.domain", context.labels(catalog::Vocabulary::Domains, {one->domain})));
  rows.push_back(list_row(context, "row.lead", std::move(lead)));
  rows.push_back(text_row(context, "row.version", one->version.value_or(""), true));
  rows.push_back(
      text_row(context, "row.published", one->published_on ? one->published_on->text() : ""));
  rows.push_back(text_row(context, "row.hq_total", one->hq_total ? grouped(*one->hq_total) : ""));
  json recommendations = json::array();
  for (const catalog::Recommendation& each : one->recommendations) {
    json item = english_recommendation(context, each);
    item["native"] = or_false(each.native_grade);
    recommendations.push_back(std::move(item));
  }
  json model{{"name", one->name},
             {"clinical", one->clinical},
             {"rows", std::move(rows)},
             {"recommendations", std::move(recommendations)},
             {"sources", english_sources(context, one->provenance)}};
  Frame frame =
      english_frame(site.wording(), one->name, "guidelines", "/guidelines/" + one->id.text());
  frame.crumbs.push_back({context.text("nav.guidelines"), context.href("/guidelines")});
  frame.crumbs.push_back({one->name});
  return site.page(request, *snapshot, frame, "en_guideline", std::move(model));
}

}  // namespace mitate::web
