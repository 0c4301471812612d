// Where a service is offered. Services of the whole country and online ones are offered everywhere.
// Only facet_table.cc includes this.
#pragma once
#include <algorithm>
#include <set>
#include <string>

#include "search/facets/facet.h"

namespace mitate::search {

inline constexpr std::size_t kPrefectureDigits = 2;

inline std::string prefecture_of(std::string_view area_code) {
  return std::string(area_code.substr(0, kPrefectureDigits));
}

inline bool serves_everywhere(const catalog::Service& service) {
  return service.coverage == catalog::Coverage::Nationwide ||
         service.coverage == catalog::Coverage::Online;
}

inline std::vector<FacetOption> prefectures(const catalog::Catalog& catalog) {
  std::vector<FacetOption> out;
  for (const catalog::Prefecture& one : catalog.places().prefectures()) {
    out.push_back({one.code, one.name, {}});
  }
  return out;
}

inline void read_prefectures(const FacetSource&, const catalog::Service& service,
                             FacetReading& out) {
  for (const catalog::CoveredPlace& place : service.places) out.add(prefecture_of(place.area_code));
  out.everywhere = serves_everywhere(service);
}

/// Only municipalities that some service names are options, ordered by code.
inline std::vector<FacetOption> named_municipalities(const catalog::Catalog& catalog) {
  std::set<std::string> codes;
  for (const catalog::Service& service : catalog.services()) {
    for (const catalog::CoveredPlace& place : service.places) {
      if (place.area_code.size() > kPrefectureDigits) codes.insert(place.area_code);
    }
  }
  std::vector<FacetOption> out;
  for (const std::string& code : codes) {
    out.push_back({code, catalog.places().label(code), prefecture_of(code)});
  }
  return out;
}

/// A service of a whole prefecture has every named municipality in it.
inline void read_municipalities(const FacetSource& from, const catalog::Service& service,
                                FacetReading& out) {
  for (const catalog::CoveredPlace& place : service.places) {
    if (place.area_code.size() > kPrefectureDigits) {
      out.add(place.area_code);
      continue;
    }
    auto named = std::lower_bound(
        from.options.begin(), from.options.end(), place.area_code,
        [](const FacetOption& option, const std::string& code) { return option.value < code; });
    for (; named != from.options.end() && *named->parent == place.area_code; ++named) {
      out.add(named->value);
    }
  }
  out.everywhere = serves_everywhere(service);
}

/// Nobody names these, so only a service of the whole prefecture can serve them.
inline constexpr UnnamedValues kUnnamedMunicipalities{
    .find = [](const catalog::Catalog& catalog,
               std::string_view code) -> std::optional<FacetOption> {
      if (catalog.places().municipality(code) == nullptr) return std::nullopt;
      return FacetOption{std::string(code), catalog.places().label(code), prefecture_of(code)};
    },
    .has =
        [](const catalog::Service& service, std::string_view code) {
          return std::any_of(service.places.begin(), service.places.end(),
                             [&](const catalog::CoveredPlace& place) {
                               return place.area_code == code.substr(0, kPrefectureDigits);
                             });
        }};

}  // namespace mitate::search
