#include "web/pages/facts/places_lookup.h"

#include <string>

namespace mitate::web {
namespace {
/// Katakana and hiragana differ by a constant in Unicode; kana columns are hiragana or katakana.
std::string to_hiragana(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a == 0xE3 && i + 2 < text.size()) {
      const auto b = static_cast<unsigned char>(text[i + 1]);
      const auto c = static_cast<unsigned char>(text[i + 2]);
      const unsigned point = ((a & 0x0FU) << 12U) | ((b & 0x3FU) << 6U) | (c & 0x3FU);
      const unsigned shown = point >= 0x30A1 && point <= 0x30F6 ? point - 0x60 : point;
      out += static_cast<char>(0xE0U | (shown >> 12U));
      out += static_cast<char>(0x80U | ((shown >> 6U) & 0x3FU));
      out += static_cast<char>(0x80U | (shown & 0x3FU));
      i += 2;
    } else if (text[i] != ' ') {
      out += text[i];
    }
  }
  return out;
}
/// 龍ヶ崎, 龍ケ崎 and 龍が崎 are one name. For names only: が of a reading is a sound of its own.
std::string name_key(std::string_view text) {
  std::string out = to_hiragana(text);
  for (const std::string_view written : {"ゖ", "が"}) {
    for (std::size_t at = out.find(written); at != std::string::npos; at = out.find(written, at)) {
      out.replace(at, written.size(), "け");
    }
  }
  return out;
}
}  // namespace

std::vector<const catalog::Municipality*> municipalities_named(const catalog::Catalog& catalog,
                                                               std::string_view typed,
                                                               std::size_t limit) {
  const std::string sounds = to_hiragana(typed);
  const std::string wanted = name_key(typed);
  std::vector<const catalog::Municipality*> exact;
  std::vector<const catalog::Municipality*> begins;
  std::vector<const catalog::Municipality*> contains;
  if (wanted.empty()) return exact;
  const catalog::Places& places = catalog.places();
  for (const catalog::Municipality& one : places.municipalities()) {
    const std::string name = name_key(one.name);
    const std::string kana = to_hiragana(one.kana);
    const catalog::Prefecture* prefecture = places.prefecture(one.prefecture_code);
    const std::string whole = (prefecture == nullptr ? "" : name_key(prefecture->name)) + name;
    if (wanted == one.code || wanted == one.code.substr(0, 5) || wanted == name || sounds == kana ||
        wanted == whole || wanted == name_key(places.label(one.code))) {
      exact.push_back(&one);
    } else if (name.starts_with(wanted) || kana.starts_with(sounds) || whole.starts_with(wanted)) {
      begins.push_back(&one);
    } else if (name.find(wanted) != std::string::npos) {
      contains.push_back(&one);
    }
  }
  std::vector<const catalog::Municipality*>& best =
      !exact.empty() ? exact : (!begins.empty() ? begins : contains);
  if (best.size() > limit) best.resize(limit);
  return best;
}

}  // namespace mitate::web
