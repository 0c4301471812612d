#include "catalog/curation/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mitate::catalog {

double distance_km(const Municipality& a, const Municipality& b) {
  constexpr double kEarthKm = 6371.0088;
  constexpr double kRadians = std::numbers::pi / 180.0;
  const double north = (b.latitude - a.latitude) * kRadians;
  const double east = (b.longitude - a.longitude) * kRadians;
  const double half = std::pow(std::sin(north / 2), 2) + std::cos(a.latitude * kRadians) *
                                                             std::cos(b.latitude * kRadians) *
                                                             std::pow(std::sin(east / 2), 2);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(half)));
}

}  // namespace mitate::catalog
