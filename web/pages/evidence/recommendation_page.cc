// One recommendation: the question, the grade beside the document's own words, what is linked to it
// and, apart, what does the same kind of thing without a link; other documents stand beside it.
#include <nlohmann/json.hpp>

#include "web/pages/evidence/recommendation_views.h"

#include "web/pages/evidence/routes.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json research_questions(const FactContext& context, const catalog::Recommendation& one,
                        SourceIndex& sources) {
  json list = json::array();
  const catalog::Guideline* guideline = context.catalog.guideline(one.guideline);
  if (guideline == nullptr) return list;
  for (const catalog::FutureResearchQuestion& question : guideline->research_questions) {
    if (question.recommendation != one.id) continue;
    list.push_back({{"question", question.question},
                    {"direction", or_false(question.direction)},
                    {"cite", sources.cite(question.provenance, "record")}});
  }
  return list;
}

/// This recommendation first, then those of other documents, for one table.
json side_by_side(const FactContext& context, const catalog::Recommendation& one,
                  SourceIndex& sources) {
  const auto others = of_other_documents(context.catalog, one);
  json list = json::array();
  if (others.empty()) return list;
  list.push_back(recommendation_view(context, one, sources));
  list.back()["here"] = true;
  for (const catalog::Recommendation* other : others) {
    list.push_back(recommendation_view(context, *other, sources));
    list.back()["here"] = false;
  }
  return list;
}
}  // namespace

Response recommendation_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const catalog::Recommendation* one =
      snapshot->catalog->recommendation(RecommendationId(request.parameters.get("id")));
  if (one == nullptr) return problem_response(not_found(site, "recommendation.not_found"));
  SourceIndex sources(context);
  sources.judge_freshness(*as_of);
  json model{{"rec", recommendation_view(context, *one, sources)}};
  model["discouraged"] = one->grade == 3 || one->grade == 4;
  model["withheld"] = one->grade == 5;
  model["unread"] = !one->grade.has_value();
  model["questions"] = research_questions(context, *one, sources);
  model["linked"] = linked_services(context, one->id);
  model["linked_count"] = std::to_string(model["linked"].size());
  model["unlinked"] = unlinked_services(context, *one);
  model["unlinked_count"] = std::to_string(model["unlinked"].size());
  model["documents"] = side_by_side(context, *one, sources);
  model["source_list"] = sources.list();
  const catalog::Guideline* guideline = snapshot->catalog->guideline(one->guideline);
  const Frame frame{.title = one->question,
                    .section = "guidelines",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("guidelines.title"), "/guidelines"},
                               {guideline == nullptr ? one->guideline.text() : guideline->name,
                                "/guidelines/" + one->guideline.text()},
                               {wording.text("recommendation.crumb")}}};
  return site.page(request, *snapshot, frame, "recommendation", std::move(model));
}

}  // namespace mitate::web
