#include "ranker/criteria/nearby_cases.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "catalog/curation/distance.h"

namespace mitate::ranker {
namespace {

NearbyCase placed(const CaseFact& one, const Asked& asked, const Columns& columns) {
  const catalog::Places& places = columns.catalog().places();
  NearbyCase out;
  out.case_study = one.id;
  out.ground = {one.attested.source, std::string(catalog::name_of(one.attested.verification)),
                one.attested.as_of};
  double nearest = std::numeric_limits<double>::infinity();
  for (const std::string& code : one.area_codes) {
    for (const AskedRegion& region : asked.regions) {
      if (code.compare(0, 2, region.prefecture) != 0) continue;
      const bool same =
          region.municipality.empty() ? code == region.prefecture : code == region.municipality;
      const catalog::Municipality* there = places.municipality(code);
      const catalog::Municipality* here =
          region.municipality.empty() ? nullptr : places.municipality(region.municipality);
      double away = std::numeric_limits<double>::infinity();
      if (here != nullptr && there != nullptr) away = catalog::distance_km(*here, *there);
      if (same) away = 0;
      if (!out.area_code.empty() && away >= nearest) continue;
      nearest = away;
      out.area_code = code;
      out.same_place = same;
    }
  }
  if (!out.same_place && std::isfinite(nearest))
    out.distance_km = static_cast<int>(std::lround(nearest));
  return out;
}

}  // namespace

bool is_near(const CaseFact& one, const Asked& asked) {
  return std::any_of(one.area_codes.begin(), one.area_codes.end(), [&](const std::string& code) {
    return std::any_of(asked.regions.begin(), asked.regions.end(), [&](const AskedRegion& region) {
      return code.compare(0, 2, region.prefecture) == 0;
    });
  });
}

std::vector<NearbyCase> nearby_cases(const ServiceFacts& facts, const Asked& asked,
                                     const Columns& columns, const Parameters& policy,
                                     std::size_t most) {
  std::vector<NearbyCase> out;
  if (!asked.buyer || asked.regions.empty() ||
      !policy.buyers().of(*asked.buyer, asked.buyer_kind).near_cases) {
    return out;
  }
  for (const CaseFact& one : facts.cases) {
    if (one.buyer != static_cast<int>(*asked.buyer) || !is_near(one, asked)) continue;
    out.push_back(placed(one, asked, columns));
  }
  std::sort(out.begin(), out.end(), [](const NearbyCase& a, const NearbyCase& b) {
    const auto key = [](const NearbyCase& one) {
      return std::tuple(!one.same_place, one.distance_km.value_or(std::numeric_limits<int>::max()),
                        std::string_view(one.case_study));
    };
    return key(a) < key(b);
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace mitate::ranker
