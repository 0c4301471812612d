// Pages that explain: the method with its numbers, about, accessibility, help.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "web/pages/fact_views.h"
#include "web/pages/handlers.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Canonical order of the criteria, as results show them.
constexpr std::string_view kCriteria[] = {"fit",   "evidence", "assurance",
                                          "price", "delivery", "track_record"};

json weight_sets(const FactContext& context) {
  const catalog::Table& table = context.catalog.table("weights");
  std::map<std::string, std::map<std::string, catalog::RowView>> sets;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    sets[row.text("set")].emplace(row.text("criterion"), row);
  }
  json out = json::array();
  for (const auto& [name, rows] : sets) {
    const std::string title = "weights.set." + name;
    // A set without a title is one for tests; readers only see those that rank.
    if (!context.wording.has(title)) continue;
    json lines = json::array();
    std::int64_t total = 0;
    for (const std::string_view criterion : kCriteria) {
      const auto found = rows.find(std::string(criterion));
      if (found == rows.end()) continue;
      const catalog::RowView& row = found->second;
      total += row.integer("weight").value_or(0);
      json line{{"criterion", context.wording.text("criterion." + std::string(criterion))},
                {"weight", row.text("weight")},
                {"rationale", row.text("rationale")},
                {"reviewed_on", context.wording.date(row.text("reviewed_on"))}};
      put_markup(line, "swatch_svg", criterion_swatch(criterion));
      lines.push_back(std::move(line));
    }
    out.push_back({{"title", context.wording.text(title)},
                   {"rows", std::move(lines)},
                   {"total", std::to_string(total)}});
  }
  return out;
}

Response plain_page(const Site& site, const Request& request, std::string_view name,
                    std::string_view title_key) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  const auto count = [](std::size_t number) { return grouped(static_cast<std::int64_t>(number)); };
  json model{{"services", count(catalog.services().size())},
             {"providers", count(catalog.providers().size())},
             {"guidelines", count(catalog.guidelines().size())},
             {"schemes", count(catalog.schemes().size())},
             {"sources", count(catalog.sources().size())}};
  const Frame frame{.title = site.wording().text(title_key), .section = std::string(name)};
  return site.page(request, *snapshot, frame, name, std::move(model));
}
}  // namespace

Response methods_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  json levels = json::array();
  const catalog::Table& level_table = snapshot->catalog->table("verification_levels");
  for (std::size_t i = 0; i < level_table.rows.size(); ++i) {
    const catalog::RowView row = level_table.view(i);
    levels.push_back({{"label", row.text("label_ja")},
                      {"share", row.text("share_percent")},
                      {"rationale", row.text("rationale")}});
  }
  std::stable_sort(levels.begin(), levels.end(), [](const json& a, const json& b) {
    return std::stoi(a["share"].get<std::string>()) > std::stoi(b["share"].get<std::string>());
  });
  json parameters = json::array();
  const catalog::Table& parameter_table = snapshot->catalog->table("parameters");
  for (std::size_t i = 0; i < parameter_table.rows.size(); ++i) {
    const catalog::RowView row = parameter_table.view(i);
    parameters.push_back({{"area", row.text("area")},
                          {"name", row.text("name")},
                          {"value", row.text("value")},
                          {"rationale", row.text("rationale")}});
  }
  json model{{"sets", weight_sets(context)},
             {"levels", std::move(levels)},
             {"parameter_count", std::to_string(parameters.size())},
             {"parameters", std::move(parameters)},
             {"policy_hash", snapshot->matcher->policy_hash()}};
  const Frame frame{.title = site.wording().text("methods.title"), .section = "methods"};
  return site.page(request, *snapshot, frame, "methods", std::move(model));
}

Response about_page(const Site& site, const Request& request) {
  return plain_page(site, request, "about", "about.title");
}
Response accessibility_page(const Site& site, const Request& request) {
  return plain_page(site, request, "accessibility", "accessibility.title");
}
Response help_page(const Site& site, const Request& request) {
  return plain_page(site, request, "help", "help.title");
}

}  // namespace mitate::web
