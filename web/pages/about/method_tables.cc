#include "web/pages/about/method_tables.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "ranker/criteria/criteria.h"
#include "web/pages/frame/view_models.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
using nlohmann::json;

json criterion_names(const FactContext& context) {
  json names = json::array();
  for (const ranker::CriterionRow& one : ranker::kCriteria) {
    names.push_back({{"label", context.text("criterion." + std::string(one.slug))}});
  }
  return names;
}

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
    if (!context.has(title)) continue;
    json lines = json::array();
    std::int64_t total = 0;
    for (const ranker::CriterionRow& one : ranker::kCriteria) {
      const std::string_view criterion = one.slug;
      const auto found = rows.find(std::string(criterion));
      if (found == rows.end()) continue;
      const catalog::RowView& row = found->second;
      total += row.integer("weight").value_or(0);
      json line{{"criterion", context.text("criterion." + std::string(criterion))},
                {"weight", row.text("weight")},
                {"rationale", row.text("rationale")},
                {"reviewed_on", context.date(row.text("reviewed_on"))}};
      put_markup(line, "swatch_svg", criterion_swatch(criterion));
      lines.push_back(std::move(line));
    }
    out.push_back({{"id", name},
                   {"href", "/methods/weights/" + name},
                   {"title", context.text(title)},
                   {"rows", std::move(lines)},
                   {"total", std::to_string(total)}});
  }
  return out;
}

json verification_shares(const FactContext& context) {
  struct Row {
    std::int64_t share;
    json shown;
  };
  std::vector<Row> rows;
  const catalog::Table& table = context.catalog.table("verification_levels");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const std::string label = row.text(context.face.english() ? "label_en" : "label_ja");
    rows.push_back({row.integer("share_percent").value_or(0),
                    {{"label", label.empty() ? row.text("level") : label},
                     {"share", row.text("share_percent")},
                     {"rationale", row.text("rationale")}}});
  }
  std::ranges::stable_sort(rows, std::greater{}, &Row::share);
  json list = json::array();
  for (Row& row : rows) list.push_back(std::move(row.shown));
  return list;
}

}  // namespace mitate::web
