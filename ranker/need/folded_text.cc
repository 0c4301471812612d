#include "ranker/need/folded_text.h"

#include <array>

#include "catalog/text/utf8.h"

namespace mitate::ranker::reading {
namespace {

// Half-width katakana U+FF61..U+FF9F in order, as full-width characters (JIS X 0201 order).
constexpr std::u32string_view kHalfKana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミム"
    U"メモヤユヨラリルレロワン゛゜";
constexpr char32_t kVoiced = U'゛';
constexpr char32_t kSemiVoiced = U'゜';
constexpr std::u32string_view kTakesVoice = U"カキクケコサシスセソタチツテトハヒフヘホ";
constexpr std::u32string_view kTakesSemiVoice = U"ハヒフヘホ";

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'‐' || c == U'‑' || c == U'‒' || c == U'–' || c == U'—' || c == U'―' ||
         c == U'−' || c == U'─';
}
bool is_tilde(char32_t c) { return c == U'~' || c == U'〜' || c == U'∼' || c == U'〰'; }

/// One character for one character; 0 drops it (variation selectors, joiners, byte order mark).
char32_t fold_one(char32_t c) {
  if (c >= U'！' && c <= U'～') c = c - U'！' + U'!';
  if (c >= 0xFF61 && c <= 0xFF9F) c = kHalfKana[c - 0xFF61];
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (is_dash(c)) return U'-';
  if (is_tilde(c)) return U'~';
  if (c == U'￥') return U'¥';
  if (c == U'，') return U',';
  if (c == U'．') return U'.';
  if (c == U'\t' || c == U' ' || c == U'\u3000' || c == U'\u00a0') return U' ';
  if (c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029') return U'\n';
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return U' ';
  if (c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0xE0100 && c <= 0xE01EF)) {
    return 0;
  }
  // Enumeration marks separate items; they are never part of a number.
  if ((c >= U'①' && c <= U'⓿') || (c >= U'❶' && c <= U'➓') || c == U'●' || c == U'■' || c == U'◆' ||
      c == U'•' || c == U'･') {
    return U'・';
  }
  if (c == U'㈱' || c == U'㍿') return U'株';
  if (c == U'㎏') return U'k';
  if (c == U'×' || c == U'✕' || c == U'✖' || c == U'❌' || c == U'╳') return U'×';
  if (c == U'⇒' || c == U'➡' || c == U'➔') return U'→';
  if (c == U'ヵ' || c == U'ヶ') return U'ヶ';
  return c;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                               : lead >= 0xE0                ? 3
                               : lead >= 0xC2                ? 2
                                                             : 0;
    if (length == 0 || lead >= 0xF5 || i + length > bytes.size()) return std::nullopt;
    char32_t c = length == 1 ? lead : static_cast<char32_t>(lead & (0xFFu >> (length + 1)));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if (!catalog::is_continuation_byte(bytes[i + k])) return std::nullopt;
      c = (c << 6) | (next & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    if (c < kSmallest[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
    out.push_back(c);
    i += length;
  }
  return out;
}

std::string encode_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

FoldedText fold(std::u32string_view sent) {
  FoldedText out;
  out.sent_length = sent.size();
  out.text.reserve(sent.size());
  out.source.reserve(sent.size());
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const char32_t c = fold_one(sent[i]);
    const bool was_voice_mark =
        c == kVoiced || c == kSemiVoiced || sent[i] == 0x3099 || sent[i] == 0x309A;
    if (was_voice_mark && !out.text.empty()) {
      const bool semi = c == kSemiVoiced || sent[i] == 0x309A;
      char32_t base = out.text.back();
      // Hiragana stand 0x60 below katakana, and their voiced forms follow in the same order.
      const bool hiragana = is_hiragana(base);
      const char32_t katakana = hiragana ? base + 0x60 : base;
      if (contains(semi ? kTakesSemiVoice : kTakesVoice, katakana)) {
        out.text.back() = base + (semi ? 2u : 1u);
        out.source.back().end = i + 1;
        continue;
      }
      if (!semi && katakana == U'ウ') {
        out.text.back() = hiragana ? U'ゔ' : U'ヴ';
        out.source.back().end = i + 1;
        continue;
      }
    }
    if (c == 0) {
      if (!out.source.empty()) out.source.back().end = i + 1;
      continue;
    }
    out.text.push_back(c);
    out.source.push_back({i, i + 1});
  }
  return out;
}

std::u32string fold_phrase(std::string_view phrase) {
  const auto decoded = decode_utf8(phrase);
  return decoded ? fold(*decoded).text : std::u32string{};
}

std::u32string to_hiragana(std::u32string_view folded) {
  std::u32string out(folded);
  for (char32_t& c : out) {
    if (c >= U'ァ' && c <= U'ヴ') c -= 0x60;
  }
  return out;
}

bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'々' || c == U'〆' ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}
bool is_katakana(char32_t c) { return (c >= U'ァ' && c <= U'ヺ') || c == U'ー'; }
bool is_hiragana(char32_t c) { return c >= U'ぁ' && c <= U'ゖ'; }
bool is_ascii_word(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z');
}

}  // namespace mitate::ranker::reading
