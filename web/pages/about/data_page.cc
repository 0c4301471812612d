// How complete, verified and old the catalog is, in the figures of `mitate data`, as tables for
// people. Everything is counted from the loaded catalog of this moment.
#include <nlohmann/json.hpp>

#include "catalog/curation/completeness.h"
#include "catalog/curation/visibility.h"
#include "web/api/json/data_report.h"
#include "web/html/links.h"
#include "web/pages/about/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/frame/view_models.h"

namespace mitate::web {
namespace {
using catalog::Completeness;
using nlohmann::json;

std::string share_text(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : std::to_string(part * 100 / whole) + "%";
}

std::string table_label(std::string_view name) {
  const catalog::TableSchema* schema = catalog::find_table(name);
  return std::string(schema == nullptr ? name : schema->meaning_ja);
}

json fact_rows(const Completeness& figures, const Wording& wording) {
  json rows = json::array();
  const std::size_t total = figures.rows.at("services");
  for (const catalog::FactFigures& fact : figures.facts) {
    json levels = json::array();
    for (const auto& [value, level] : kSpellings<catalog::Verification>) {
      const auto found = fact.best_level.find(std::string(level));
      levels.push_back(
          {{"count", grouped_count(found == fact.best_level.end() ? 0 : found->second)}});
    }
    rows.push_back({{"label", wording.text("data.fact." + fact.fact)},
                    {"known", grouped_count(fact.known)},
                    {"share", share_text(fact.known, total)},
                    {"unknown", grouped_count(total - fact.known)},
                    {"stated", grouped_count(fact.stated)},
                    {"assigned", grouped_count(fact.assigned)},
                    {"by_record", grouped_count(fact.by_record)},
                    {"without_source", grouped_count(fact.without_source)},
                    {"levels", std::move(levels)}});
  }
  return rows;
}

json level_rows(const Completeness& figures, const catalog::Catalog& catalog) {
  json rows = json::array();
  const catalog::Table& table = catalog.table("verification_levels");
  const auto of = [](const std::map<std::string, std::size_t>& counts, const std::string& level) {
    const auto found = counts.find(level);
    return grouped_count(found == counts.end() ? 0 : found->second);
  };
  for (const auto& [value, level] : kSpellings<catalog::Verification>) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const catalog::RowView row = table.view(i);
      if (row.text("level") != level) continue;
      rows.push_back({{"label", row.text("label_ja")},
                      {"share", row.text("share_percent")},
                      {"services", of(figures.verification, row.text("level"))},
                      {"statements", of(figures.statement_levels, row.text("level"))},
                      {"grades", of(figures.recommendation_levels, row.text("level"))}});
    }
  }
  return rows;
}

json count_cell(std::size_t part, std::size_t whole) {
  return {{"count", grouped_count(part)}, {"share", share_text(part, whole)}};
}

json provider_kind_rows(const Completeness& figures, const Wording& wording) {
  json rows = json::array();
  for (const auto& [kind, of] : figures.by_provider_kind) {
    json cells = json::array();
    for (const std::size_t part :
         {of.listed, of.priced, of.studied, of.graded, of.placed, of.addressed, of.dated}) {
      cells.push_back(count_cell(part, of.services));
    }
    cells.push_back(count_cell(of.numbered, of.providers));
    rows.push_back({{"label", wording.text("data.provider_kind." + kind)},
                    {"services", grouped_count(of.services)},
                    {"cells", std::move(cells)}});
  }
  return rows;
}

json publisher_kind_rows(const Completeness& figures, const catalog::Catalog& catalog) {
  json rows = json::array();
  const catalog::Table& table = catalog.table("publisher_kinds");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const auto found = figures.by_publisher_kind.find(row.text("kind"));
    if (found == figures.by_publisher_kind.end()) continue;
    const catalog::PublisherKindFigures& of = found->second;
    rows.push_back({{"label", row.text("label_ja")},
                    {"sources", grouped_count(of.sources)},
                    {"gone", grouped_count(of.gone)},
                    {"statements", grouped_count(of.statements)},
                    {"stated", count_cell(of.stated, of.statements)},
                    {"dated", count_cell(of.dated, of.statements)}});
  }
  return rows;
}

json age_row(const Wording& wording, std::string_view label, const catalog::AgeFigures& age) {
  return {{"label", wording.text(label)},
          {"dated", grouped_count(age.dated)},
          {"undated", grouped_count(age.undated)},
          {"old", grouped_count(age.older_than_limit)},
          {"oldest", age.oldest.empty() ? json(false) : json(wording.date(age.oldest))},
          {"newest", age.newest.empty() ? json(false) : json(wording.date(age.newest))}};
}

json field_tables(const Completeness& figures) {
  json tables = json::array();
  for (const catalog::FieldShare& field : figures.fields) {
    const std::string label = table_label(field.table);
    if (tables.empty() || tables.back()["table"] != field.table) {
      tables.push_back({{"table", field.table},
                        {"label", label},
                        {"total", grouped_count(field.total)},
                        {"rows", json::array()}});
    }
    const catalog::TableSchema* schema = catalog::find_table(field.table);
    std::string meaning = field.column;
    if (schema != nullptr) {
      const std::size_t at = catalog::column_index(*schema, field.column);
      if (at < schema->columns.size()) meaning = schema->columns[at].meaning_ja;
    }
    tables.back()["rows"].push_back({{"column", field.column},
                                     {"meaning", meaning},
                                     {"known", grouped_count(field.known)},
                                     {"share", share_text(field.known, field.total)}});
  }
  return tables;
}

