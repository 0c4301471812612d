#include "web/html/links.h"

#include <algorithm>

#include "web/http/encoding.h"

namespace mitate::web {
namespace {
bool starts_with_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(), [](char p, char t) {
    return p == (t >= 'A' && t <= 'Z' ? static_cast<char>(t - 'A' + 'a') : t);
  });
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7f && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`';
}
}  // namespace

std::optional<std::string> external_href(std::string_view address) {
  if (address.size() > 2000 || !std::all_of(address.begin(), address.end(), is_plain)) {
    return std::nullopt;
  }
  for (const std::string_view scheme :
       {std::string_view("https://"), std::string_view("http://")}) {
    if (!starts_with_ignoring_case(address, scheme)) continue;
    const std::string_view rest = address.substr(scheme.size());
    if (rest.empty() || rest.front() == '/' || rest.front() == '?' || rest.front() == '#') {
      return std::nullopt;
    }
    return std::string(address);
  }
  return std::nullopt;
}

bool is_local_path(std::string_view path) {
  if (path.empty() || path.front() != '/' || path.size() > 2000) return false;
  if (path.find("//") != std::string_view::npos) return false;
  return std::all_of(path.begin(), path.end(), is_plain);
}

std::string with_query(std::string_view path, const QueryPairs& pairs) {
  std::string out(path);
  char separator = '?';
  for (const auto& [name, value] : pairs) {
    if (value.empty()) continue;
    out += separator;
    out += percent_encode(name);
    out += '=';
    out += percent_encode(value);
    separator = '&';
  }
  return out;
}

}  // namespace mitate::web
