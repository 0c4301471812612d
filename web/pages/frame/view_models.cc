#include "web/pages/frame/view_models.h"

#include <nlohmann/json.hpp>

#include "catalog/base/result.h"

namespace mitate::web {

nlohmann::json or_false(const std::string& text) {
  return text.empty() ? nlohmann::json(false) : nlohmann::json(text);
}

nlohmann::json or_false(const std::optional<std::string>& text) {
  return text ? or_false(*text) : nlohmann::json(false);
}

void put_markup(nlohmann::json& model, const std::string& name, const SafeHtml& markup) {
  MITATE_CHECK(name.ends_with("_html") || name.ends_with("_svg"));
  model[name] = or_false(markup.str());
}

void to_json(nlohmann::json& out, const Crumb& crumb) {
  out = {{"label", crumb.label}, {"href", or_false(crumb.href)}};
}

void to_json(nlohmann::json& out, const SourceView& source) {
  out = {{"title", source.title},
         {"href", or_false(source.href)},
         {"locator", or_false(source.locator)},
         {"verification", source.verification},
         {"as_of", or_false(source.as_of)},
         {"retrieved_on", source.retrieved_on},
         {"curator", source.curator},
         {"gone", source.gone}};
}

void to_json(nlohmann::json& out, const FactView& fact) {
  out = {{"label", fact.label},
         {"value", or_false(fact.value)},
         {"note", or_false(fact.note)},
         {"link", or_false(fact.href)},
         {"sources", fact.sources}};
}

void to_json(nlohmann::json& out, const Chip& chip) {
  out = {{"label", chip.label}, {"href", or_false(chip.href)}, {"facet", or_false(chip.facet)}};
}

void to_json(nlohmann::json& out, const GradeView& grade) {
  out = {{"grade", grade.grade},
         {"label", grade.label},
         {"dots", or_false(grade.dots)},
         {"pending", grade.pending}};
}

void to_json(nlohmann::json& out, const BadgeView& badge) {
  out = {{"label", badge.label}, {"kind", badge.kind}};
}

void to_json(nlohmann::json& out, const ServiceCard& card) {
  out = {{"id", card.id},
         {"href", card.href},
         {"name", card.name},
         {"service_type", card.service_type},
         {"tags", card.tags},
         {"badges", card.badges},
         {"grades", card.grades},
         {"more_grades", card.more_grades == 0 ? nlohmann::json(false)
                                               : nlohmann::json(std::to_string(card.more_grades))},
         {"evidence", card.evidence},
         {"evidence_known", card.evidence_known},
         {"price", or_false(card.price)},
         {"coverage", or_false(card.coverage)},
         {"last_verified", card.last_verified},
         {"picked", card.picked}};
  // What sections of the template need to know before they open.
  const bool all_facts = card.evidence_known && !card.price.empty() && !card.coverage.empty();
  out["has_grades"] = !card.grades.empty();
  out["any_known"] =
      !card.grades.empty() || card.evidence_known || !card.price.empty() || !card.coverage.empty();
  out["any_unknown"] = !all_facts || card.grades.empty();
  out["gaps"] = !all_facts;
  put_markup(out, "name_html", card.name_html);
  put_markup(out, "provider_html", card.provider_html);
  put_markup(out, "summary_html", card.summary_html);
  out["also"] = nlohmann::json::array();
  for (const auto& [field, text] : card.also) {
    nlohmann::json item{{"field", field}};
    put_markup(item, "text_html", text);
    out["also"].push_back(std::move(item));
  }
}

}  // namespace mitate::web
