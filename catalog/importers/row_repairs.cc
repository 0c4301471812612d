#include "catalog/importers/row_repairs.h"
#include "catalog/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/public_codes.h"
#include "catalog/curation/cell_rules.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

Repaired fault(std::string_view cell, std::string_view rule) {
  return {{}, {}, "値" + shown_value(cell) + std::string(rule)};
}

Repaired repaired(std::string_view before, std::string after, std::string_view what) {
  if (before == after) return {std::move(after), {}, {}};
  std::string note =
      "値" + shown_value(before) + std::string(what) + shown_value(after) + "に直しました。";
  return {std::move(after), std::move(note), {}};
}

struct Era {
  std::array<std::string_view, 2> names;
  int year_zero;
  std::string_view first;  ///< first day
};
constexpr Era kEras[] = {{{"令和", "R"}, 2018, "2019-05-01"},
                         {{"平成", "H"}, 1988, "1989-01-08"},
                         {{"昭和", "S"}, 1925, "1926-12-25"}};

/// Three numbers separated by one of the usual signs; nullopt otherwise.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
  std::string plain(text);
  replace_all(plain, "元年", "1年");
  replace_all(plain, "年", "/");
  replace_all(plain, "月", "/");
  if (plain.ends_with("日")) plain.resize(plain.size() - std::string_view("日").size());
  std::replace(plain.begin(), plain.end(), '.', '/');
  std::replace(plain.begin(), plain.end(), '-', '/');
  std::array<int, 3> out{};
  std::size_t part = 0;
  std::string_view rest = plain;
  while (part < 3) {
    const std::size_t cut = rest.find('/');
    const std::string_view number = rest.substr(0, cut);
    if (!all_digits(number) || number.size() > 4) return std::nullopt;
    std::from_chars(number.data(), number.data() + number.size(), out[part]);
    ++part;
    if (cut == std::string_view::npos) break;
    rest.remove_prefix(cut + 1);
    if (part == 3) return std::nullopt;
  }
  if (part != 3) return std::nullopt;
  return out;
}

std::optional<Date> date_of(const std::array<int, 3>& parts, int year_zero) {
  return Date::from(parts[0] + year_zero, static_cast<unsigned>(parts[1]),
                    static_cast<unsigned>(parts[2]));
}

}  // namespace

Repaired repaired_date(std::string_view cell) {
  if (const auto exact = Date::parse(cell)) return {exact->iso(), {}, {}};
  const std::string plain = without_spaces(ascii_width(cell));
  std::string_view rest = plain;
  constexpr std::string_view kNoSuchDay = "は存在しない日付です。";
  for (const Era& era : kEras) {
    if (!take_prefix(rest, era.names[0]) && !take_prefix(rest, era.names[1])) continue;
    const auto parts = three_numbers(rest);
    if (!parts) return fault(cell, "は日付として読めません（年月日をYYYY-MM-DDで書きます）。");
    const auto date = date_of(*parts, era.year_zero);
    if (!date || (*parts)[0] == 0) return fault(cell, kNoSuchDay);
    // Old papers run past their era (平成33年), and arithmetic still names one day; nothing was
    // ever dated before its era began.
    if (*date < *Date::parse(era.first)) return fault(cell, "は、その元号が始まる前の日付です。");
    return repaired(cell, date->iso(), "を西暦の");
  }
  if (all_digits(plain) && plain.size() == 8) {
    const auto date =
        Date::parse(plain.substr(0, 4) + "-" + plain.substr(4, 2) + "-" + plain.substr(6, 2));
    return date ? repaired(cell, date->iso(), "を") : fault(cell, kNoSuchDay);
  }
  const auto parts = three_numbers(rest);
  if (!parts || (*parts)[0] < 1000) {
    return fault(cell, "は日付として読めません（年月日をYYYY-MM-DDで書きます）。");
  }
  const auto date = date_of(*parts, 0);
  return date ? repaired(cell, date->iso(), "を") : fault(cell, kNoSuchDay);
}

