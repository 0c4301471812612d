#include "search/analysis/romaji.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace mitate::search {
namespace {

using Row = std::pair<std::string_view, std::u32string_view>;
// Longest match first is done by length, so the order inside is free.
constexpr std::array kSyllables = std::to_array<Row>({
    {"a", U"ア"},     {"i", U"イ"},     {"u", U"ウ"},     {"e", U"エ"},     {"o", U"オ"},
    {"ka", U"カ"},    {"ki", U"キ"},    {"ku", U"ク"},    {"ke", U"ケ"},    {"ko", U"コ"},
    {"kya", U"キャ"}, {"kyu", U"キュ"}, {"kyo", U"キョ"}, {"sa", U"サ"},    {"si", U"シ"},
    {"su", U"ス"},    {"se", U"セ"},    {"so", U"ソ"},    {"shi", U"シ"},   {"sha", U"シャ"},
    {"shu", U"シュ"}, {"sho", U"ショ"}, {"she", U"シェ"}, {"sya", U"シャ"}, {"syu", U"シュ"},
    {"syo", U"ショ"}, {"ta", U"タ"},    {"ti", U"チ"},    {"tu", U"ツ"},    {"te", U"テ"},
    {"to", U"ト"},    {"chi", U"チ"},   {"tsu", U"ツ"},   {"cha", U"チャ"}, {"chu", U"チュ"},
    {"cho", U"チョ"}, {"che", U"チェ"}, {"tya", U"チャ"}, {"tyu", U"チュ"}, {"tyo", U"チョ"},
    {"thi", U"ティ"}, {"tye", U"チェ"}, {"cye", U"チェ"}, {"sye", U"シェ"}, {"zye", U"ジェ"},
    {"jye", U"ジェ"}, {"dhu", U"デュ"}, {"thu", U"テュ"}, {"twu", U"トゥ"}, {"dwu", U"ドゥ"},
    {"tsa", U"ツァ"}, {"tse", U"ツェ"}, {"tso", U"ツォ"}, {"wha", U"ウァ"}, {"whi", U"ウィ"},
    {"whe", U"ウェ"}, {"who", U"ウォ"}, {"fya", U"フャ"}, {"fyu", U"フュ"}, {"kwa", U"クァ"},
    {"gwa", U"グァ"}, {"cya", U"チャ"}, {"cyu", U"チュ"}, {"cyo", U"チョ"}, {"qu", U"ク"},
    {"ci", U"シ"},    {"ce", U"セ"},    {"la", U"ラ"},    {"na", U"ナ"},    {"ni", U"ニ"},
    {"nu", U"ヌ"},    {"ne", U"ネ"},    {"no", U"ノ"},    {"nya", U"ニャ"}, {"nyu", U"ニュ"},
    {"nyo", U"ニョ"}, {"ha", U"ハ"},    {"hi", U"ヒ"},    {"hu", U"フ"},    {"fu", U"フ"},
    {"he", U"ヘ"},    {"ho", U"ホ"},    {"hya", U"ヒャ"}, {"hyu", U"ヒュ"}, {"hyo", U"ヒョ"},
    {"fa", U"ファ"},  {"fi", U"フィ"},  {"fe", U"フェ"},  {"fo", U"フォ"},  {"ma", U"マ"},
    {"mi", U"ミ"},    {"mu", U"ム"},    {"me", U"メ"},    {"mo", U"モ"},    {"mya", U"ミャ"},
    {"myu", U"ミュ"}, {"myo", U"ミョ"}, {"ya", U"ヤ"},    {"yu", U"ユ"},    {"yo", U"ヨ"},
    {"ra", U"ラ"},    {"ri", U"リ"},    {"ru", U"ル"},    {"re", U"レ"},    {"ro", U"ロ"},
    {"li", U"リ"},    {"lu", U"ル"},    {"le", U"レ"},    {"lo", U"ロ"},    {"rya", U"リャ"},
    {"ryu", U"リュ"}, {"ryo", U"リョ"}, {"wa", U"ワ"},    {"wo", U"オ"},    {"wi", U"ウィ"},
    {"we", U"ウェ"},  {"ga", U"ガ"},    {"gi", U"ギ"},    {"gu", U"グ"},    {"ge", U"ゲ"},
    {"go", U"ゴ"},    {"gya", U"ギャ"}, {"gyu", U"ギュ"}, {"gyo", U"ギョ"}, {"za", U"ザ"},
    {"zi", U"ジ"},    {"ji", U"ジ"},    {"zu", U"ズ"},    {"ze", U"ゼ"},    {"zo", U"ゾ"},
    {"ja", U"ジャ"},  {"ju", U"ジュ"},  {"jo", U"ジョ"},  {"je", U"ジェ"},  {"jya", U"ジャ"},
    {"jyu", U"ジュ"}, {"jyo", U"ジョ"}, {"zya", U"ジャ"}, {"zyu", U"ジュ"}, {"zyo", U"ジョ"},
    {"da", U"ダ"},    {"di", U"ジ"},    {"du", U"ズ"},    {"dzu", U"ズ"},   {"de", U"デ"},
    {"do", U"ド"},    {"dhi", U"ディ"}, {"ba", U"バ"},    {"bi", U"ビ"},    {"bu", U"ブ"},
    {"be", U"ベ"},    {"bo", U"ボ"},    {"bya", U"ビャ"}, {"byu", U"ビュ"}, {"byo", U"ビョ"},
    {"pa", U"パ"},    {"pi", U"ピ"},    {"pu", U"プ"},    {"pe", U"ペ"},    {"po", U"ポ"},
    {"pya", U"ピャ"}, {"pyu", U"ピュ"}, {"pyo", U"ピョ"}, {"va", U"バ"},    {"vi", U"ビ"},
    {"vu", U"ブ"},    {"ve", U"ベ"},    {"vo", U"ボ"},    {"ca", U"カ"},    {"cu", U"ク"},
    {"co", U"コ"},    {"ye", U"イェ"},  {"xa", U"ァ"},    {"xi", U"ィ"},    {"xu", U"ゥ"},
    {"xe", U"ェ"},    {"xo", U"ォ"},    {"xya", U"ャ"},   {"xyu", U"ュ"},   {"xyo", U"ョ"},
    {"xtu", U"ッ"},   {"ltu", U"ッ"},
});
constexpr std::size_t kMostReadings = 16;
constexpr std::size_t kMostLetters = 48;

bool is_vowel(char c) { return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o'; }

void spell(std::string_view rest, std::u32string& so_far, std::vector<std::u32string>& out) {
  if (out.size() >= kMostReadings) return;
  if (rest.empty()) {
    out.push_back(so_far);
    return;
  }
  const std::size_t mark = so_far.size();
  const auto go_on = [&](std::size_t letters, std::u32string_view kana) {
    so_far.append(kana);
    spell(rest.substr(letters), so_far, out);
    so_far.resize(mark);
  };
  if (rest[0] == '-') return go_on(1, U"ー");
  if (rest[0] == 'n' || rest[0] == 'm') {
    const bool before_labial =
        rest[0] == 'm' && rest.size() > 1 && (rest[1] == 'b' || rest[1] == 'p' || rest[1] == 'm');
    if (rest[0] == 'n' && rest.size() > 1 && rest[1] == 'n') {
      // "nn" is one ン typed twice, or ン before a syllable of the ナ row.
      if (rest.size() == 2 || !is_vowel(rest[2])) return go_on(2, U"ン");
      go_on(1, U"ン");
      return go_on(2, U"ン");
    }
    if (rest[0] == 'n' && rest.size() > 1 && rest[1] == '\'') return go_on(2, U"ン");
    if (rest[0] == 'n' && (rest.size() == 1 || (!is_vowel(rest[1]) && rest[1] != 'y'))) {
      return go_on(1, U"ン");
    }
    if (before_labial) return go_on(1, U"ン");
  }
  if (rest.size() > 1 && !is_vowel(rest[0]) &&
      (rest[0] == rest[1] || (rest[0] == 't' && rest.substr(1).starts_with("ch")))) {
    return go_on(1, U"ッ");
  }
  for (std::size_t length = std::min<std::size_t>(3, rest.size()); length > 0; --length) {
    for (const auto& [letters, kana] : kSyllables) {
      if (letters != rest.substr(0, length)) continue;
      go_on(length, kana);
      // "wo" is を of the input method and ウォ of an English word.
      if (letters == "wo") go_on(length, U"ウォ");
      // "kinen" is 記念 and 禁煙: ン before a vowel is often typed as a single n.
      if (rest[0] == 'n' && length > 1) go_on(1, U"ン");
      return;
    }
  }
}

}  // namespace

std::vector<std::u32string> romaji_to_katakana(std::string_view word) {
  std::vector<std::u32string> out;
  if (word.empty() || word.size() > kMostLetters) return out;
  std::u32string so_far;
  spell(word, so_far, out);
  return out;
}

std::string katakana_to_romaji(std::u32string_view kana) {
  std::string out;
  bool doubled = false;
  for (std::size_t i = 0; i < kana.size(); ++i) {
    if (kana[i] == U'ッ') {
      doubled = true;
      continue;
    }
    if (kana[i] == U'ン') {
      out += 'n';
      continue;
    }
    std::string_view best;
    std::size_t taken = 0;
    for (const auto& [letters, written] : kSyllables) {
      if (written.size() > taken && kana.substr(i).starts_with(written) && letters[0] != 'x') {
        best = letters;
        taken = written.size();
      }
    }
    if (taken == 0) continue;
    if (doubled) out += best[0];
    doubled = false;
    out += best;
    i += taken - 1;
  }
  return out;
}

}  // namespace mitate::search