/// "svc-… fact" -> a link to the service where there is one.
json about_json(const catalog::Catalog& catalog, const std::string& about) {
  const std::string id = about.substr(0, about.find(' '));
  const catalog::Service* service = catalog::public_service(catalog, ServiceId(id));
  if (service != nullptr) {
    return {{"href", "/services/" + id},
            {"text", service->name + (id.size() < about.size() ? about.substr(id.size()) : "")}};
  }
  const std::string label(catalog.taxonomy().label(catalog::Vocabulary::Interventions, about));
  return {{"href", false}, {"text", label}};
}

json side_json(const catalog::Catalog& catalog, const Wording& wording,
               const catalog::Conflict& conflict, const std::string& id, std::string says) {
  std::string name = id;
  std::string href;
  if (const auto* rec = catalog.recommendation(RecommendationId(id))) {
    const auto* guideline = catalog.guideline(rec->guideline);
    name = guideline == nullptr ? id : guideline->name;
    href = "/recommendations/" + id;
  } else if (const auto* source = catalog.source(SourceId(id))) {
    name = source->title;
    href = source->url ? external_href(*source->url).value_or("") : "";
  }
  if (conflict.kind == catalog::ConflictKind::Grades) {
    says = wording.text("grade." + (says.empty() ? std::string("0") : says));
  } else if (conflict.kind == catalog::ConflictKind::Dates) {
    says = wording.date(says);
  }
  return {{"name", name}, {"href", or_false(href)}, {"says", or_false(says)}};
}

json conflict_rows(const Completeness& figures, const catalog::Catalog& catalog,
                   const Wording& wording) {
  json rows = json::array();
  for (const catalog::Conflict& one : figures.conflicts) {
    rows.push_back({{"kind", wording.text("data.conflict." + std::string(name_of(one.kind)))},
                    {"about", about_json(catalog, one.about)},
                    {"first", side_json(catalog, wording, one, one.first, one.first_says)},
                    {"second", side_json(catalog, wording, one, one.second, one.second_says)}});
  }
  return rows;
}

json unreached_rows(const Completeness& figures, const Wording& wording) {
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const catalog::Unreached& one : figures.unreached) ++counts[{one.table, one.reason}];
  json rows = json::array();
  for (const auto& [key, count] : counts) {
    rows.push_back({{"table", table_label(key.first)},
                    {"reason", wording.text("data.unreached." + key.second)},
                    {"count", grouped_count(count)}});
  }
  return rows;
}

json status_rows(const Completeness& figures, const Wording& wording) {
  json rows = json::array();
  for (const auto& [status, count] : figures.status) {
    rows.push_back({{"label", wording.text("status." + status)}, {"count", grouped_count(count)}});
  }
  return rows;
}

json loose_rows(const Completeness& figures, const Wording& wording) {
  json rows = json::array();
  const auto add = [&](std::string_view label, std::size_t count) {
    rows.push_back({{"label", wording.text(label)}, {"count", grouped_count(count)}});
  };
  add("data.loose.dangling", figures.dangling.size());
  add("data.loose.duplicates", figures.duplicates.size());
  add("data.loose.conflicts", figures.conflicts.size());
  add("data.loose.gone", figures.gone_sources.size());
  add("data.loose.unused", figures.unused_sources.size());
  add("data.loose.idle", figures.idle_providers.size());
  add("data.loose.unmapped", figures.unmapped_services.size());
  add("data.loose.unmapped_listed", figures.listed_unmapped);
  add("data.loose.unlinked", figures.unlinked_recommendations.size());
  add("data.loose.unread", figures.unread_grades);
  add("data.loose.undated_certifications", figures.undated_certifications);
  return rows;
}
}  // namespace

Response data_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const catalog::Catalog& catalog = *snapshot->catalog;
  const Completeness figures = catalog::completeness(catalog, *as_of, api::kFreshnessMonths);
  json ages = json::array();
  ages.push_back(age_row(wording, "data.age.services", figures.service_age));
  ages.push_back(age_row(wording, "data.age.prices", figures.price_age));
  ages.push_back(age_row(wording, "data.age.statements", figures.statement_age));
  json level_heads = json::array();
  for (const auto& [value, level] : kSpellings<catalog::Verification>) {
    level_heads.push_back({{"label", wording.text("data.level." + std::string(level))}});
  }
  json model{{"as_of", wording.date(as_of->iso())},
             {"services", grouped_count(figures.rows.at("services"))},
             {"sources", grouped_count(figures.rows.at("sources"))},
             {"statements", grouped_count(figures.rows.at("provenance"))},
             {"months", std::to_string(api::kFreshnessMonths)},
             {"level_heads", std::move(level_heads)},
             {"facts", fact_rows(figures, wording)},
             {"levels", level_rows(figures, catalog)},
             {"provider_kinds", provider_kind_rows(figures, wording)},
             {"publisher_kinds", publisher_kind_rows(figures, catalog)},
             {"ages", std::move(ages)},
             {"status", status_rows(figures, wording)},
             {"loose", loose_rows(figures, wording)},
             {"unreached", unreached_rows(figures, wording)},
             {"conflicts", conflict_rows(figures, catalog, wording)},
             {"tables", field_tables(figures)}};
  const Frame frame{.title = wording.text("data.title"),
                    .section = "data",
                    .description = wording.text("data.description")};
  return site.page(request, *snapshot, frame, "data", std::move(model));
}

}  // namespace mitate::web
