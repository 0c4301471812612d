#include "web/api/json/place_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

Json named(const catalog::Catalog& catalog, const std::string& code) {
  return {{"code", code}, {"label", catalog.places().label(code)}};
}

Json people_json(const catalog::CarePeople& people) {
  static constexpr std::array kLevels{"support_1", "support_2", "care_1", "care_2",
                                      "care_3",    "care_4",    "care_5"};
  Json out;
  out["insured_65plus"] = people.insured_65plus;
  out["age_65_74"] = people.age_65_74;
  out["age_75_84"] = people.age_75_84;
  out["age_85plus"] = people.age_85plus;
  out["certified_total"] = people.certified_total;
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    out["certified"][kLevels.at(i)] = people.certified.at(i);
  }
  return out;
}

std::string_view scope_name(catalog::PeopleScope scope) {
  switch (scope) {
    case catalog::PeopleScope::Municipality:
      return "municipality";
    case catalog::PeopleScope::City:
      return "city";
    case catalog::PeopleScope::Unknown:
      break;
  }
  return "unknown";
}

Json count_or_null(const std::optional<std::uint32_t>& count) {
  return count ? Json(*count) : Json(nullptr);
}

Json offices_json(const catalog::MunicipalPicture& picture) {
  Json out = Json::array();
  for (const catalog::OfficeFigures& one : picture.offices) {
    Json item;
    item["kind"] = one.kind->kind;
    item["label"] = one.kind->label_ja;
    item["state"] = one.kind->counted ? "counted" : "not_obtained";
    item["here"] = count_or_null(one.here);
    item["prefecture"] = count_or_null(one.prefecture);
    item["japan"] = count_or_null(one.japan);
    item["as_of"] = one.kind->as_of ? Json(one.kind->as_of->text()) : Json(nullptr);
    item["source"] = one.kind->source.text();
    out.push_back(std::move(item));
  }
  return out;
}

Json former_json(const catalog::FormerCode& one) {
  return {{"code", one.code},
          {"name", one.name},
          {"ended_on", one.ended_on.iso()},
          {"change", one.change},
          {"source", one.source.text()}};
}

void add_sources(const catalog::Catalog& catalog, const std::set<SourceId>& used, Json& out) {
  out["sources"] = Json::object();
  for (const SourceId& id : used) {
    if (const catalog::Source* source = catalog.source(id)) {
      out["sources"][id.text()] = source_json(*source);
    }
  }
}

}  // namespace

Json place_json(const catalog::Catalog& catalog, const catalog::MunicipalPicture& picture) {
  std::set<SourceId> used;
  Json out;
  out["code"] = picture.place->code;
  out["status"] = "current";
  out["name"] = picture.place->name;
  out["label"] = catalog.places().label(picture.place->code);
  out["prefecture"] = named(catalog, picture.place->prefecture_code);
  out["city"] = picture.city == nullptr ? Json(nullptr) : named(catalog, picture.city->code);
  out["wards"] = Json::array();
  for (const catalog::Municipality* ward : picture.wards) {
    out["wards"].push_back(named(catalog, ward->code));
  }
  out["formerly"] = Json::array();
  for (const catalog::FormerCode* one : picture.formerly) {
    out["formerly"].push_back(former_json(*one));
    used.insert(one->source);
  }
  Json people;
  people["scope"] = scope_name(picture.scope);
  people["here"] =
      picture.insurer == nullptr ? Json(nullptr) : people_json(picture.insurer->people);
  people["prefecture"] = people_json(picture.prefecture_people);
  people["japan"] = people_json(picture.japan_people);
  const auto& insurers = catalog.municipal_care().insurers();
  const catalog::CareInsurer* any =
      picture.insurer != nullptr ? picture.insurer : (insurers.empty() ? nullptr : &insurers[0]);
  people["as_of"] = any != nullptr && any->as_of ? Json(any->as_of->text()) : Json(nullptr);
  people["source"] = any == nullptr ? Json(nullptr) : Json(any->source.text());
  if (any != nullptr) used.insert(any->source);
  out["people"] = std::move(people);
  out["offices"] = offices_json(picture);
  for (const catalog::OfficeFigures& one : picture.offices) used.insert(one.kind->source);
  out["counts_in_ranking"] = false;
  add_sources(catalog, used, out);
  return out;
}

Json former_place_json(const catalog::Catalog& catalog,
                       const std::vector<const catalog::FormerCode*>& former) {
  Json out;
  out["code"] = former.front()->code;
  out["status"] = "former";
  out["name"] = former.front()->name;
  out["ended_on"] = former.front()->ended_on.iso();
  out["change"] = former.front()->change;
  out["today"] = Json::array();
  std::set<SourceId> used;
  for (const catalog::FormerCode* one : former) {
    out["today"].push_back(named(catalog, one->municipality));
    used.insert(one->source);
  }
  add_sources(catalog, used, out);
  return out;
}

}  // namespace mitate::web::api
