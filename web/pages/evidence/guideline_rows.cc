#include "web/pages/evidence/guideline_rows.h"

#include <map>
#include <nlohmann/json.hpp>

#include "web/pages/facts/fact_views.h"

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
  for (const int grade : {1, 2, 3, 4, 5, 0}) {
    const auto found = by_grade.find(grade);
    if (found == by_grade.end()) continue;
    grades.push_back({{"grade", grade},
                      {"label", context.text("grade." + std::to_string(grade))},
                      {"dots", context.wording.text("grade.dots." + std::to_string(grade))},
                      {"count", std::to_string(found->second)}});
  }
  const std::size_t count = guideline.recommendations.size();
  return {{"href", context.href("/guidelines/" + guideline.id.text())},
          {"name", guideline.name},
          {"clinical", guideline.clinical},
          {"domain", context.label(catalog::Vocabulary::Domains, guideline.domain)},
          {"published", guideline.published_on ? json(context.date(guideline.published_on->text()))
                                               : json(false)},
          {"count", count == 0 ? json(false) : json(std::to_string(count))},
          {"pending", pending == 0 ? json(false) : json(std::to_string(pending))},
          {"by_grade", std::move(grades)}};
}
}  // namespace

json guideline_rows(const FactContext& context) {
  json rows = json::array();
  for (const bool clinical : {false, true}) {
    for (const catalog::Guideline& guideline : context.catalog.guidelines()) {
      if (guideline.clinical == clinical) rows.push_back(guideline_row(context, guideline));
    }
  }
  return rows;
}

}  // namespace mitate::web
