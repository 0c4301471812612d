#include "catalog/base/public_codes.h"

#include <algorithm>

namespace mitate {
namespace {
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
}  // namespace

std::optional<char> municipality_check_digit(std::string_view five_digits) {
  if (five_digits.size() != 5 || !all_digits(five_digits)) return std::nullopt;
  int sum = 0;
  for (int i = 0; i < 5; ++i) sum += (five_digits[static_cast<std::size_t>(i)] - '0') * (6 - i);
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

bool is_municipality_code(std::string_view code) {
  return code.size() == 6 && all_digits(code) &&
         municipality_check_digit(code.substr(0, 5)) == code[5];
}

bool is_prefecture_code(std::string_view code) {
  if (code.size() != 2 || !all_digits(code)) return false;
  const int value = (code[0] - '0') * 10 + (code[1] - '0');
  return value >= 1 && value <= 47;
}

bool is_corporate_number(std::string_view number) {
  if (number.size() != 13 || !all_digits(number)) return false;
  int sum = 0;
  for (int n = 1; n <= 12; ++n) {
    const int digit = number[static_cast<std::size_t>(13 - n)] - '0';
    sum += digit * (n % 2 == 1 ? 1 : 2);
  }
  return number[0] - '0' == 9 - sum % 9;
}

}  // namespace mitate
