#include "web/http/encoding.h"

#include <cstdint>

#include "catalog/text/normalize.h"

namespace mitate::web {
namespace {
int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}
}  // namespace

bool is_utf8(std::string_view bytes) { return !catalog::first_invalid_utf8(bytes); }

std::size_t count_characters(std::string_view utf8) { return catalog::code_point_count(utf8); }

Decoded percent_decode(std::string_view encoded, bool plus_is_space) {
  Decoded out;
  out.text.reserve(encoded.size());
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    const char c = encoded[at];
    if (c == '+' && plus_is_space) {
      out.text += ' ';
    } else if (c != '%') {
      out.text += c;
    } else {
      const int high = at + 1 < encoded.size() ? hex_value(encoded[at + 1]) : -1;
      const int low = at + 2 < encoded.size() ? hex_value(encoded[at + 2]) : -1;
      if (high < 0 || low < 0) {
        out.fault = DecodeFault::BadEscape;
        return out;
      }
      out.text += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (out.text.find('\0') != std::string::npos) {
    out.fault = DecodeFault::Nul;
  } else if (!is_utf8(out.text)) {
    out.fault = DecodeFault::NotUtf8;
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() * 3);
  for (const char c : text) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 0x0FU];
    }
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace mitate::web
