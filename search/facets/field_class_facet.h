// Classes of the field that documents of ministries and insurers use (介護分類 and others), each
// below the document's own list. Who assigned a class and why stands with the record; nobody's
// class is guessed, so a service without one is left out. Only facet_table.cc includes this.
#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "search/facets/facet.h"

namespace mitate::search {

/// The lists of table field_classes, care first.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kClassLists{
    {{"elderly_care_services", "高齢者・介護関連サービス"},
     {"comprehensive_programme", "介護予防・日常生活支援総合事業"},
     {"phr_use_cases", "介護でのPHRの活用例"},
     {"health_management_items", "健康経営の評価項目"},
     {"womens_health_measures", "女性の健康の取り組み"},
     {"data_health_expenses", "保健事業費の科目"}}};

inline std::vector<FacetOption> field_classes(const catalog::Catalog& catalog) {
  const catalog::Table& classes = catalog.table("field_classes");
  std::vector<FacetOption> out;
  for (const auto& [list, label] : kClassLists) {
    out.push_back({std::string(list), std::string(label), {}});
    std::multimap<std::int64_t, FacetOption> by_position;
    for (std::size_t i = 0; i < classes.rows.size(); ++i) {
      const catalog::RowView row = classes.view(i);
      if (row.text("scheme") != list) continue;
      by_position.emplace(row.integer("position").value_or(0),
                          FacetOption{row.text("slug"), row.text("label_ja"), std::string(list)});
    }
    for (auto& [position, option] : by_position) out.push_back(std::move(option));
  }
  return out;
}

/// Rows of service_classes are sorted by service.
inline void read_field_classes(const FacetSource& from, const catalog::Service& service,
                               FacetReading& out) {
  const catalog::Table& table = from.catalog.table("service_classes");
  const std::string& id = service.id.text();
  auto row = std::lower_bound(
      table.rows.begin(), table.rows.end(), id,
      [](const catalog::Row& one, const std::string& wanted) { return one.cells[0] < wanted; });
  for (; row != table.rows.end() && row->cells[0] == id; ++row) {
    const std::string& slug = catalog::RowView(*table.schema, *row).text("class");
    out.add(slug);
    for (const FacetOption& option : from.options) {
      if (option.value == slug && option.parent) out.add(*option.parent);
    }
  }
}

}  // namespace mitate::search