Repaired repaired_amount(std::string_view cell, std::string& qualifier) {
  qualifier = "exact";
  const std::string plain = without_spaces(ascii_width(cell));
  std::string_view rest = plain;
  constexpr std::string_view kRule = "は円の整数ではありません。";
  if (take_prefix(rest, "約") || take_prefix(rest, "およそ")) qualifier = "about";
  if (!take_prefix(rest, "¥")) take_prefix(rest, "￥");
  if (!rest.empty() && (rest.front() == '-' || rest.starts_with("△") || rest.starts_with("▲") ||
                        rest.starts_with("−"))) {
    return fault(cell, "は負の金額です。");
  }
  if (take_suffix(rest, "から") || take_suffix(rest, "~") || take_suffix(rest, "〜") ||
      take_suffix(rest, "～")) {
    qualifier = "from";
  } else if (take_suffix(rest, "程度") || take_suffix(rest, "前後")) {
    qualifier = "about";
  }
  take_suffix(rest, "円");
  std::int64_t unit = 1;
  if (take_suffix(rest, "万"))
    unit = 10000;
  else if (take_suffix(rest, "千"))
    unit = 1000;
  const std::size_t dot = rest.find('.');
  std::string whole(rest.substr(0, dot));
  std::string fraction(dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1));
  if (whole.find(',') != std::string::npos) {
    const std::string grouped = whole;
    replace_all(whole, ",", "");
    // Groups of three only: "1,00" could be anything.
    for (std::size_t i = 1; i <= grouped.size(); ++i) {
      if ((grouped[grouped.size() - i] == ',') != (i % 4 == 0)) return fault(cell, kRule);
    }
    if (grouped.front() == ',') return fault(cell, kRule);
  }
  if (!all_digits(whole) || whole.size() > 12 || fraction.size() > 4 ||
      (dot != std::string_view::npos && !all_digits(fraction))) {
    return fault(cell, kRule);
  }
  std::int64_t value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  value *= unit;
  std::int64_t share = unit;
  for (const char c : fraction) {
    const std::int64_t digit = c - '0';
    if (digit != 0 && share % 10 != 0) return fault(cell, "に1円未満の端数があります。");
    share /= 10;
    value += digit * share;
  }
  if (value == 0)
    return fault(cell, "は使えません。無料なら「無料」、分からなければ「未確認」と書きます。");
  if (value > 999'999'999'999) return fault(cell, "は桁が多すぎます。");
  return repaired(cell, std::to_string(value), "を");
}

Repaired repaired_corporate_number(std::string_view cell) {
  std::string digits = without_spaces(ascii_width(cell));
  if (digits.size() > 1 && (digits[0] == 'T' || digits[0] == 't')) digits.erase(0, 1);
  for (const std::string_view hyphen : {"-", "‐", "‑", "–", "—", "―", "−", "ー", "－"}) {
    replace_all(digits, hyphen, "");
  }
  if (digits.size() == 15 && digits.ends_with(".0")) digits.resize(13);
  if (!all_digits(digits)) {
    const bool scientific = digits.find_first_of("eE") != std::string::npos;
    return fault(cell, scientific ? "は指数の表記で、桁が失われています。"
                                  : "は法人番号（13桁の数字）ではありません。");
  }
  if (digits.size() != 13) {
    return fault(cell, "は" + std::to_string(digits.size()) + "桁です。法人番号は13桁です。");
  }
  if (!is_corporate_number(digits)) return fault(cell, "は法人番号の検査数字が合いません。");
  return repaired(cell, digits, "を");
}

Repaired repaired_area_code(std::string_view cell,
                            const std::function<bool(std::string_view)>& exists) {
  std::string code = without_spaces(ascii_width(cell));
  if (code.size() > 2 && code.ends_with(".0")) code.resize(code.size() - 2);
  if (!all_digits(code)) return fault(cell, "は団体コード（数字6桁）ではありません。");
  constexpr std::string_view kUnknown = "は現存する市区町村のコードではありません。";
  if (code.size() == 6) {
    if (!is_municipality_code(code)) return fault(cell, "は団体コードの検査数字が合いません。");
    if (exists(code)) return repaired(cell, code, "を");
    // 130001 is the prefecture's own code; the catalog writes prefectures with two digits.
    if (code.substr(2, 3) == "000" && exists(code.substr(0, 2))) {
      return repaired(cell, code.substr(0, 2), "を都道府県の");
    }
    return fault(cell, kUnknown);
  }
  if (code.size() == 5) {
    std::string padded = code;
    padded.insert(padded.begin(), '0');
    const bool lost_a_zero = is_municipality_code(padded) && exists(padded);
    const std::string completed = code + *municipality_check_digit(code);
    if (lost_a_zero && exists(completed)) {
      return fault(cell, "は" + padded + "（先頭の0が落ちたもの）とも" + completed +
                             "（検査数字がないもの）とも読めます。6桁で書いてください。");
    }
    if (lost_a_zero) return repaired(cell, std::move(padded), "の先頭の0を補って");
    if (exists(completed)) return repaired(cell, completed, "に検査数字を付けて");
    return fault(cell, kUnknown);
  }
  if (code.size() == 2 && exists(code)) return repaired(cell, code, "を");
  return fault(cell, "は団体コード（検査数字を含む6桁）ではありません。");
}

}  // namespace mitate::catalog
