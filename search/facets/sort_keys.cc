#include "search/facets/sort_keys.h"

#include <algorithm>
#include <limits>
#include <string>

#include "search/analysis/collation.h"

namespace mitate::search {
namespace {

constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max();
// Prices in other units than per person and month come after those, unknown ones last.
constexpr std::int64_t kOtherUnit = std::int64_t{1} << 50U;
constexpr std::int64_t kMonthsOfYear = 12;

std::int64_t comparable_price(const catalog::Service& service) {
  std::int64_t best = kUnknown;
  for (const catalog::Price& price : service.prices) {
    if (price.kind == catalog::PriceKind::Free) best = 0;
    if (price.kind != catalog::PriceKind::Amount || !price.amount_yen) continue;
    std::int64_t amount = kOtherUnit + *price.amount_yen;
    if (price.unit == catalog::PriceUnit::PersonMonth) amount = *price.amount_yen;
    if (price.unit == catalog::PriceUnit::PersonYear) amount = *price.amount_yen / kMonthsOfYear;
    best = std::min(best, amount);
  }
  return best;
}

}  // namespace

SortKeys::SortKeys(const catalog::Catalog& catalog) {
  std::vector<std::string> names;
  for (const catalog::Service& service : catalog.services()) {
    const catalog::Concept* best =
        catalog.taxonomy().find(catalog::Vocabulary::EvidenceTypes, service.evidence_best);
    evidence_.push_back(best == nullptr ? kUnknown : best->rank);
    price_.push_back(comparable_price(service));
    updated_.push_back(service.as_of ? -service.as_of->latest().days_since_epoch() : kUnknown);
    names.push_back(service.name_kana.value_or(service.name));
  }
  kana_ = japanese_order(names);
}

void SortKeys::sort(std::vector<std::uint32_t>& ordinals, Sort order, std::size_t upto) const {
  const auto key = [&](std::uint32_t i) -> std::int64_t {
    switch (order) {
      case Sort::Evidence:
        return evidence_[i];
      case Sort::Price:
        return price_[i];
      case Sort::Updated:
        return updated_[i];
      case Sort::Relevance:
      case Sort::Kana:
        return 0;
    }
    return 0;
  };
  const auto front =
      ordinals.begin() + static_cast<std::ptrdiff_t>(std::min(upto, ordinals.size()));
  std::partial_sort(ordinals.begin(), front, ordinals.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::int64_t ka = key(a);
    const std::int64_t kb = key(b);
    if (ka != kb) return ka < kb;
    if (kana_[a] != kana_[b]) return kana_[a] < kana_[b];
    return a < b;
  });
}

}  // namespace mitate::search
