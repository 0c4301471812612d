#include "search/analysis/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "search/analysis/kana.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kMarksPerCluster = 8;

bool is_mark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F ||
         (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05BD) ||
         (c >= 0x064B && c <= 0x065F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F) || c == 0x200D ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_half_kana(char32_t c) { return c >= 0xFF66 && c <= 0xFF9D; }

bool is_hyphen(char32_t c) {
  switch (c) {
    case U'-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x02D7:
    case 0xFE63:
    case 0x30FC:
      return true;
    default:
      return false;
  }
}

// Characters that NFKC_Casefold keeps as they are, so that ordinary text needs no ICU call.
bool is_plain(char32_t c) {
  return (c >= 0x20 && c <= 0x7E) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) ||
         (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3001 || c == 0x3002 || c == 0x3005;
}

class Appender {
 public:
  explicit Appender(Folded& out) : out_(out) {}
  void put(char32_t c, std::uint32_t begin, std::uint32_t end) {
    out_.text.push_back(c);
    out_.begin.push_back(begin);
    out_.end.push_back(end);
  }

 private:
  Folded& out_;
};

bool is_middle_dot(char32_t c) { return c == U'・' || c == 0x00B7 || c == 0x2606 || c == 0x2605; }

char32_t tidy(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c < 0x20 || c == 0x7F || (c >= 0x80 && c <= 0x9F) || c == 0x3000 || c == 0xA0 ||
      c == 0xFFFD) {
    return U' ';
  }
  if (c == 0x301C) return U'~';
  return c;
}

void put_normalised(const std::u32string& cluster, std::uint32_t begin, std::uint32_t end,
                    Appender& out) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfkc = [] {
    UErrorCode code = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(code);
  }();
  if (kNfkc == nullptr) {
    for (const char32_t c : cluster) out.put(tidy(c), begin, end);
    return;
  }
  const icu::UnicodeString source = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(cluster.data()), static_cast<std::int32_t>(cluster.size()));
  const icu::UnicodeString folded = kNfkc->normalize(source, status);
  if (U_FAILURE(status)) {
    for (const char32_t c : cluster) out.put(tidy(c), begin, end);
    return;
  }
  for (std::int32_t i = 0; i < folded.length();) {
    const UChar32 c = folded.char32At(i);
    out.put(tidy(static_cast<char32_t>(c)), begin, end);
    i += U16_LENGTH(c);
  }
}

Folded normalise(std::string_view source) {
  Folded folded;
  const std::vector<CodePoint> points = decode_utf8(source);
  folded.text.reserve(points.size());
  folded.begin.reserve(points.size());
  folded.end.reserve(points.size());
  Appender out(folded);
  std::u32string cluster;
  for (std::size_t i = 0; i < points.size();) {
    const char32_t first = points[i].value;
    const std::uint32_t begin = points[i].begin;
    std::size_t next = i + 1;
    const bool takes_voice = is_kana(first) || is_half_kana(first);
    const auto is_follower = [&](char32_t c) {
      return is_mark(c) || (takes_voice && (c == 0x309B || c == 0x309C));
    };
    if (next >= points.size() || !is_follower(points[next].value)) {
      if (is_plain(first)) {
        out.put(tidy(first), begin, points[i].end);
      } else {
        put_normalised(std::u32string(1, first), begin, points[i].end, out);
      }
      i = next;
      continue;
    }
    cluster.assign(1, first);
    while (next < points.size() && is_follower(points[next].value)) {
      char32_t mark = points[next].value;
      if (mark == 0x309B) mark = 0x3099;
      if (mark == 0x309C) mark = 0x309A;
      if (cluster.size() <= kMarksPerCluster) cluster.push_back(mark);
      ++next;
    }
    put_normalised(cluster, begin, points[next - 1].end, out);
    i = next;
  }
  return folded;
}

void erase_marked(Folded& folded, const std::vector<bool>& drop) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (drop[i]) {
      if (is_middle_dot(folded.text[i])) folded.breaks.push_back(static_cast<std::uint32_t>(kept));
      continue;
    }
    folded.text[kept] = folded.text[i];
    folded.begin[kept] = folded.begin[i];
    folded.end[kept] = folded.end[i];
    ++kept;
  }
  folded.text.resize(kept);
  folded.begin.resize(kept);
  folded.end.resize(kept);
}

bool is_digit_lookalike(char32_t c) { return c == U'o' || c == U'i' || c == U'l'; }

