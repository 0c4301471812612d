#include "web/pages/evidence/recommendation_views.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

constexpr int kColumns[] = {1, 2, 3, 4, 5, 0};

json service_link(const catalog::Service& service) {
  return {{"href", "/services/" + service.id.text()}, {"name", service.name}};
}

json matrix_row(const FactContext& context, const std::string& intervention,
                const std::vector<const catalog::Recommendation*>& recommendations) {
  json cells = json::array();
  std::size_t pending = 0;
  for (const int grade : kColumns) {
    json links = json::array();
    for (const catalog::Recommendation* one : recommendations) {
      if (one->grade.value_or(0) != grade) continue;
      links.push_back(
          {{"href", "/recommendations/" + one->id.text()}, {"outcome", one->outcome_text}});
    }
    cells.push_back({{"grade", grade}, {"links", std::move(links)}});
  }
  for (const catalog::Recommendation* one : recommendations)
    pending += is_pending(one->verification);
  return {{"label", context.catalog.taxonomy().label(Vocabulary::Interventions, intervention)},
          {"pending", pending == 0 ? json(false) : json(std::to_string(pending))},
          {"cells", std::move(cells)}};
}
}  // namespace

json recommendation_view(const FactContext& context, const catalog::Recommendation& one,
                         SourceIndex& sources) {
  json item = grade_view(context, one);
  item["id"] = one.id.text();
  item["href"] = "/recommendations/" + one.id.text();
  item["question"] = one.question;
  item["native"] = or_false(one.native_grade);
  item["intervention"] =
      context.catalog.taxonomy().label(Vocabulary::Interventions, one.intervention);
  item["population"] = one.population;
  item["outcome"] = one.outcome_text;
  const std::string certainty(1, one.certainty.value_or('-'));
  item["certainty"] =
      one.certainty ? json(context.wording.text("certainty." + certainty)) : json(false);
  item["certainty_dots"] =
      one.certainty ? json(context.wording.text("certainty.dots." + certainty)) : json(false);
  item["agreement"] = or_false(one.agreement_rate);
  item["effect"] = or_false(one.effect_summary);
  item["note"] = or_false(one.note);
  const catalog::Guideline* guideline = context.catalog.guideline(one.guideline);
  item["guideline"] = guideline == nullptr ? one.guideline.text() : guideline->name;
  item["guideline_href"] = "/guidelines/" + one.guideline.text();
  item["version"] = guideline == nullptr ? json(false) : or_false(guideline->version);
  item["clinical"] = guideline != nullptr && guideline->clinical;
  item["cite"] = sources.cite(one.provenance, "grade");
  return item;
}

json linked_services(const FactContext& context, const RecommendationId& recommendation) {
  json list = json::array();
  for (const catalog::Service& service : context.catalog.services()) {
    for (const catalog::EvidenceLink& link : service.evidence_links) {
      if (link.recommendation != recommendation) continue;
      json item = service_link(service);
      item["badges"] = stage_badges(context, service);
      item["directness"] =
          context.wording.text("directness." + std::string(name_of(link.directness)));
      item["rationale"] = link.rationale;
      const std::string role = "role." + link.mapped_by;
      item["mapped_by"] = context.wording.has(role) ? context.wording.text(role) : link.mapped_by;
      item["mapped_on"] = context.wording.date(link.mapped_on.iso());
      item["last"] = false;
      list.push_back(std::move(item));
    }
  }
  if (!list.empty()) list.back()["last"] = true;
  return list;
}

json unlinked_services(const FactContext& context, const catalog::Recommendation& one) {
  json list = json::array();
  for (const catalog::Service& service : context.catalog.services()) {
    if (service.status != catalog::ListingStatus::Listed) continue;
    const bool does = std::any_of(
        service.interventions.begin(), service.interventions.end(),
        [&](const catalog::InterventionUse& use) { return use.intervention == one.intervention; });
    const bool linked = std::any_of(
        service.evidence_links.begin(), service.evidence_links.end(),
        [&](const catalog::EvidenceLink& link) { return link.recommendation == one.id; });
    if (does && !linked) list.push_back(service_link(service));
  }
  return list;
}

std::vector<const catalog::Recommendation*> of_other_documents(const catalog::Catalog& catalog,
                                                               const catalog::Recommendation& one) {
  std::vector<const catalog::Recommendation*> out;
  for (const catalog::Guideline& guideline : catalog.guidelines()) {
    if (guideline.id == one.guideline) continue;
    for (const catalog::Recommendation& other : guideline.recommendations) {
      if (other.intervention == one.intervention) out.push_back(&other);
    }
  }
  return out;
}

json matrix_view(const FactContext& context) {
  std::map<std::string, std::map<std::string, std::vector<const catalog::Recommendation*>>> cells;
  for (const catalog::Guideline& guideline : context.catalog.guidelines()) {
    cells[guideline.domain];
    for (const catalog::Recommendation& one : guideline.recommendations) {
      cells[guideline.domain][one.intervention].push_back(&one);
    }
  }
  json heads = json::array();
  for (const int grade : kColumns) {
    heads.push_back({{"grade", grade},
                     {"label", context.wording.text("matrix.grade." + std::to_string(grade))},
                     {"dots", context.wording.text("grade.dots." + std::to_string(grade))}});
  }
  json domains = json::array();
  for (const auto& [domain, interventions] : cells) {
    json rows = json::array();
    for (const auto& [intervention, list] : interventions) {
      rows.push_back(matrix_row(context, intervention, list));
    }
    domains.push_back({{"label", context.catalog.taxonomy().label(Vocabulary::Domains, domain)},
                       {"rows", std::move(rows)}});
  }
  return {{"heads", std::move(heads)}, {"domains", std::move(domains)}};
}

}  // namespace mitate::web
