// Questions about single ASCII characters, free of locale. Not here: anything of Unicode
// (catalog/text).
#pragma once

namespace mitate {

/// '0'..'9' only; full-width digits are not digits here, importers fold them first.
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace mitate
