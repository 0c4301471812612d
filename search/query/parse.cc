#include "search/query/parse.h"

#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x3000 || c == 0xA0 || c == 0x7F || (c >= 0x2000 && c <= 0x200B);
}
bool is_quote(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D || c == 0xFF02; }
bool is_minus(char32_t c) { return c == U'-' || c == 0xFF0D || c == 0x2212; }

bool is_operator_word(std::string_view word) {
  return word == "AND" || word == "OR" || word == "|";
}

}  // namespace

ParsedText parse_query(std::string_view text) {
  ParsedText parsed;
  const std::vector<CodePoint> points = decode_utf8(text);
  std::size_t i = 0;
  while (i < points.size()) {
    if (is_space(points[i].value)) {
      ++i;
      continue;
    }
    QueryGroup group;
    if (is_minus(points[i].value) && i + 1 < points.size() && !is_space(points[i + 1].value) &&
        !is_minus(points[i + 1].value)) {
      group.kind = GroupKind::Excluded;
      ++i;
    }
    std::size_t end = i;
    if (is_quote(points[i].value)) {
      std::size_t close = i + 1;
      while (close < points.size() && !is_quote(points[close].value)) ++close;
      if (close < points.size()) {
        if (group.kind == GroupKind::Words) group.kind = GroupKind::Phrase;
        group.begin = points[i].end;
        group.text = std::string(text.substr(group.begin, points[close].begin - group.begin));
        end = close + 1;
      } else {
        ++i;  // a quote without its partner is no operator
        continue;
      }
    } else {
      while (end < points.size() && !is_space(points[end].value) && !is_quote(points[end].value)) {
        ++end;
      }
      group.begin = points[i].begin;
      group.text = std::string(text.substr(group.begin, points[end - 1].end - group.begin));
    }
    i = end;
    if (group.text.empty() || (group.kind == GroupKind::Words && is_operator_word(group.text))) {
      continue;
    }
    if (parsed.groups.size() == kMaxGroups) {
      parsed.truncated = true;
      break;
    }
    parsed.groups.push_back(std::move(group));
  }
  return parsed;
}

}  // namespace mitate::search
