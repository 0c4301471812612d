#include "ranker/need/numbers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ranker/need/folded_text.h"

namespace mitate::ranker::reading {
namespace {

constexpr std::int64_t kLargest = 1'000'000'000'000'000;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<int> kanji_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const auto at = kDigits.find(c);
  if (at == std::u32string_view::npos) return std::nullopt;
  return static_cast<int>(at);
}
std::int64_t small_unit(char32_t c) {
  return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}
std::int64_t large_unit(char32_t c) {
  return c == U'万' || c == U'萬' ? 10'000
         : c == U'億'             ? 100'000'000
         : c == U'兆'             ? 1'000'000'000'000
                                  : 0;
}

/// 大字, the digits of contracts (弐百万円, 参百人): only in front of a unit, because 参, 陸 and 壱
/// are also letters of words (参加, 北陸, 壱岐).
std::optional<int> deed_digit(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kDeeds = U"零壱弐参肆伍陸漆捌玖";
  const auto digit = kDeeds.find(text[at]);
  if (digit == std::u32string_view::npos || at + 1 >= text.size()) return std::nullopt;
  constexpr std::u32string_view kUnits = U"拾十佰百阡千万萬億円";
  if (kUnits.find(text[at + 1]) == std::u32string_view::npos) return std::nullopt;
  return static_cast<int>(digit);
}
/// 拾, 佰, 阡 count behind such a digit only (拾う).
std::int64_t deed_unit(char32_t c) {
  return c == U'拾' ? 10 : c == U'佰' ? 100 : c == U'阡' ? 1000 : 0;
}

std::int64_t capped(double value) {
  return value >= static_cast<double>(kLargest) ? kLargest
                                                : static_cast<std::int64_t>(value + 1e-6);
}

/// One number in decimal digits with thousands separators and a fraction, from `at`.
struct Digits {
  std::size_t end = 0;
  double value = 0;
  std::size_t count = 0;
  bool out_of_order = false;  ///< 三十二十: its units do not fall
};
Digits read_digits(std::u32string_view text, std::size_t at) {
  Digits out{at};
  std::size_t i = at;
  while (i < text.size() && is_digit(text[i])) {
    out.value = std::min(out.value * 10 + static_cast<double>(text[i] - U'0'), 1e18);
    ++out.count;
    ++i;
    // 「12、000人」: the sign of a list in the place of the thousands separator.
    const bool listed =
        i + 4 < text.size() && text[i] == U'、' && text[i + 1] == U'0' &&
        std::u32string_view(U"人名円社件").find(text[i + 4]) != std::u32string_view::npos;
    const bool group = i + 3 < text.size() && (text[i] == U',' || listed) &&
                       is_digit(text[i + 1]) && is_digit(text[i + 2]) && is_digit(text[i + 3]) &&
                       (i + 4 >= text.size() || !is_digit(text[i + 4]));
    if (group) ++i;
  }
  out.end = i;
  if (i + 1 < text.size() && text[i] == U'.' && is_digit(text[i + 1])) {
    double place = 0.1;
    for (++i; i < text.size() && is_digit(text[i]); ++i, place /= 10) {
      out.value += place * static_cast<double>(text[i] - U'0');
    }
    out.end = i;
  }
  return out;
}

/// A number below 10,000 in kanji (千二百, 五〇〇) or nothing.
Digits read_kanji(std::u32string_view text, std::size_t at) {
  Digits out{at};
  double pending = 0;
  bool has_pending = false;
  std::int64_t last_unit = 10'000;
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const auto deed = deed_digit(text, i);
    if (const auto digit = deed ? deed : kanji_digit(text[i])) {
      pending = has_pending ? std::min(pending * 10 + *digit, 1e18) : *digit;
      has_pending = true;
    } else if (const std::int64_t unit = has_pending && deed_unit(text[i]) != 0
                                             ? deed_unit(text[i])
                                             : small_unit(text[i]);
               unit != 0) {
      out.out_of_order = out.out_of_order || unit >= last_unit;
      last_unit = unit;
      out.value += (has_pending ? pending : 1) * static_cast<double>(unit);
      pending = 0;
      has_pending = false;
    } else {
      break;
    }
    ++out.count;
  }
  out.value += has_pending ? pending : 0;
  out.end = i;
  return out;
}

