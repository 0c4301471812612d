#include "catalog/text/legacy_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <utility>

#include "catalog/base/result.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

/// Stops at what it cannot convert, in both directions, and takes no one-way mappings.
Converter strict_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter out(ucnv_open(name, &status));
  MITATE_CHECK(U_SUCCESS(status));  // ICU's own data lacks the table: a broken installation.
  ucnv_setToUCallBack(out.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(out.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFallback(out.get(), 0);
  MITATE_CHECK(U_SUCCESS(status));
  return out;
}

std::optional<std::string> decoded(UConverter* converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  const auto capacity = static_cast<int32_t>(bytes.size() * 2 + 1);
  UChar* buffer = text.getBuffer(capacity);
  const int32_t length = ucnv_toUChars(converter, buffer, capacity, bytes.data(),
                                       static_cast<int32_t>(bytes.size()), &status);
  text.releaseBuffer(U_SUCCESS(status) ? length : 0);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// One character; empty when the encoding does not have it.
std::string encoded(UConverter* converter, UChar32 character) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(character);
  std::array<char, 16> buffer{};
  const int32_t length =
      ucnv_fromUChars(converter, buffer.data(), static_cast<int32_t>(buffer.size()),
                      text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status) || length <= 0) return {};
  return {buffer.data(), static_cast<std::size_t>(length)};
}

/// JIS and Microsoft chose different code points for the same sign.
UChar32 microsoft_spelling(UChar32 character) {
  switch (character) {
    case 0x301C:
      return 0xFF5E;  // wave dash
    case 0x2212:
      return 0xFF0D;  // minus
    case 0x2014:
      return 0x2015;  // em dash
    case 0x2016:
      return 0x2225;  // double vertical line
    case 0x00A5:
      return 0xFFE5;  // yen
    case 0x00A2:
      return 0xFFE0;  // cent
    case 0x00A3:
      return 0xFFE1;  // pound
    case 0x00AC:
      return 0xFFE2;  // not
    default:
      return character;
  }
}

template <typename F>
void each_character(std::string_view text, F visit) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    UChar32 character = 0;
    U8_NEXT(data, at, text.size(), character);
    visit(character, start, at - start);
  }
}

bool is_japanese(UChar32 c) { return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF); }

/// Well-formed UTF-8 with at least two Japanese letters.
bool is_japanese_utf8(std::string_view bytes) {
  if (bytes.empty() || first_invalid_utf8(bytes)) return false;
  int letters = 0;
  each_character(bytes, [&](UChar32 c, std::size_t, std::size_t) { letters += is_japanese(c); });
  return letters >= 2;
}

}  // namespace

std::optional<std::string> from_cp932(std::string_view bytes) {
  return decoded(strict_converter("windows-31j").get(), bytes);
}

std::optional<std::string> from_euc_jp(std::string_view bytes) {
  std::optional<std::string> out = decoded(strict_converter("EUC-JP").get(), bytes);
  // ICU reads bytes 0x80..0x9F as C1 controls; EUC-JP text has none.
  if (out && first_forbidden_character(*out, true)) return std::nullopt;
  return out;
}

Cp932Text to_cp932(std::string_view text) {
  const Converter converter = strict_converter("windows-31j");
  Cp932Text out;
  each_character(text, [&](UChar32 character, std::size_t offset, std::size_t size) {
    const std::string bytes = encoded(converter.get(), microsoft_spelling(character));
    if (!bytes.empty()) {
      out.bytes += bytes;
      return;
    }
    out.bytes += "\x81\xAC";  // 〓, the usual mark for a missing character
    out.lost.push_back({std::string(text.substr(offset, size)), offset});
  });
  return out;
}

bool looks_misread(std::string_view text) {
  std::string latin;
  bool all_latin = true;
  each_character(text, [&](UChar32 c, std::size_t, std::size_t) {
    if (c > 0xFF) all_latin = false;
    if (all_latin) latin += static_cast<char>(c);
  });
  if (all_latin && is_japanese_utf8(latin)) return true;
  const Cp932Text bytes = to_cp932(text);
  return bytes.lost.empty() && is_japanese_utf8(bytes.bytes) && bytes.bytes != text;
}

}  // namespace mitate::catalog
