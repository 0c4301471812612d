// Numbers as they are written in a folded Japanese text: 1,200 / 1.2万 / 1万7千 / 千二百 / 3千.
// Only finds them; whether a number counts persons, yen or days is decided by what stands around
// it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mitate::ranker::reading {

struct NumberToken {
  std::size_t start = 0;
  std::size_t end = 0;
  std::int64_t value = 0;     ///< rounded down when the text has a fraction
  std::int64_t big_unit = 1;  ///< the last 千, 万 or 億 that was written; 1 when none
  bool has_fraction = false;  ///< a fraction remains after the unit (5.6)
  bool kanji_only = false;    ///< no decimal digit: 三千, 百
  bool part_of_code =
      false;  ///< telephone number, leading zero, longer than 13 digits, 数百, 三十二十
};

/// All numbers, left to right, not overlapping. Values above 10^15 are cut to 10^15.
[[nodiscard]] std::vector<NumberToken> find_numbers(std::u32string_view text);

}  // namespace mitate::ranker::reading
