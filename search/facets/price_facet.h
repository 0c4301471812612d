// What the buyer pays: an amount, in bands where it is one per person and month, nothing, or only
// on request. What users pay is a value of its own and tells the buyer nothing, so such a service
// is also unknown (未確認) here. Expired prices do not count. Only facet_table.cc includes this.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "search/facets/facet.h"

namespace mitate::search {

/// Yen per person and month, `from` to below the next band's.
struct PriceBand {
  std::int64_t from;
  std::string_view value;
  std::string_view label;
};
inline constexpr std::array<PriceBand, 4> kPriceBands{
    {{0, "under-500", "1人月額 500円未満"},
     {500, "500-999", "1人月額 500～999円"},
     {1000, "1000-2999", "1人月額 1,000～2,999円"},
     {3000, "3000-up", "1人月額 3,000円以上"}}};

inline std::vector<FacetOption> price_options(const catalog::Catalog&) {
  std::vector<FacetOption> out{{"known", "金額の記載あり", {}}};
  for (const PriceBand& band : kPriceBands) {
    out.push_back({std::string(band.value), std::string(band.label), "known"});
  }
  out.push_back({"other-unit", "ほかの単位の金額（1回、総額など）", "known"});
  out.push_back({"free", "買い手の負担なし", {}});
  out.push_back({"on-request", "要問合せ", {}});
  out.push_back({"users-pay", "利用者の負担の記載あり", {}});
  out.push_back({"unknown", "買い手の負担は未確認", {}});
  return out;
}

inline std::string_view price_band(const catalog::Price& price) {
  constexpr std::int64_t kMonthsOfYear = 12;
  std::int64_t yen = *price.amount_yen;
  if (price.unit == catalog::PriceUnit::PersonYear) {
    yen /= kMonthsOfYear;
  } else if (price.unit != catalog::PriceUnit::PersonMonth) {
    return "other-unit";
  }
  std::string_view value;
  for (const PriceBand& band : kPriceBands) {
    if (yen >= band.from) value = band.value;
  }
  return value;
}

/// Unknown whenever none of `told` holds.
inline void add_unknown_price(std::vector<Validity> told, FacetReading& out) {
  std::sort(told.begin(), told.end(), [](const Validity& a, const Validity& b) {
    return a.from.has_value() != b.from.has_value() ? !a.from : a.from && *a.from < *b.from;
  });
  std::optional<Date> until;  // told up to here without a gap; nullopt: not at all yet
  bool begun = false;
  for (const Validity& one : told) {
    if (one.from && (!begun || *one.from > *until)) out.add("unknown", {until, one.from});
    if (!one.to) return;
    until = begun ? std::max(*until, *one.to) : *one.to;
    begun = true;
  }
  out.add("unknown", {until, {}});
}

inline void read_prices(const FacetSource&, const catalog::Service& service, FacetReading& out) {
  using catalog::Payer;
  using catalog::PriceKind;
  std::vector<Validity> told;
  for (const catalog::Price& price : service.prices) {
    const bool amount = price.kind == PriceKind::Amount && price.amount_yen.has_value();
    if (price.payer == Payer::User || price.payer == Payer::Mixed) {
      if (amount || price.kind == PriceKind::Free) out.add("users-pay", price.validity);
      continue;
    }
    if (price.kind == PriceKind::OnRequest) {
      out.add("on-request", price.validity);
    } else if (amount && price.payer == Payer::Buyer) {
      out.add("known", price.validity);
      out.add(price_band(price), price.validity);
    } else if (price.kind == PriceKind::Free && price.payer == Payer::Buyer) {
      out.add("free", price.validity);
    } else {
      continue;
    }
    told.push_back(price.validity);
  }
  add_unknown_price(std::move(told), out);
}

}  // namespace mitate::search
