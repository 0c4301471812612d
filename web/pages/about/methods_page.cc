// The method with its numbers: formula, weights with their history, what facts may earn, results of
// evaluations with their dates. All read from data and committed results, nothing typed here.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "ranker/criteria/criteria.h"
#include "web/evaluation/evaluation.h"
#include "web/pages/about/routes.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/history_view.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;

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
    for (const ranker::CriterionRow& one : ranker::kCriteria) {
      const std::string criterion(one.slug);
      const auto found = rows.find(criterion);
      if (found == rows.end()) continue;
      const catalog::RowView& row = found->second;
      total += row.integer("weight").value_or(0);
      json line{{"criterion", context.wording.text("criterion." + criterion)},
                {"weight", row.text("weight")},
                {"rationale", row.text("rationale")},
                {"reviewed_on", context.wording.date(row.text("reviewed_on"))}};
      put_markup(line, "swatch_svg", criterion_swatch(criterion));
      lines.push_back(std::move(line));
    }
    out.push_back({{"id", name},
                   {"href", "/methods/weights/" + name},
                   {"title", context.wording.text(title)},
                   {"rows", std::move(lines)},
                   {"total", std::to_string(total)}});
  }
  return out;
}

/// "0.8123" for shares, "120" for counts.
std::string figure_text(const json& value) {
  if (value.is_number_integer()) return grouped(value.get<std::int64_t>());
  std::string text = std::to_string(value.get<double>());
  return text.substr(0, text.find('.') + 5);
}

json evaluations_json(const Wording& wording, const std::string& policy_hash) {
  json list = json::array();
  for (const EvaluationRecord& record : shipped_evaluations()) {
    const std::string group = "evaluation." + record.name.substr(0, record.name.find(':'));
    json figures = json::array();
    const json measured = json::parse(record.figures);  // outlives the loop over its items
    for (const auto& [name, value] : measured.items()) {
      const std::string label = "evaluation.figure." + name;
      if (!wording.has(label)) continue;  // durations and sizes of this or that machine
      figures.push_back({{"label", wording.text(label)}, {"value", figure_text(value)}});
    }
    if (figures.empty()) continue;
    list.push_back({{"title", wording.has(group) ? wording.text(group) : record.name},
                    {"figures", std::move(figures)},
                    {"set", record.set_name},
                    {"digest", record.set_digest.substr(0, 12)},
                    {"measured_on", wording.date(record.measured_on)},
                    {"generation", record.generation},
                    {"older", record.policy_hash != policy_hash}});
  }
  return list;
}

/// Writes that touched a table of the method; empty without a store.
Result<json> changes_json(const Site& site, const FactContext& context,
                          std::initializer_list<std::string_view> tables) {
  json list = json::array();
  const auto store = site.app().store();
  if (store == nullptr) return list;
  std::map<std::uint64_t, HistoryEntry> entries;
  for (const std::string_view table : tables) {
    MITATE_TRY(const auto history,
               table_history(catalog::CatalogReader(store), context.catalog, table));
    for (const HistoryEntry& one : history) {
      HistoryEntry& entry = entries[one.sequence];
      entry.sequence = one.sequence;
      entry.info = one.info;
      entry.events.insert(entry.events.end(), one.events.begin(), one.events.end());
    }
  }
  std::vector<HistoryEntry> newest_first;
  for (auto& [sequence, entry] : entries) newest_first.push_back(std::move(entry));
  std::reverse(newest_first.begin(), newest_first.end());
  return history_json(context, newest_first, nullptr, nullptr);
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
  auto changes = changes_json(site, context, {"weights", "parameters"});
  if (!changes) return problem_response(problem_from(changes.error()));
  json evaluations = evaluations_json(site.wording(), snapshot->matcher->policy_hash());
  json model{{"sets", weight_sets(context)},
             {"has_changes", !changes->empty()},
             {"entries", std::move(*changes)},
             {"has_evaluations", !evaluations.empty()},
             {"evaluations", std::move(evaluations)},
             {"levels", std::move(levels)},
             {"parameter_count", std::to_string(parameters.size())},
             {"parameters", std::move(parameters)},
             {"policy_hash", snapshot->matcher->policy_hash()}};
  const Frame frame{.title = site.wording().text("methods.title"),
                    .section = "methods",
                    .alternate = "/en/methods"};
  return site.page(request, *snapshot, frame, "methods", std::move(model));
}

Response weights_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const std::string wanted = request.parameters.get("id");
  for (json& set : weight_sets(context)) {
    if (set["id"] != wanted) continue;
    auto changes = changes_json(site, context, {"weights"});
    if (!changes) return problem_response(problem_from(changes.error()));
    json model = std::move(set);
    model["has_changes"] = !changes->empty();
    model["entries"] = std::move(*changes);
    model["policy_hash"] = snapshot->matcher->policy_hash();
    const std::string title = model["title"].get<std::string>();
    const Frame frame{
        .title = title,
        .section = "methods",
        .crumbs = {
            {wording.text("nav.home"), "/"}, {wording.text("methods.title"), "/methods"}, {title}}};
    return site.page(request, *snapshot, frame, "methods_weights", std::move(model));
  }
  return problem_response(not_found(site, "methods.no_such_weights"));
}

}  // namespace mitate::web
