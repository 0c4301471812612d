// mitate data: what the catalog knows and what it does not, in figures.
#include <nlohmann/json.hpp>

#include "catalog/curation/completeness.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using nlohmann::ordered_json;

/// Facts older than this are shown as old; the ranking has its own, per kind of fact.
constexpr int kFreshnessMonths = 24;

ordered_json age_json(const catalog::AgeFigures& age) {
  ordered_json out;
  out["dated"] = age.dated;
  out["undated"] = age.undated;
  out["older_than_limit"] = age.older_than_limit;
  out["oldest"] = age.oldest.empty() ? ordered_json(nullptr) : ordered_json(age.oldest);
  out["newest"] = age.newest.empty() ? ordered_json(nullptr) : ordered_json(age.newest);
  return out;
}

ordered_json figures_json(const catalog::Completeness& figures) {
  ordered_json out;
  out["rows"] = figures.rows;
  out["status"] = figures.status;
  out["verification"] = figures.verification;
  out["statement_levels"] = figures.statement_levels;
  out["recommendation_levels"] = figures.recommendation_levels;
  out["service_age"] = age_json(figures.service_age);
  out["price_age"] = age_json(figures.price_age);
  out["freshness_months"] = kFreshnessMonths;
  out["fields"] = ordered_json::array();
  for (const catalog::FieldShare& field : figures.fields) {
    out["fields"].push_back({{"table", field.table},
                             {"column", field.column},
                             {"known", field.known},
                             {"total", field.total}});
  }
  out["unused_sources"] = figures.unused_sources;
  out["idle_providers"] = figures.idle_providers;
  out["unlinked_recommendations"] = figures.unlinked_recommendations;
  out["unmapped_services"] = figures.unmapped_services.size();
  out["domains_without_service"] = figures.domains_without_service;
  out["duplicates"] = ordered_json::array();
  for (const catalog::Duplicate& twin : figures.duplicates) {
    out["duplicates"].push_back({{"table", twin.table},
                                 {"first", twin.first},
                                 {"second", twin.second},
                                 {"reason", twin.reason}});
  }
  out["conflicts"] = ordered_json::array();
  for (const catalog::Conflict& conflict : figures.conflicts) {
    out["conflicts"].push_back({{"table", conflict.table},
                                {"first", conflict.first},
                                {"second", conflict.second},
                                {"about", conflict.about}});
  }
  return out;
}

void print_map(std::string_view title, const std::map<std::string, std::size_t>& counts) {
  std::string line(title);
  for (const auto& [name, count] : counts) line += "  " + name + " " + std::to_string(count);
  print(line);
}

}  // namespace

int data_figures(const Globals& globals) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto figures =
      catalog::completeness(*(*app)->snapshot()->catalog, globals.today(), kFreshnessMonths);
  if (globals.json) {
    print(figures_json(figures).dump(2));
    return kOk;
  }
  print_map("rows:", figures.rows);
  print_map("status:", figures.status);
  print_map("verification of services:", figures.verification);
  print_map("verification of statements:", figures.statement_levels);
  for (const catalog::FieldShare& field : figures.fields) {
    print("known: " + field.table + "." + field.column + " " + std::to_string(field.known) + "/" +
          std::to_string(field.total));
  }
  print("unmapped services: " + std::to_string(figures.unmapped_services.size()) +
        ", unused sources: " + std::to_string(figures.unused_sources.size()) +
        ", duplicates: " + std::to_string(figures.duplicates.size()) +
        ", conflicts: " + std::to_string(figures.conflicts.size()));
  return kOk;
}

}  // namespace mitate::web::cli
