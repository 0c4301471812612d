#include "catalog/text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdio>

#include "catalog/base/result.h"
#include "catalog/text/utf8.h"

namespace mitate::catalog {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  std::string_view reason_ja;
};

constexpr Range kForbidden[] = {
    {0x0000, 0x001F, "制御文字"},
    {0x007F, 0x009F, "制御文字"},
    {0x2028, 0x2029, "行・段落の区切り文字"},
    {0x202A, 0x202E, "文字の向きを変える制御文字"},
    {0x2066, 0x2069, "文字の向きを変える制御文字"},
    {0xE000, 0xF8FF, "外字（私用領域の文字）"},
    {0xFDD0, 0xFDEF, "文字ではない符号"},
    {0xFEFF, 0xFEFF, "文中のBOM"},
    {0xFFFD, 0xFFFD, "置換文字（読めなかった字の跡）"},
    {0xF0000, 0x10FFFF, "外字（私用領域の文字）"},
};

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// A frozen set, built once per pattern: building one costs more than normalizing a short cell.
icu::UnicodeSet frozen_set(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(icu::UnicodeString(pattern, -1, US_INV), status);
  MITATE_CHECK(U_SUCCESS(status));  // Our own pattern.
  set.freeze();
  return set;
}

/// Applies `base` to the characters of `set` only.
std::string normalize_within(const icu::Normalizer2& base, const icu::UnicodeSet& set,
                             std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::FilteredNormalizer2 filtered(base, set);
  icu::UnicodeString out;
  filtered.normalize(from_utf8(text), out, status);
  MITATE_CHECK(U_SUCCESS(status));  // Only memory exhaustion can fail.
  return to_utf8(out);
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  MITATE_CHECK(U_SUCCESS(status));
  return *instance;
}

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
  MITATE_CHECK(U_SUCCESS(status));
  return *instance;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  std::size_t i = 0;
  while (i < size) {
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) return start;
  }
  return std::nullopt;
}

std::optional<ForbiddenCharacter> first_forbidden_character(std::string_view text,
                                                            bool allow_line_feed) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, text.size(), c);
    const auto point = static_cast<char32_t>(c < 0 ? 0xFFFD : c);
    if (point == U'\n' && allow_line_feed) continue;
    if ((point & 0xFFFE) == 0xFFFE) return ForbiddenCharacter{start, point, "文字ではない符号"};
    for (const Range& range : kForbidden) {
      if (point >= range.first && point <= range.last) {
        return ForbiddenCharacter{start, point, range.reason_ja};
      }
    }
  }
  return std::nullopt;
}

std::string code_point_name(char32_t code_point) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(code_point));
  return buffer;
}

std::string canonical_text(std::string_view text) {
  static const icu::UnicodeSet set = frozen_set("[^\\uF900-\\uFAFF\\U0002F800-\\U0002FA1F]");
  return normalize_within(nfc(), set, text);
}

std::string usual_width_kana(std::string_view text) {
  static const icu::UnicodeSet set = frozen_set("[\\uFF61-\\uFF9F]");
  return normalize_within(nfkc(), set, text);
}

std::string ascii_width(std::string_view text) {
  static const icu::UnicodeSet set = frozen_set("[\\uFF01-\\uFF5E\\u3000]");
  return normalize_within(nfkc(), set, text);
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if (!is_continuation_byte(c)) ++count;
  }
  return count;
}

}  // namespace mitate::catalog