// "1oo年": a run that starts with a digit and holds nothing but digits and look-alikes, and is not
// followed by another letter. "10l" (litres) stays: the letters must be followed by an ideograph.
void repair_digits(std::u32string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && (is_ascii_letter(text[i - 1]) || is_digit(text[i - 1])))) {
      continue;
    }
    std::size_t end = i;
    bool look_alike = false;
    while (end < text.size() && (is_digit(text[end]) || is_digit_lookalike(text[end]))) {
      look_alike = look_alike || is_digit_lookalike(text[end]);
      ++end;
    }
    if (look_alike && end < text.size() && is_han(text[end])) {
      for (std::size_t j = i; j < end; ++j) {
        if (text[j] == U'o') text[j] = U'0';
        if (text[j] == U'i' || text[j] == U'l') text[j] = U'1';
      }
    }
    i = end;
  }
}

// 第一 and 第1 are one ordinal; longer numerals (第十一) stay as they are.
void number_ordinals(std::u32string& text) {
  constexpr std::u32string_view kOnes = U"一二三四五六七八九";
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千万";
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != U'第') continue;
    const std::size_t value = kOnes.find(text[i + 1]);
    if (value == kOnes.npos) continue;
    if (i + 2 < text.size() && kNumerals.find(text[i + 2]) != kNumerals.npos) continue;
    text[i + 1] = U'1' + static_cast<char32_t>(value);
  }
}

// う゛ぁ / ヴァ -> バ. The vowel's bytes join the consonant's so that a highlight covers both.
void fold_vu(Folded& folded, std::vector<bool>& drop) {
  std::u32string& text = folded.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hiragana = text[i] == 0x3094;
    if (!hiragana && text[i] != U'ヴ') continue;
    char32_t row = U'ブ';
    bool takes_next = false;
    if (i + 1 < text.size()) {
      switch (to_katakana(text[i + 1])) {
        case U'ァ':
          row = U'バ';
          takes_next = true;
          break;
        case U'ィ':
          row = U'ビ';
          takes_next = true;
          break;
        case U'ェ':
          row = U'ベ';
          takes_next = true;
          break;
        case U'ォ':
          row = U'ボ';
          takes_next = true;
          break;
        default:
          break;
      }
    }
    text[i] = hiragana ? row - 0x60 : row;
    if (takes_next) {
      folded.end[i] = folded.end[i + 1];
      drop[i + 1] = true;
    }
  }
}

}  // namespace

std::string Folded::utf8(std::size_t from, std::size_t to) const {
  return to_utf8(std::u32string_view(text).substr(from, to - from));
}

Folded Folder::fold(std::string_view source) const {
  Folded folded = normalise(source);
  std::u32string& text = folded.text;
  const std::size_t size = text.size();
  std::vector<bool> drop(size, false);
  bool any_drop = false;
  for (std::size_t i = 0; i < size; ++i) {
    if (is_han(text[i])) {
      const auto it = variants_.find(text[i]);
      if (it != variants_.end()) text[i] = it->second;
    }
    if (text[i] == U'ヶ') text[i] = U'ケ';  // 茅ヶ崎, 3ヶ月
    if (text[i] == U'ヵ') text[i] = U'カ';
    if (text[i] == 0x3094 || text[i] == U'ヴ') any_drop = true;
  }
  if (any_drop) fold_vu(folded, drop);
  for (std::size_t i = 0; i < size; ++i) {
    const char32_t before = i > 0 ? text[i - 1] : U' ';
    const char32_t after = i + 1 < size ? text[i + 1] : U' ';
    // 一 (one) between katakana is how the long mark is mistyped; ideographs around it are not.
    if ((is_hyphen(text[i]) && is_kana(before) &&
         (is_kana(after) || !(is_letter(after) || is_digit(after) || is_han(after)))) ||
        (text[i] == U'一' && is_katakana(before) && is_katakana(after))) {
      if (text[i] != U'ー' && !is_kana(after) && text[i] != U'一' && text[i] != 0x2015 &&
          text[i] != 0x2014 && text[i] != 0x2500) {
        // A hyphen after the last kana is only a long mark when it closes a katakana word.
        if (!is_katakana(before)) continue;
      }
      text[i] = U'ー';
    } else if (is_middle_dot(text[i]) && is_katakana(before) && is_katakana(after)) {
      drop[i] = true;
      any_drop = true;
    } else if (text[i] == U',' && is_digit(before) && i + 3 < size && is_digit(text[i + 1]) &&
               is_digit(text[i + 2]) && is_digit(text[i + 3]) &&
               (i + 4 >= size || !is_digit(text[i + 4]))) {
      drop[i] = true;
      any_drop = true;
    }
  }
  if (any_drop) erase_marked(folded, drop);
  repair_digits(folded.text);
  number_ordinals(folded.text);
  return folded;
}

}  // namespace mitate::search
