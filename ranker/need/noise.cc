#include "ranker/need/noise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "ranker/need/folded_text.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;
constexpr auto kNone = View::npos;

// Line feeds that were there stay, so sentence ends are kept.
void blank(std::u32string& text, std::size_t start, std::size_t end, char32_t with) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(start),
            text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())), with);
}

bool is_ascii_visible(char32_t c) { return c > U' ' && c < 0x7f; }
bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

void blank_between(std::u32string& text, View open, View close, char32_t with) {
  for (std::size_t at = text.find(open); at != kNone; at = text.find(open, at)) {
    const auto end = text.find(close, at + open.size());
    if (end == kNone) return;
    blank(text, at, end + close.size(), with);
    at = end + close.size();
  }
}

void blank_tags(std::u32string& text) {
  blank_between(text, U"<!--", U"-->", U'\n');
  blank_between(text, U"<script", U"</script>", U'\n');
  blank_between(text, U"<style", U"</style>", U'\n');
  for (std::size_t at = text.find(U'<'); at != kNone; at = text.find(U'<', at + 1)) {
    if (at + 1 >= text.size()) return;
    const char32_t next = text[at + 1];
    if (!is_letter(next) && next != U'/' && next != U'!' && next != U'?') continue;
    const auto end = text.find_first_of(U"<>\n", at + 1);
    if (end == kNone || text[end] != U'>') continue;
    blank(text, at, end + 1, U' ');
  }
}

// {"a":1}, ${x}, {{x}}: only when the inside looks like data or code.
void blank_braces(std::u32string& text) {
  for (std::size_t at = text.find(U'{'); at != kNone; at = text.find(U'{', at + 1)) {
    std::size_t depth = 0;
    std::size_t i = at;
    for (; i < text.size(); ++i) {
      if (text[i] == U'{') ++depth;
      if (text[i] == U'}' && --depth == 0) break;
    }
    if (i >= text.size()) return;
    const View inside = View(text).substr(at, i + 1 - at);
    if (inside.find_first_of(U"\":=;$({", 1) == kNone) continue;
    blank(text, at, i + 1, U'\n');
  }
}

void blank_ascii_runs(std::u32string& text) {
  static constexpr std::array<View, 4> kAddress{U"http://", U"https://", U"mailto:",
                                                U"javascript:"};
  for (const View start : kAddress) {
    for (std::size_t at = text.find(start); at != kNone; at = text.find(start, at + 1)) {
      std::size_t end = at;
      while (end < text.size() && is_ascii_visible(text[end])) ++end;
      blank(text, at, end, U' ');
    }
  }
  static constexpr std::array<View, 9> kStatement{U"drop table", U"delete from",  U"insert into",
                                                  U"select *",   U"union select", U"update ",
                                                  U"or 1=1",     U"rm -rf",       U"alert("};
  for (const View start : kStatement) {
    for (std::size_t at = text.find(start); at != kNone; at = text.find(start, at + 1)) {
      std::size_t end = at;
      while (end < text.size() && (is_ascii_visible(text[end]) || text[end] == U' ')) ++end;
      blank(text, at, end, U'\n');
    }
  }
  // name@host, and settings such as buyer_type=insurer. The run of visible ASCII that a mark stands
  // in is kept while going on, so that a row of marks is not walked again for each.
  std::size_t start = 0;
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_visible(text[at])) {
      start = at + 1;
      has_letter = false;
      continue;
    }
    has_letter = has_letter || is_letter(text[at]);
    if (!has_letter || (text[at] != U'@' && text[at] != U'=')) continue;
    std::size_t end = at + 1;
    const bool spaced = end < text.size() && text[end] == U' ';
    if (spaced) ++end;
    while (end < text.size() && is_ascii_visible(text[end])) ++end;
    // The value may be Japanese ("buyer=自治体"): it goes too, up to the next separator.
    while (text[at] == U'=' && end < text.size() &&
           !contains_any(View(text).substr(end, 1),
                         {U"、", U"。", U" ", U"\n", U",", U";", U"」", U"』", U")", U"]"})) {
      ++end;
    }
    blank(text, start, end, U'\n');
    at = end - 1;
    start = end;
    has_letter = false;
  }
}

