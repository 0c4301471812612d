// Numerals in any script and the counters after them. A kanji numeral without a counter is a word
// like any other (一般, 三菱), so it is left alone.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "search/analysis/analyzer.h"
#include "search/analysis/kana.h"

namespace mitate::search {
namespace {

struct Counter {
  std::u32string_view written;
  std::u32string_view shared;  ///< the form under which spellings meet
};
// Longer ones first where one begins another.
constexpr std::array kCounters = std::to_array<Counter>({
    {U"パーセント", U"%"},  {U"キログラム", U"kg"},
    {U"市町村", U"市町村"}, {U"自治体", U"自治体"},
    {U"万円", U"万円"},     {U"千円", U"千円"},
    {U"億円", U"億円"},     {U"世帯", U"世帯"},
    {U"時間", U"時間"},     {U"年間", U"年間"},
    {U"年度", U"年度"},     {U"日間", U"日間"},
    {U"週間", U"週間"},     {U"分間", U"分間"},
    {U"店舗", U"店舗"},     {U"項目", U"項目"},
    {U"種類", U"種類"},     {U"段階", U"段階"},
    {U"年代", U"年代"},     {U"箇月", U"か月"},
    {U"ヶ月", U"か月"},     {U"ケ月", U"か月"},
    {U"カ月", U"か月"},     {U"ヵ月", U"か月"},
    {U"か月", U"か月"},     {U"箇所", U"か所"},
    {U"ヶ所", U"か所"},     {U"カ所", U"か所"},
    {U"か所", U"か所"},     {U"箇国", U"か国"},
    {U"ヶ国", U"か国"},     {U"カ国", U"か国"},
    {U"か国", U"か国"},     {U"ポイント", U"ポイント"},
    {U"キロ", U"kg"},       {U"円", U"円"},
    {U"年", U"年"},         {U"月", U"月"},
    {U"日", U"日"},         {U"時", U"時"},
    {U"分", U"分"},         {U"秒", U"秒"},
    {U"人", U"人"},         {U"名", U"人"},
    {U"組", U"組"},         {U"歩", U"歩"},
    {U"回", U"回"},         {U"度", U"度"},
    {U"本", U"本"},         {U"枚", U"枚"},
    {U"個", U"個"},         {U"コ", U"個"},
    {U"件", U"件"},         {U"台", U"台"},
    {U"社", U"社"},         {U"店", U"店"},
    {U"歳", U"歳"},         {U"才", U"歳"},
    {U"代", U"代"},         {U"割", U"割"},
    {U"週", U"週"},         {U"型", U"型"},
    {U"期", U"期"},         {U"号", U"号"},
    {U"級", U"級"},         {U"階", U"階"},
    {U"食", U"食"},         {U"点", U"点"},
    {U"位", U"位"},         {U"倍", U"倍"},
    {U"問", U"問"},         {U"団体", U"団体"},
    {U"つ", U"つ"},         {U"泊", U"泊"},
    {U"杯", U"杯"},         {U"戸", U"戸"},
    {U"票", U"票"},         {U"話", U"話"},
    {U"%", U"%"},           {U"kg", U"kg"},
    {U"群", U"群"},         {U"相", U"相"},
});

int kanji_digit(char32_t c) {
  switch (c) {
    case U'〇':
      return 0;
    case U'一':
    case U'壱':
      return 1;
    case U'二':
    case U'弐':
      return 2;
    case U'三':
    case U'参':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

unsigned long long small_unit(char32_t c) {
  return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}
unsigned long long large_unit(char32_t c) {
  return c == U'万' ? 10000 : c == U'億' ? 100000000 : 0;
}
bool is_numeral(char32_t c) {
  return is_digit(c) || kanji_digit(c) >= 0 || small_unit(c) != 0 || large_unit(c) != 0;
}

constexpr std::size_t kLongestNumeral = 16;

// 二千五百, 2千, 二〇二六, 3万: units multiply what stands before them.
std::optional<unsigned long long> value_of(std::u32string_view text) {
  if (text.size() > kLongestNumeral) return std::nullopt;
  unsigned long long total = 0;
  unsigned long long section = 0;
  unsigned long long digits = 0;
  bool have_digits = false;
  for (const char32_t c : text) {
    const int digit = is_digit(c) ? static_cast<int>(c - U'0') : kanji_digit(c);
    if (digit >= 0) {
      digits = digits * 10 + static_cast<unsigned long long>(digit);
      have_digits = true;
    } else if (const unsigned long long unit = small_unit(c); unit != 0) {
      section += (have_digits ? digits : 1) * unit;
      digits = 0;
      have_digits = false;
    } else {
      const unsigned long long before = section + digits;
      total += (before == 0 ? 1 : before) * large_unit(c);
      section = 0;
      digits = 0;
      have_digits = false;
    }
  }
  return total + section + digits;
}

// キロメートル, キロカロリー: what people call キロ alone is weight.
bool is_other_kilo(std::u32string_view rest) {
  constexpr std::array kOthers = std::to_array<std::u32string_view>(
      {U"キロメートル", U"キロカロリー", U"キロワット", U"キロ歩", U"キロ走", U"キロ先"});
  return std::any_of(kOthers.begin(), kOthers.end(),
                     [&](std::u32string_view other) { return rest.starts_with(other); });
}

const Counter* counter_at(std::u32string_view rest) {
  const Counter* best = nullptr;
  for (const Counter& counter : kCounters) {
    if (rest.starts_with(counter.written) && !is_other_kilo(rest) &&
        (best == nullptr || counter.written.size() > best->written.size())) {
      best = &counter;
    }
  }
  return best;
}

std::u32string decimal(unsigned long long value) {
  std::u32string out;
  for (const char c : std::to_string(value)) out.push_back(static_cast<char32_t>(c));
  return out;
}

// ii型, iv期: Roman numerals after width folding.
std::optional<std::u32string> roman(std::u32string_view letters) {
  constexpr std::pair<std::u32string_view, std::u32string_view> kRoman[] = {
      {U"i", U"1"}, {U"ii", U"2"}, {U"iii", U"3"}, {U"iv", U"4"}, {U"v", U"5"}};
  for (const auto& [written, digits] : kRoman) {
    if (written == letters) return std::u32string(digits);
  }
  return std::nullopt;
}

}  // namespace

std::vector<NumberSpan> find_numbers(std::u32string_view text) {
  std::vector<NumberSpan> out;
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii_letter(text[i]) && (i == 0 || !is_letter(text[i - 1]))) {
      std::size_t end = i;
      while (end < text.size() && is_letter(text[end])) ++end;
      const auto digits = roman(text.substr(i, end - i));
      const Counter* counter = digits ? counter_at(text.substr(end)) : nullptr;
      if (counter != nullptr &&
          (counter->shared == U"型" || counter->shared == U"期" || counter->shared == U"度" ||
           counter->shared == U"群" || counter->shared == U"相")) {
        out.push_back(
            {i, end + counter->written.size(), *digits, *digits + std::u32string(counter->shared)});
      }
      i = end;
      continue;
    }
    if (!is_numeral(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    bool arabic = false;
    while (end < text.size() && is_numeral(text[end])) {
      arabic = arabic || is_digit(text[end]);
      ++end;
    }
    const auto value = value_of(text.substr(i, end - i));
    // 5.5% is no 5%: the decimals belong to the number.
    std::u32string decimals;
    if (arabic && end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
      decimals.push_back(text[end++]);
      while (end < text.size() && is_digit(text[end])) decimals.push_back(text[end++]);
    }
    const Counter* counter = counter_at(text.substr(end));
    if (value && counter != nullptr) {
      const std::u32string digits = decimal(*value) + decimals;
      out.push_back(
          {i, end + counter->written.size(), digits, digits + std::u32string(counter->shared)});
      i = end + counter->written.size();
      continue;
    }
    i = end;
  }
  return out;
}

}  // namespace mitate::search
