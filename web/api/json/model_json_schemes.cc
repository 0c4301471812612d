// Schemes and who holds them, as JSON.
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "web/api/json/model_json.h"
#include "web/api/json/or_null.h"

namespace mitate::web::api {

using namespace catalog;

/// What a certificate says of itself, alike on the record and on the scheme.
static void put_holding(Json& out, const SchemeHolding& holding, Date as_of) {
  out["subject"] = holding.subject;
  out["inherited_from"] =
      holding.inherited_from ? Json(holding.inherited_from->text()) : Json(nullptr);
  out["number"] = or_null(holding.number);
  out["category"] = or_null(holding.category);
  out["valid_from"] = or_null(holding.validity.from);
  out["valid_to"] = or_null(holding.validity.to);
  out["state"] = name_of(holding.validity.at(as_of));
  out["note"] = or_null(holding.note);
}

Json holdings(const Catalog& catalog, const Service& service, Date as_of, bool certifications) {
  Json out = Json::array();
  for (const SchemeHolding& holding : service.schemes) {
    const Scheme* scheme = catalog.scheme(holding.scheme);
    if (scheme == nullptr || scheme->is_certification() != certifications) continue;
    Json one;
    one["scheme"] = holding.scheme.text();
    one["name"] = scheme->name;
    one["kind"] = scheme->kind;
    put_holding(one, holding, as_of);
    one["valid_from_text"] = or_null(holding.valid_from_text);
    out.push_back(std::move(one));
  }
  return out;
}

Json scheme_json(const Catalog& catalog, const Scheme& scheme, Date as_of,
                 const std::optional<ranker::ContractWindow>& contract) {
  Json out;
  out["id"] = scheme.id.text();
  out["name"] = scheme.name;
  out["name_kana"] = or_null(scheme.name_kana);
  out["aliases"] = scheme.aliases;
  out["kind"] = scheme.kind;
  out["is_certification"] = scheme.is_certification();
  out["issuer"] = or_null(scheme.issuer);
  out["applies_to"] = scheme.applies_to;
  out["meaning"] = scheme.meaning;
  out["validity_text"] = or_null(scheme.validity_text);
  out["validity_months"] = or_null(scheme.validity_months);
  out["details"] = Json::array();
  for (const auto& [name, value] : scheme.details) {
    Json one;
    one["name"] = name;
    one["value"] = value;
    out["details"].push_back(std::move(one));
  }
  out["holders"] = Json::array();
  for (const Service& service : catalog::public_services(catalog)) {
    for (const SchemeHolding& holding : service.schemes) {
      if (holding.scheme != scheme.id) continue;
      Json one;
      one["service"] = service_brief(catalog, service);
      put_holding(one, holding, as_of);
      if (contract) {
        const bool valid = holding.validity.at(as_of) == Validity::At::Valid;
        const auto end = valid ? holding.validity.to : std::nullopt;
        one["expires_within_contract"] =
            ranker::lapse_of(end, *contract, as_of) != ranker::Lapse::None;
      }
      out["holders"].push_back(std::move(one));
    }
  }
  out["provenance"] = provenance_json(scheme.provenance);
  return out;
}

}  // namespace mitate::web::api
