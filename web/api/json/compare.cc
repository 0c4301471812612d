#include "web/api/json/compare.h"

#include <nlohmann/json.hpp>

#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using catalog::Service;

using catalog::Catalog;

Json texts(const std::vector<std::string>& values) { return values; }

Json interventions(const Service& service) {
  Json out = Json::array();
  for (const catalog::InterventionUse& use : service.interventions) out.push_back(use.intervention);
  return out;
}

Json recommendations(const Catalog& catalog, const Service& service) {
  Json out = Json::array();
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    const catalog::Recommendation* found = catalog.recommendation(link.recommendation);
    Json one;
    one["recommendation"] = link.recommendation.text();
    one["intervention"] = link.intervention;
    one["grade"] = found != nullptr && found->grade ? Json(*found->grade) : Json(nullptr);
    one["verification"] =
        found == nullptr ? Json(nullptr) : Json(catalog::name_of(found->verification));
    one["directness"] = catalog::name_of(link.directness);
    out.push_back(std::move(one));
  }
  return out;
}

Json prices(const Service& service) {
  Json out = Json::array();
  for (const catalog::Price& price : service.prices) {
    Json one;
    one["kind"] = catalog::name_of(price.kind);
    one["amount_yen"] = price.amount_yen ? Json(*price.amount_yen) : Json(nullptr);
    one["unit"] = catalog::name_of(price.unit);
    one["payer"] = catalog::name_of(price.payer);
    one["tax"] = catalog::name_of(price.tax);
    one["qualifier"] = catalog::name_of(price.qualifier);
    one["original_text"] = price.original_text;
    out.push_back(std::move(one));
  }
  return out;
}

Json coverage(const Service& service) {
  if (service.coverage == catalog::Coverage::Unknown) return nullptr;
  Json out;
  out["kind"] = catalog::name_of(service.coverage);
  out["text"] = service.coverage_text ? Json(*service.coverage_text) : Json(nullptr);
  return out;
}

/// A row: the fact's name in provenance and how its value is taken from a service.
struct RowRule {
  const char* fact;
  Json (*value)(const Catalog& catalog, const Service& service, Date as_of);
};
const RowRule kRows[] = {
    {"type", [](const Catalog&, const Service& s, Date) { return Json(s.service_type); }},
    {"domains", [](const Catalog&, const Service& s, Date) { return texts(s.domains); }},
    {"segments", [](const Catalog&, const Service& s, Date) { return texts(s.segments); }},
    {"buyer_types", [](const Catalog&, const Service& s, Date) { return texts(s.buyer_types); }},
    {"interventions", [](const Catalog&, const Service& s, Date) { return interventions(s); }},
    {"recommendations",
     [](const Catalog& catalog, const Service& s, Date) { return recommendations(catalog, s); }},
    {"evidence",
     [](const Catalog&, const Service& s, Date) {
       return s.evidence_best.empty() ? Json(nullptr) : Json(s.evidence_best);
     }},
    {"prices", [](const Catalog&, const Service& s, Date) { return prices(s); }},
    {"delivery_modes",
     [](const Catalog&, const Service& s, Date) { return texts(s.delivery_modes); }},
    {"coverage", [](const Catalog&, const Service& s, Date) { return coverage(s); }},
    {"certifications", [](const Catalog& catalog, const Service& s,
                          Date day) { return holdings(catalog, s, day, true); }},
    {"recognitions", [](const Catalog& catalog, const Service& s,
                        Date day) { return holdings(catalog, s, day, false); }},
    {"stage",
     [](const Catalog&, const Service& s, Date) { return Json(catalog::name_of(s.stage)); }},
    {"last_verified",
     [](const Catalog&, const Service& s, Date) { return Json(s.last_verified.iso()); }},
};

}  // namespace

Json compare_json(const Catalog& catalog, const std::vector<const Service*>& services, Date as_of) {
  Json out;
  out["services"] = Json::array();
  for (const Service* service : services) {
    out["services"].push_back(service_brief(catalog, *service));
  }
  std::vector<Json> rows[2];  // that differ; that do not
  for (const RowRule& rule : kRows) {
    Json cells = Json::array();
    bool differs = false;
    for (const Service* service : services) {
      Json cell;
      cell["value"] = rule.value(catalog, *service, as_of);
      // Empty lists mean that nothing is known.
      if (cell["value"].is_array() && cell["value"].empty()) cell["value"] = nullptr;
      const catalog::FactSource* best = service->provenance.best(rule.fact);
      cell["as_of"] = best != nullptr && best->as_of ? Json(best->as_of->text()) : Json(nullptr);
      cell["verification"] =
          best == nullptr ? Json(nullptr) : Json(catalog::name_of(best->verification));
      differs = differs || (!cells.empty() && cell["value"] != cells[0]["value"]);
      cells.push_back(std::move(cell));
    }
    Json row;
    row["fact"] = rule.fact;
    row["differs"] = differs;
    row["cells"] = std::move(cells);
    rows[differs ? 0 : 1].push_back(std::move(row));
  }
  out["rows"] = std::move(rows[0]);
  for (Json& row : rows[1]) out["rows"].push_back(std::move(row));
  out["as_of"] = as_of.iso();
  return out;
}

}  // namespace mitate::web::api
