#include "web/clock.h"

#include <array>
#include <chrono>
#include <ctime>

namespace mitate::web {

Date today_in_japan() {
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(9);
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now)};
  return *Date::from(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::int64_t unix_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string utc_timestamp() { return utc_timestamp_before(0); }

std::string utc_timestamp_before(std::int64_t seconds) {
  const std::time_t now = std::time(nullptr) - static_cast<std::time_t>(seconds);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), length};
}

}  // namespace mitate::web
