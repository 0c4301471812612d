#include "web/pages/needs/typed_values.h"

#include <algorithm>

namespace mitate::web {
namespace {
constexpr std::int64_t kMaxCount = 200'000'000;  ///< people; more than live in Japan
}  // namespace

std::string half_width(const std::string& typed) {
  static constexpr std::pair<std::string_view, std::string_view> kTwins[] = {
      {"，", ","}, {"、", ","}, {"　", " "}, {"～", "〜"},
      {"~", "〜"}, {"－", "-"}, {"／", "/"}, {"．", "."}};
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const std::string_view rest = std::string_view(typed).substr(i);
    const auto twin = std::find_if(std::begin(kTwins), std::end(kTwins),
                                   [&](const auto& pair) { return rest.starts_with(pair.first); });
    if (twin != std::end(kTwins)) {
      out += twin->second;
      i += twin->first.size();
    } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") &&
               static_cast<unsigned char>(rest[2]) >= 0x90 &&
               static_cast<unsigned char>(rest[2]) <= 0x99) {
      out += static_cast<char>('0' + (static_cast<unsigned char>(rest[2]) - 0x90));
      i += 3;
    } else {
      out += typed[i++];
    }
  }
  return out;
}

bool take_end(std::string& text, std::initializer_list<std::string_view> words) {
  const auto trim = [&] {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  };
  trim();
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    text.resize(text.size() - word.size());
    trim();
    return true;
  }
  return false;
}

std::optional<std::int64_t> read_digits(const std::string& typed, std::int64_t highest) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ',' && c != ' ') {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  const std::int64_t number = std::stoll(digits);
  return number <= highest ? std::optional(number) : std::nullopt;
}

bool read_headcount_text(const std::string& typed, ranker::Headcount& out) {
  std::string text = half_width(typed);
  const bool at_most = take_end(text, {"以下", "以内", "まで", "未満"});
  const bool at_least = !at_most && take_end(text, {"以上", "から"});
  (void)take_end(text, {"人", "名"});
  constexpr std::string_view kTo = "〜";
  const std::size_t to = text.find(kTo);
  const auto number = [](std::string part) {
    (void)take_end(part, {"人", "名"});
    const auto read = read_digits(part, kMaxCount);
    return read && *read > 0 ? read : std::nullopt;
  };
  if (to == std::string::npos) {
    const auto value = number(text);
    if (!value) return false;
    (at_most ? out.max : at_least ? out.min : out.value) = value;
    return true;
  }
  if (at_most || at_least) return false;
  const std::string low = text.substr(0, to);
  const std::string high = text.substr(to + kTo.size());
  if (!low.empty() && !(out.min = number(low))) return false;
  if (!high.empty() && !(out.max = number(high))) return false;
  return (out.min || out.max) && !(out.min && out.max && *out.min > *out.max);
}

std::optional<int> read_fiscal_year(const std::string& typed) {
  std::string text = half_width(typed);
  if (!take_end(text, {"年度"})) return std::nullopt;
  constexpr std::string_view kReiwa = "令和";
  const bool reiwa = text.starts_with(kReiwa);
  if (reiwa) text.erase(0, kReiwa.size());
  const auto year = read_digits(text, 9999);
  if (!year) return std::nullopt;
  const std::int64_t full = reiwa ? *year + 2018 : *year;
  return full >= 2000 && full <= 2100 ? std::optional(static_cast<int>(full)) : std::nullopt;
}

std::vector<std::string> parts_of(const std::string& typed) {
  std::vector<std::string> parts(1);
  for (const char c : half_width(typed)) {
    if (c == ',' || c == '\n' || c == ';') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) (void)take_end(part, {});
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

}  // namespace mitate::web
