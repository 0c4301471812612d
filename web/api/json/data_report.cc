#include "web/api/json/data_report.h"

#include <nlohmann/json.hpp>

namespace mitate::web::api {
namespace {

using nlohmann::ordered_json;

ordered_json age_json(const catalog::AgeFigures& age) {
  ordered_json out;
  out["dated"] = age.dated;
  out["undated"] = age.undated;
  out["older_than_limit"] = age.older_than_limit;
  out["oldest"] = age.oldest.empty() ? ordered_json(nullptr) : ordered_json(age.oldest);
  out["newest"] = age.newest.empty() ? ordered_json(nullptr) : ordered_json(age.newest);
  return out;
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json facts_json(const catalog::Completeness& figures) {
  ordered_json out = ordered_json::array();
  for (const catalog::FactFigures& fact : figures.facts) {
    ordered_json one;
    one["fact"] = fact.fact;
    one["known"] = fact.known;
    one["total"] = figures.rows.at("services");
    one["stated"] = fact.stated;
    one["assigned"] = fact.assigned;
    one["by_record"] = fact.by_record;
    one["without_source"] = fact.without_source;
    one["best_level"] = fact.best_level;
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json fields_json(const catalog::Completeness& figures) {
  ordered_json out = ordered_json::array();
  for (const catalog::FieldShare& field : figures.fields) {
    out.push_back({{"table", field.table},
                   {"column", field.column},
                   {"known", field.known},
                   {"total", field.total}});
  }
  return out;
}

ordered_json loose_ends_json(const catalog::Completeness& figures) {
  ordered_json out;
  out["dangling"] = ordered_json::array();
  for (const catalog::Dangling& one : figures.dangling) {
    out["dangling"].push_back(
        {{"file", one.file}, {"field", one.field}, {"sentence", one.sentence}});
  }
  out["unreached"] = ordered_json::array();
  for (const catalog::Unreached& one : figures.unreached) {
    out["unreached"].push_back({{"table", one.table}, {"id", one.id}, {"reason", one.reason}});
  }
  out["duplicates"] = ordered_json::array();
  for (const catalog::Duplicate& twin : figures.duplicates) {
    out["duplicates"].push_back({{"table", twin.table},
                                 {"first", twin.first},
                                 {"second", twin.second},
                                 {"reason", twin.reason}});
  }
  out["conflicts"] = ordered_json::array();
  for (const catalog::Conflict& conflict : figures.conflicts) {
    ordered_json one;
    one["kind"] = catalog::name_of(conflict.kind);
    one["table"] = conflict.table;
    one["about"] = conflict.about;
    one["first"] = conflict.first;
    one["first_says"] = text_or_null(conflict.first_says);
    one["second"] = conflict.second;
    one["second_says"] = text_or_null(conflict.second_says);
    out["conflicts"].push_back(std::move(one));
  }
  out["gone_sources"] = figures.gone_sources;
  out["unused_sources"] = figures.unused_sources;
  out["idle_providers"] = figures.idle_providers;
  out["unlinked_recommendations"] = figures.unlinked_recommendations;
  out["domains_without_service"] = figures.domains_without_service;
  return out;
}

ordered_json provider_kinds_json(const catalog::Completeness& figures) {
  ordered_json out = ordered_json::array();
  for (const auto& [kind, of] : figures.by_provider_kind) {
    ordered_json one;
    one["kind"] = kind;
    one["services"] = of.services;
    one["listed"] = of.listed;
    one["price_known"] = of.priced;
    one["evidence"] = of.studied;
    one["graded"] = of.graded;
    one["coverage_known"] = of.placed;
    one["address"] = of.addressed;
    one["dated"] = of.dated;
    one["providers"] = of.providers;
    one["corporate_number"] = of.numbered;
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json publisher_kinds_json(const catalog::Completeness& figures) {
  ordered_json out = ordered_json::array();
  for (const auto& [kind, of] : figures.by_publisher_kind) {
    ordered_json one;
    one["kind"] = kind;
    one["sources"] = of.sources;
    one["gone"] = of.gone;
    one["statements"] = of.statements;
    one["stated"] = of.stated;
    one["dated"] = of.dated;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

ordered_json data_report_json(const catalog::Completeness& figures, Date as_of) {
  ordered_json out;
  out["rows"] = figures.rows;
  out["status"] = figures.status;
  out["verification"] = figures.verification;
  out["statement_levels"] = figures.statement_levels;
  out["recommendation_levels"] = figures.recommendation_levels;
  out["unmapped_services"] = figures.unmapped_services.size();
  out["unmapped_listed"] = figures.listed_unmapped;
  out["unread_grades"] = figures.unread_grades;
  out["undated_certifications"] = figures.undated_certifications;
  out["service_age"] = age_json(figures.service_age);
  out["price_age"] = age_json(figures.price_age);
  out["statement_age"] = age_json(figures.statement_age);
  out["freshness_months"] = kFreshnessMonths;
  out["facts"] = facts_json(figures);
  out["provider_kinds"] = provider_kinds_json(figures);
  out["publisher_kinds"] = publisher_kinds_json(figures);
  out["fields"] = fields_json(figures);
  out.update(loose_ends_json(figures));
  out["as_of"] = as_of.iso();
  return out;
}

}  // namespace mitate::web::api