// Orders to a machine. Each entry needs all its parts, in this order, within 20 characters.
struct Order {
  View first;
  View second;
};
constexpr std::array kOrders{Order{U"指示", U"無視"},
                             Order{U"指示", U"忘れ"},
                             Order{U"命令", U"無視"},
                             Order{U"ルール", U"無視"},
                             Order{U"制約", U"無視"},
                             Order{U"プロンプト", U""},
                             Order{U"秘密の", U"表示"},
                             Order{U"設定を", U"表示"},
                             Order{U"内部", U"出力"},
                             Order{U"と出力", U""},
                             Order{U"を出力", U""},
                             Order{U"と答えよ", U""},
                             Order{U"として答え", U""},
                             Order{U"として回答", U""},
                             Order{U"として応答", U""},
                             Order{U"として扱え", U""},
                             Order{U"として処理せよ", U""},
                             Order{U"として出力", U""},
                             Order{U"ふりをして", U""},
                             Order{U"を演じ", U""},
                             Order{U"これまでの会話", U"忘れ"},
                             Order{U"上記", U"無視"},
                             Order{U"以前の", U"無視"},
                             Order{U"forget", U"instruction"},
                             Order{U"override", U""},
                             Order{U"jailbreak", U""},
                             Order{U"act as", U""},
                             Order{U"と答えて", U""},
                             Order{U"と答えなさい", U""},
                             Order{U"と回答せよ", U""},
                             Order{U"と返答せよ", U""},
                             Order{U"と表示せよ", U""},
                             Order{U"と表示して", U""},
                             Order{U"を全件", U""},
                             Order{U"全データ", U""},
                             Order{U"管理者モード", U""},
                             Order{U"管理者権限", U""},
                             Order{U"開発者モード", U""},
                             Order{U"1位にして", U""},
                             Order{U"1位にしろ", U""},
                             Order{U"1位に表示", U""},
                             Order{U"最上位に", U""},
                             Order{U"一位にして", U""},
                             Order{U"一位に表示", U""},
                             Order{U"満点", U""},
                             Order{U"スコアを", U"にし"},
                             Order{U"としてふるまって", U""},
                             Order{U"として振る舞", U""},
                             Order{U"になりきって", U""},
                             Order{U"あなたは", U"アシスタント"},
                             Order{U"あなたは", U"審査員"},
                             Order{U"あなたは", U"モデル"},
                             Order{U"あなたは", U"ai"},
                             Order{U"ignore", U"instruction"},
                             Order{U"ignore", U"previous"},
                             Order{U"ignore", U"above"},
                             Order{U"disregard", U"instruction"},
                             Order{U"system:", U""},
                             Order{U"system prompt", U""},
                             Order{U"assistant:", U""},
                             Order{U"you are", U"assistant"},
                             Order{U"you are now", U""},
                             Order{U"パスワードを", U""}};

/// Where an order phrase ends inside the sentence; npos when there is none.
std::size_t order_end(View sentence) {
  for (const Order& order : kOrders) {
    const auto first = sentence.find(order.first);
    if (first == kNone) continue;
    const auto from = first + order.first.size();
    if (order.second.empty()) return from;
    const auto second = sentence.find(order.second, from);
    if (second != kNone && second - from <= 20) return second + order.second.size();
  }
  return kNone;
}

bool blank_orders(std::u32string& text) {
  bool any = false;
  for (std::size_t start = 0; start < text.size();) {
    auto end = text.find_first_of(U"。!?\n", start);
    if (end == kNone) end = text.size();
    // An order in English ends at its full stop, not at the end of the Japanese sentence after it.
    const auto stop = View(text).substr(start, end - start).find(U". ");
    if (stop != kNone) end = start + stop;
    const View sentence = View(text).substr(start, end - start);
    const auto order = order_end(sentence);
    if (order != kNone) {
      // A wish after the order is the buyer's own: only the clause of the order goes.
      const auto comma = sentence.find_first_of(U"、,」』", order);
      const bool wish_follows = comma != kNone && contains_any(sentence.substr(comma),
                                                               {U"たい", U"探し", U"希望", U"検討",
                                                                U"ほしい", U"欲しい", U"お願い"});
      any = true;
      blank(text, start, wish_follows ? start + comma + 1 : end, U'\n');
    }
    start = end + 1;
  }
  return any;
}

}  // namespace

bool blank_noise(std::u32string& folded) {
  const bool script = folded.find(U"<script") != kNone || folded.find(U"javascript:") != kNone;
  blank_tags(folded);
  blank_between(folded, U"```", U"```", U'\n');
  blank_braces(folded);
  blank_ascii_runs(folded);
  return blank_orders(folded) || script;
}

}  // namespace mitate::ranker::reading
