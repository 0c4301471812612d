#include "web/api/json/compare.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using catalog::Service;

/// A row: the fact's name in provenance and how its value is taken from a record's JSON.
struct RowRule {
  const char* fact;
  const char* member;
};
constexpr RowRule kRows[] = {
    {"type", "type"},
    {"domains", "domains"},
    {"segments", "segments"},
    {"buyer_types", "buyer_types"},
    {"interventions", "interventions"},
    {"recommendations", "recommendations"},
    {"evidence", "evidence"},
    {"prices", "prices"},
    {"delivery_modes", "delivery_modes"},
    {"coverage", "coverage"},
    {"certifications", "certifications"},
    {"recognitions", "recognitions"},
    {"stage", "stage"},
    {"last_verified", "last_verified"},
};

/// Empty lists mean that nothing is known, so they are shown as null.
Json comparable(const Json& record, const char* member) {
  const Json& value = record[member];
  const std::string_view name = member;
  Json out;
  if (name == "interventions") {
    for (const Json& one : value) out.push_back(one["intervention"]);
  } else if (name == "recommendations") {
    for (const Json& one : value) {
      Json item;
      for (const char* key :
           {"recommendation", "intervention", "grade", "verification", "directness"}) {
        item[key] = one[key];
      }
      out.push_back(std::move(item));
    }
  } else if (name == "evidence") {
    out = value["status"];
  } else if (name == "prices") {
    for (const Json& one : value) {
      Json item;
      for (const char* key :
           {"kind", "amount_yen", "unit", "payer", "tax", "qualifier", "original_text"}) {
        item[key] = one[key];
      }
      out.push_back(std::move(item));
    }
  } else if (name == "coverage") {
    if (value["kind"] != "unknown") {
      out["kind"] = value["kind"];
      out["text"] = value["text"];
    }
  } else {
    out = value;
  }
  return out.empty() && !out.is_primitive() ? Json(nullptr) : out;
}

}  // namespace

Json compare_json(const catalog::Catalog& catalog, const std::vector<const Service*>& services,
                  Date as_of) {
  Json out;
  out["services"] = Json::array();
  std::vector<Json> records;
  for (const Service* service : services) {
    out["services"].push_back(service_brief(catalog, *service));
    records.push_back(service_record(catalog, *service, as_of));
  }
  std::vector<Json> rows;
  for (const RowRule& rule : kRows) {
    Json row;
    row["fact"] = rule.fact;
    row["differs"] = false;
    row["cells"] = Json::array();
    for (std::size_t i = 0; i < services.size(); ++i) {
      Json cell;
      cell["value"] = comparable(records[i], rule.member);
      const catalog::FactSource* best = services[i]->provenance.best(rule.fact);
      cell["as_of"] = best != nullptr && best->as_of ? Json(best->as_of->text()) : Json(nullptr);
      cell["verification"] =
          best == nullptr ? Json(nullptr) : Json(catalog::name_of(best->verification));
      if (i > 0 && cell["value"] != row["cells"][0]["value"]) row["differs"] = true;
      row["cells"].push_back(std::move(cell));
    }
    rows.push_back(std::move(row));
  }
  std::stable_partition(rows.begin(), rows.end(),
                        [](const Json& row) { return row["differs"].get<bool>(); });
  out["rows"] = rows;
  out["as_of"] = as_of.iso();
  return out;
}

}  // namespace mitate::web::api
