#include "search/analysis/corporate_form.h"

#include <algorithm>
#include <array>

namespace mitate::search {
namespace {

constexpr std::array kForms = std::to_array<std::u32string_view>(
    {U"株式会社",           U"有限会社",     U"合同会社",     U"合資会社",     U"合名会社",
     U"相互会社",           U"一般社団法人", U"一般財団法人", U"公益社団法人", U"公益財団法人",
     U"特定非営利活動法人", U"npo法人",      U"社会福祉法人", U"医療法人社団", U"医療法人財団",
     U"社会医療法人",       U"医療法人",     U"学校法人",     U"独立行政法人", U"国立研究開発法人",
     U"国立大学法人"});
constexpr std::array kOneWordForms = std::to_array<std::u32string_view>(
    {U"株式会社", U"有限会社", U"合同会社", U"合資会社", U"合名会社", U"相互会社"});
constexpr std::array kBracketed = std::to_array<std::u32string_view>(
    {U"株", U"有", U"同",   U"資",   U"名",   U"相",   U"社",   U"財",   U"医",   U"福",  U"学",
     U"独", U"特", U"一社", U"一財", U"公社", U"公財", U"社福", U"医社", U"特非", U"独法"});

template <typename List>
bool has(const List& list, std::u32string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_corporate_form(std::u32string_view folded) { return has(kOneWordForms, folded); }

bool is_bracketed_form(std::u32string_view folded) { return has(kBracketed, folded); }

std::u32string without_corporate_form(std::u32string_view folded) {
  const auto trim = [](std::u32string_view text) {
    while (!text.empty() && text.front() == U' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == U' ') text.remove_suffix(1);
    return text;
  };
  std::u32string_view rest = trim(folded);
  for (const std::u32string_view form : kForms) {
    if (rest.size() <= form.size()) continue;
    if (rest.starts_with(form)) rest = trim(rest.substr(form.size()));
    if (rest.size() > form.size() && rest.ends_with(form)) {
      rest = trim(rest.substr(0, rest.size() - form.size()));
    }
  }
  for (const std::u32string_view short_form : kBracketed) {
    const std::u32string form = U"(" + std::u32string(short_form) + U")";
    if (rest.size() <= form.size()) continue;
    if (rest.starts_with(form)) rest = trim(rest.substr(form.size()));
    if (rest.size() > form.size() && rest.ends_with(form)) {
      rest = trim(rest.substr(0, rest.size() - form.size()));
    }
  }
  return std::u32string(rest);
}

}  // namespace mitate::search
