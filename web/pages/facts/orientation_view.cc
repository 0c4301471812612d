#include "web/pages/facts/orientation_view.h"

#include <nlohmann/json.hpp>

#include "catalog/curation/price_orientation.h"

namespace mitate::web {
namespace {
using nlohmann::json;

std::string amount(const FactContext& context, std::int64_t yen, catalog::AmountUnit unit) {
  return context.wording.text("orientation.unit." + std::string(name_of(unit)),
                              {{"amount", grouped(yen)}});
}

std::string kind_label(const FactContext& context, const catalog::PriceGroup& group) {
  std::string label = context.wording.text("orientation.kind." + std::string(name_of(group.kind)));
  if (group.tax_excluded) label += context.wording.text("orientation.tax_excluded");
  return label;
}

std::string range_text(const FactContext& context, const catalog::PriceGroup& group) {
  return context.wording.text("orientation.range",
                              {{"lowest", amount(context, group.range->lowest, group.unit)},
                               {"highest", amount(context, group.range->highest, group.unit)},
                               {"buyers", std::to_string(group.range->buyers)}});
}

std::string buyer_of(const FactContext& context, const catalog::CostBenchmark& one) {
  return one.buyer ? *one.buyer : context.wording.text("orientation.no_buyer");
}

}  // namespace

json orientation_rows(const FactContext& context, const catalog::Service& service,
                      SourceIndex& sources) {
  json rows = json::array();
  for (const catalog::PriceGroup& group : catalog::price_orientation(context.catalog, service)) {
    json cases = json::array();
    for (const catalog::CostBenchmark* one : group.cases) {
      cases.push_back(
          {{"buyer", buyer_of(context, *one)},
           {"topic", one->topic},
           {"amount", amount(context, *one->amount_yen, group.unit)},
           {"as_of", one->as_of ? json(context.wording.date(one->as_of->text())) : json(false)},
           {"scale", one->scale ? json(*one->scale) : json(false)},
           {"note", one->note ? json(*one->note) : json(false)},
           {"cite", sources.cite(one->provenance, "record")}});
    }
    rows.push_back({{"intervention", context.catalog.taxonomy().label(
                                         catalog::Vocabulary::Interventions, group.intervention)},
                    {"kind", kind_label(context, group)},
                    {"range", group.range ? json(range_text(context, group)) : json(false)},
                    {"cases", std::move(cases)}});
  }
  return rows;
}

std::string orientation_line(const FactContext& context, const catalog::Service& service) {
  const auto groups = catalog::price_orientation(context.catalog, service);
  for (const catalog::PriceGroup& group : groups) {
    if (!group.range) continue;
    return context.wording.text("orientation.line.range", {{"kind", kind_label(context, group)},
                                                           {"range", range_text(context, group)}});
  }
  if (groups.empty()) return {};
  const catalog::PriceGroup& group = groups.front();
  const catalog::CostBenchmark& one = *group.cases.front();
  return context.wording.text("orientation.line.case",
                              {{"kind", kind_label(context, group)},
                               {"buyer", buyer_of(context, one)},
                               {"date", one.as_of ? context.wording.date(one.as_of->text())
                                                  : context.wording.text("orientation.undated")},
                               {"amount", amount(context, *one.amount_yen, group.unit)}});
}

json link_decision_rows(const FactContext& context, const catalog::Service& service) {
  json rows = json::array();
  for (const catalog::LinkDecision& one : service.link_decisions) {
    const catalog::Guideline* guideline = context.catalog.guideline(one.guideline);
    const std::string role = "role." + one.decided_by;
    rows.push_back(
        {{"guideline", guideline == nullptr ? one.guideline.text() : guideline->name},
         {"href", "/guidelines/" + one.guideline.text()},
         {"reason", one.reason},
         {"decided_by", context.wording.has(role) ? context.wording.text(role) : one.decided_by},
         {"decided_on", context.wording.date(one.decided_on.iso())}});
  }
  return rows;
}

}  // namespace mitate::web
