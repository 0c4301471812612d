#include "web/pictures/label_lines.h"

#include <algorithm>

namespace mitate::web {
namespace {

std::size_t character_bytes(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t size =
        std::min(character_bytes(static_cast<unsigned char>(text[0])), text.size());
    out.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

/// Hundredths of an em. Half-width kana are U+FF61..U+FF9F: EF BD A1 .. EF BE 9F.
int width_hundredths(std::string_view character) {
  if (character.size() == 1) return 60;
  const bool half = character.size() == 3 && character >= std::string_view("\xEF\xBD\xA1") &&
                    character <= std::string_view("\xEF\xBE\x9F");
  return half ? 60 : 100;
}

bool closes_phrase(std::string_view character) {
  for (const std::string_view mark : {"）", "」", "、", "。", "・", "ー", "ッ", "ョ", "ュ", "ャ"}) {
    if (character == mark) return true;
  }
  return false;
}
}  // namespace

int label_width(std::string_view text, int font_px) {
  int sum = 0;
  for (const std::string_view one : characters_of(text)) sum += width_hundredths(one);
  return (sum * font_px + 99) / 100;
}

std::vector<std::string> label_lines(std::string_view text, int width_px, int font_px) {
  std::vector<std::string> lines;
  std::vector<std::string_view> line;
  int used = 0;
  const auto finish = [&] {
    std::string joined;
    for (const std::string_view one : line) joined += one;
    lines.push_back(std::move(joined));
    line.clear();
    used = 0;
  };
  for (const std::string_view one : characters_of(text)) {
    const int wide = width_hundredths(one) * font_px;
    if (!line.empty() && used + wide > width_px * 100) {
      // A closing mark takes the character before it along.
      if (closes_phrase(one) && line.size() > 2) {
        const std::string_view carried = line.back();
        line.pop_back();
        finish();
        line.push_back(carried);
        used = width_hundredths(carried) * font_px;
      } else {
        finish();
      }
    }
    line.push_back(one);
    used += wide;
  }
  if (!line.empty()) finish();
  return lines;
}

}  // namespace mitate::web
