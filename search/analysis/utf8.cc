#include "search/analysis/utf8.h"

#include "catalog/text/utf8.h"

namespace mitate::search {
namespace {

// The length of the well-formed sequence at `at`, or 0. Follows table 3-7 of the Unicode Standard:
// no overlong forms, no surrogates, nothing above U+10FFFF.
std::size_t well_formed_length(std::string_view s, std::size_t at, char32_t& value) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(at);
  const auto trail = [&](std::size_t i) {
    return i < s.size() && catalog::is_continuation_byte(s[i]);
  };
  if (lead < 0x80) {
    value = lead;
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF && trail(at + 1)) {
    value = (static_cast<char32_t>(lead & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU);
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF && trail(at + 1) && trail(at + 2)) {
    value = (static_cast<char32_t>(lead & 0x0FU) << 12U) |
            (static_cast<char32_t>(byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU);
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4 && trail(at + 1) && trail(at + 2) && trail(at + 3)) {
    value = (static_cast<char32_t>(lead & 0x07U) << 18U) |
            (static_cast<char32_t>(byte(at + 1) & 0x3FU) << 12U) |
            (static_cast<char32_t>(byte(at + 2) & 0x3FU) << 6U) | (byte(at + 3) & 0x3FU);
    if (value < 0x10000 || value > 0x10FFFF) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

std::vector<CodePoint> decode_utf8(std::string_view source) {
  std::vector<CodePoint> out;
  out.reserve(source.size() / 2 + 1);
  std::size_t at = 0;
  while (at < source.size()) {
    char32_t value = 0xFFFD;
    std::size_t length = well_formed_length(source, at, value);
    if (length == 0) {
      value = 0xFFFD;
      length = 1;
    }
    out.push_back({value, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
    at += length;
  }
  return out;
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::u32string to_utf32(std::string_view source) {
  std::u32string out;
  for (const CodePoint& c : decode_utf8(source)) out.push_back(c.value);
  return out;
}

std::size_t count_code_points(std::string_view source) { return decode_utf8(source).size(); }

}  // namespace mitate::search
