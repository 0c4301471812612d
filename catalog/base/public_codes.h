// Check digits of the two public numbering systems that the catalog stores.
// Sources: 全国地方公共団体コード (総務省: weights 6,5,4,3,2, digit (11 - S mod 11) mod 10) and
// 法人番号 (法人番号省令第2条: 9 - (sum mod 9), weights 1,2 alternating from the right).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mitate {

/// The sixth digit for a five-digit local government code; nullopt unless given five ASCII digits.
[[nodiscard]] std::optional<char> municipality_check_digit(std::string_view five_digits);
/// True for six ASCII digits whose last one is the check digit. Does not know which codes exist.
[[nodiscard]] bool is_municipality_code(std::string_view code);
/// True for "01".."47" (JIS X 0401).
[[nodiscard]] bool is_prefecture_code(std::string_view code);
/// True for thirteen ASCII digits whose first one is the check digit.
[[nodiscard]] bool is_corporate_number(std::string_view number);

}  // namespace mitate
