// The one place that reads a clock for anything people see: the day in Japan, and seconds for the
// expiry of kept needs. Rooms below take dates as parameters. Called by web/app and web/cli.
#pragma once
#include <cstdint>
#include <string>

#include "catalog/base/date.h"

namespace mitate::web {

/// Today in Asia/Tokyo, which has had no summer time since 1951.
[[nodiscard]] Date today_in_japan();
/// Seconds since 1970-01-01 UTC.
[[nodiscard]] std::int64_t unix_now();
/// "YYYY-MM-DDThh:mm:ssZ", for the change log.
[[nodiscard]] std::string utc_timestamp();

/// The same, so many seconds ago.
[[nodiscard]] std::string utc_timestamp_before(std::int64_t seconds);

}  // namespace mitate::web
