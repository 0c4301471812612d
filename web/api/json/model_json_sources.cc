// Sources, and who attests what, as JSON.
#include <nlohmann/json.hpp>
#include <set>

#include "web/api/json/model_json.h"
#include "web/api/json/or_null.h"

namespace mitate::web::api {

using namespace catalog;

Json source_json(const Source& source) {
  Json out;
  out["id"] = source.id.text();
  out["title"] = source.title;
  out["locator"] = text_or_null(source.locator);
  out["url"] = or_null(source.url);
  out["publisher_kind"] = source.publisher_kind;
  out["verification"] = catalog::name_of(source.verification);
  out["retrieved_on"] = source.retrieved_on.iso();
  out["published_on"] = or_null(source.published_on);
  out["gone"] = source.gone;
  return out;
}

void collect_sources(const Provenance& provenance, std::set<SourceId>& ids) {
  for (const FactSource& entry : provenance.entries) ids.insert(entry.source);
}

Json sources_json(const Catalog& catalog, const std::set<SourceId>& ids) {
  Json out = Json::object();
  for (const SourceId& id : ids) {
    if (const Source* source = catalog.source(id)) out[id.text()] = source_json(*source);
  }
  return out;
}

Json provenance_json(const Provenance& provenance) {
  Json out = Json::array();
  for (const FactSource& entry : provenance.entries) {
    Json one;
    one["fact"] = entry.fact;
    one["source"] = entry.source.text();
    one["as_of"] = or_null(entry.as_of);
    one["verification"] = catalog::name_of(entry.verification);
    one["curator_assigned"] = entry.curator_assigned;
    one["stated"] = entry.stated;
    one["note"] = text_or_null(entry.note);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace mitate::web::api
