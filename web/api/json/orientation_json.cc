#include "web/api/json/orientation_json.h"

#include <nlohmann/json.hpp>

#include "catalog/curation/price_orientation.h"
#include "web/api/json/or_null.h"
#include "web/api/json/provenance_json.h"

namespace mitate::web::api {
namespace {

Json case_json(const catalog::CostBenchmark& one) {
  Json out;
  out["id"] = one.id;
  out["topic"] = one.topic;
  out["buyer"] = or_null(one.buyer);
  out["amount_yen"] = *one.amount_yen;
  out["unit"] = or_null(one.unit);
  out["tax"] = catalog::name_of(one.tax);
  out["scale"] = or_null(one.scale);
  out["as_of"] = one.as_of ? Json(one.as_of->text()) : Json(nullptr);
  out["original_text"] = or_null(one.original_text);
  out["note"] = or_null(one.note);
  out["provenance"] = provenance_json(one.provenance);
  return out;
}

}  // namespace

Json price_orientation_json(const catalog::Catalog& catalog, const catalog::Service& service) {
  Json out = Json::array();
  for (const catalog::PriceGroup& group : catalog::price_orientation(catalog, service)) {
    Json one;
    one["intervention"] = group.intervention;
    one["amount_kind"] = catalog::name_of(group.kind);
    one["unit_kind"] = catalog::name_of(group.unit);
    one["tax_excluded"] = group.tax_excluded;
    one["range"] = nullptr;
    if (group.range) {
      one["range"] = {{"lowest_yen", group.range->lowest},
                      {"highest_yen", group.range->highest},
                      {"buyers", group.range->buyers}};
    }
    one["cases"] = Json::array();
    for (const catalog::CostBenchmark* single : group.cases) {
      one["cases"].push_back(case_json(*single));
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json link_decisions_json(const catalog::Catalog& catalog, const catalog::Service& service) {
  Json out = Json::array();
  for (const catalog::LinkDecision& one : service.link_decisions) {
    const catalog::Guideline* guideline = catalog.guideline(one.guideline);
    out.push_back({{"guideline", one.guideline.text()},
                   {"guideline_name", guideline == nullptr ? Json(nullptr) : Json(guideline->name)},
                   {"reason", one.reason},
                   {"decided_by", one.decided_by},
                   {"decided_on", one.decided_on.iso()}});
  }
  return out;
}

}  // namespace mitate::web::api