/// Characters and size of 「 million」「 thousand」 behind digits; 0 when neither stands there.
std::pair<std::size_t, std::int64_t> english_unit(std::u32string_view text) {
  constexpr std::pair<std::u32string_view, std::int64_t> kUnits[] = {
      {U" million", 1'000'000}, {U"million", 1'000'000}, {U" thousand", 1'000}};
  for (const auto& [word, scale] : kUnits) {
    const bool ends = text.size() <= word.size() || !is_ascii_word(text[word.size()]);
    if (text.substr(0, word.size()) == word && ends) return {word.size(), scale};
  }
  return {0, 0};
}

std::optional<NumberToken> number_at(std::u32string_view text, std::size_t start) {
  NumberToken out;
  out.start = start;
  out.kanji_only = true;
  double total = 0;
  std::size_t i = start;
  std::size_t digits = 0;
  while (i < text.size()) {
    Digits part;
    if (is_digit(text[i])) {
      part = read_digits(text, i);
      digits += part.count;
      out.kanji_only = false;
      // 3千 and 2百: a small unit after digits, which may be followed by more digits (1万7千).
      if (part.end < text.size() && small_unit(text[part.end]) >= 100) {
        part.value *= static_cast<double>(small_unit(text[part.end]));
        out.big_unit = small_unit(text[part.end]);
        ++part.end;
        if (part.end < text.size() && is_digit(text[part.end])) {
          const Digits rest = read_digits(text, part.end);
          part.value += rest.value;
          part.end = rest.end;
        }
      }
    } else {
      part = read_kanji(text, i);
      out.part_of_code = out.part_of_code || part.out_of_order;
    }
    if (part.end == i) break;
    i = part.end;
    const std::int64_t unit = i < text.size() ? large_unit(text[i]) : 0;
    if (const auto [length, scale] = english_unit(text.substr(i)); length != 0) {
      total += part.value * static_cast<double>(scale);
      out.big_unit = scale;
      i += length;
      break;
    }
    if (unit == 0) {
      total += part.value;
      break;
    }
    total += part.value * static_cast<double>(unit);
    out.big_unit = unit;
    ++i;
    // 1億2,000万: the next part must be directly there.
    if (i >= text.size() ||
        !(is_digit(text[i]) || kanji_digit(text[i]) || small_unit(text[i]) != 0))
      break;
  }
  if (i == start) return std::nullopt;
  out.end = i;
  out.value = capped(total);
  out.has_fraction = total - static_cast<double>(out.value) > 1e-6;
  out.part_of_code = out.part_of_code || digits > 13;
  return out;
}

/// 03-1234-5678 and the like: digit groups joined by dashes, or a leading zero before more digits.
void mark_codes(std::u32string_view text, std::vector<NumberToken>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    NumberToken& number = numbers[i];
    if (text[number.start] == U'0' && number.end - number.start > 1 &&
        number.start + 1 < text.size() && is_digit(text[number.start + 1])) {
      number.part_of_code = true;
    }
    if (i + 2 < numbers.size() && text[number.end] == U'-' &&
        numbers[i + 1].start == number.end + 1 && text[numbers[i + 1].end] == U'-' &&
        numbers[i + 2].start == numbers[i + 1].end + 1) {
      // A date in ISO form has a year of four digits first; everything else is a code.
      const bool date =
          number.end - number.start == 4 && number.value >= 1900 && number.value < 2200;
      if (!date) {
        number.part_of_code = numbers[i + 1].part_of_code = numbers[i + 2].part_of_code = true;
      }
    }
    if (number.start > 0 && is_ascii_word(text[number.start - 1]) &&
        !is_digit(text[number.start - 1])) {
      number.part_of_code = true;  // bmi25, iso27001, a1c
    }
    // 数百名, 何十人: nobody knows how many.
    if (number.kanji_only && number.start > 0 && small_unit(text[number.start]) != 0 &&
        (text[number.start - 1] == U'数' || text[number.start - 1] == U'何')) {
      number.part_of_code = true;
    }
  }
}

}  // namespace

std::vector<NumberToken> find_numbers(std::u32string_view text) {
  std::vector<NumberToken> out;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = is_digit(text[i]) || kanji_digit(text[i]) || small_unit(text[i]) != 0 ||
                        deed_digit(text, i).has_value();
    const auto number = starts ? number_at(text, i) : std::nullopt;
    if (!number) {
      ++i;
      continue;
    }
    out.push_back(*number);
    i = number->end;
  }
  mark_codes(text, out);
  return out;
}

}  // namespace mitate::ranker::reading
