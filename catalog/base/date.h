// Calendar dates without time zones, in ISO 8601 text. "Today" is never read from a clock in here:
// it is a parameter (`as_of`) so that answers can be reproduced. Used by every room.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mitate {

/// One day of the proleptic Gregorian calendar, years 1000..9999.
class Date {
 public:
  /// 1970-01-01.
  Date() = default;
  /// "YYYY-MM-DD" of a day that exists; nullopt otherwise (also for surrounding spaces).
  [[nodiscard]] static std::optional<Date> parse(std::string_view iso);
  /// nullopt when there is no such day.
  [[nodiscard]] static std::optional<Date> from(int year, unsigned month, unsigned day);

  [[nodiscard]] int year() const;
  [[nodiscard]] unsigned month() const;  ///< 1..12
  [[nodiscard]] unsigned day() const;    ///< 1..31
  [[nodiscard]] std::int64_t days_since_epoch() const { return days_.time_since_epoch().count(); }
  /// The same day `months` later; the last day of the month when the day does not exist there.
  [[nodiscard]] Date plus_months(int months) const;
  [[nodiscard]] Date plus_days(int days) const;
  [[nodiscard]] std::string iso() const;

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::sys_days days_{};
};

/// A date known to the year, the month or the day, as sources give it ("2022", "2022-06",
/// "2022-06-01"). The original precision is kept and shown.
class PartialDate {
 public:
  [[nodiscard]] static std::optional<PartialDate> parse(std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Date earliest() const { return earliest_; }
  [[nodiscard]] Date latest() const { return latest_; }
  friend bool operator==(const PartialDate&, const PartialDate&) = default;

 private:
  std::string text_;
  Date earliest_;
  Date latest_;
};

/// Half-open interval [from, to); an absent end is unknown, and then nothing is known to be valid.
struct Validity {
  std::optional<Date> from;
  std::optional<Date> to;
  enum class At { Valid, NotYet, Expired, Unknown };
  /// Unknown unless both ends are known, or one end alone already decides.
  [[nodiscard]] At at(Date date) const;
};

}  // namespace mitate
