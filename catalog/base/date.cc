#include "catalog/base/date.h"

#include <cstdio>

namespace mitate {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

year_month_day split(sys_days days) { return year_month_day{days}; }

}  // namespace

std::optional<Date> Date::from(int year, unsigned month, unsigned day) {
  if (year < 1000 || year > 9999) return std::nullopt;
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                           std::chrono::day{day}};
  if (!ymd.ok()) return std::nullopt;
  Date out;
  out.days_ = sys_days{ymd};
  return out;
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto y = digits(iso.substr(0, 4));
  const auto m = digits(iso.substr(5, 2));
  const auto d = digits(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return from(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

int Date::year() const { return static_cast<int>(split(days_).year()); }
unsigned Date::month() const { return static_cast<unsigned>(split(days_).month()); }
unsigned Date::day() const { return static_cast<unsigned>(split(days_).day()); }

Date Date::plus_months(int months) const {
  const year_month_day start = split(days_);
  year_month_day moved = start + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  Date out;
  out.days_ = sys_days{moved};
  return out;
}

Date Date::plus_days(int days) const {
  Date out;
  out.days_ = days_ + std::chrono::days{days};
  return out;
}

std::string Date::iso() const {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", year(), month(), day());
  return buffer;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  PartialDate out;
  out.text_ = std::string(text);
  if (text.size() == 4) {
    const auto first = Date::parse(out.text_ + "-01-01");
    if (!first) return std::nullopt;
    out.earliest_ = *first;
    out.latest_ = first->plus_months(12).plus_days(-1);
    return out;
  }
  if (text.size() == 7) {
    const auto first = Date::parse(out.text_ + "-01");
    if (!first) return std::nullopt;
    out.earliest_ = *first;
    out.latest_ = first->plus_months(1).plus_days(-1);
    return out;
  }
  const auto exact = Date::parse(text);
  if (!exact) return std::nullopt;
  out.earliest_ = out.latest_ = *exact;
  return out;
}

Validity::At Validity::at(Date date) const {
  if (from && date < *from) return At::NotYet;
  if (to && date >= *to) return At::Expired;
  return from && to ? At::Valid : At::Unknown;
}

}  // namespace mitate
