#include "catalog/curation/price_orientation.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mitate::catalog {
namespace {

/// A whole programme has no unit that two buyers share, and an explanation has no buyer.
bool comparable(const PriceGroup& group) {
  return group.kind != AmountKind::MarketEstimate && group.unit != AmountUnit::YearTotal &&
         group.unit != AmountUnit::ProgrammeTotal && group.unit != AmountUnit::National &&
         group.unit != AmountUnit::Unknown;
}

std::optional<YenRange> range_of(const PriceGroup& group) {
  if (!comparable(group)) return std::nullopt;
  YenRange range;
  std::set<std::string_view> buyers;
  for (const CostBenchmark* one : group.cases) {
    const FactSource* source = one->provenance.best("price");
    if (!one->buyer || source == nullptr || source->verification >= Verification::AiSummary)
      continue;
    const std::int64_t amount = *one->amount_yen;
    range.lowest = buyers.empty() ? amount : std::min(range.lowest, amount);
    range.highest = std::max(range.highest, amount);
    buyers.insert(*one->buyer);
  }
  range.buyers = buyers.size();
  if (range.buyers < kBuyersForRange) return std::nullopt;
  return range;
}

/// Newest first; a case without a date last.
bool before(const CostBenchmark* a, const CostBenchmark* b) {
  if (a->as_of.has_value() != b->as_of.has_value()) return a->as_of.has_value();
  if (a->as_of && a->as_of->latest() != b->as_of->latest()) {
    return b->as_of->latest() < a->as_of->latest();
  }
  return a->id < b->id;
}

}  // namespace

bool buyer_price_known(const Service& service) {
  return std::any_of(service.prices.begin(), service.prices.end(), [](const Price& price) {
    return price.payer == Payer::Buyer &&
           (price.kind == PriceKind::Amount || price.kind == PriceKind::Free);
  });
}

std::vector<PriceGroup> price_orientation(const Catalog& catalog,
                                          const std::vector<std::string>& slugs) {
  std::map<std::tuple<std::string, AmountKind, AmountUnit, bool>, PriceGroup> groups;
  for (const CostBenchmark& one : catalog.cost_benchmarks()) {
    if (one.kind == AmountKind::SocialCost || !one.amount_yen) continue;
    for (const std::string& slug : one.interventions) {
      if (std::find(slugs.begin(), slugs.end(), slug) == slugs.end()) continue;
      const bool excluded = one.tax == Tax::Excluded;
      PriceGroup& group = groups[{slug, one.kind, one.unit_kind, excluded}];
      group.intervention = slug;
      group.kind = one.kind;
      group.unit = one.unit_kind;
      group.tax_excluded = excluded;
      group.cases.push_back(&one);
    }
  }
  std::vector<PriceGroup> out;
  for (auto& [key, group] : groups) {
    std::sort(group.cases.begin(), group.cases.end(), before);
    group.range = range_of(group);
    out.push_back(std::move(group));
  }
  return out;
}

std::vector<PriceGroup> price_orientation(const Catalog& catalog, const Service& service) {
  if (buyer_price_known(service)) return {};
  std::vector<std::string> slugs;
  for (const InterventionUse& use : service.interventions) {
    const Concept* entry = catalog.taxonomy().find(Vocabulary::Interventions, use.intervention);
    if (entry != nullptr && !entry->is_broad) slugs.push_back(use.intervention);
  }
  return price_orientation(catalog, slugs);
}

}  // namespace mitate::catalog
