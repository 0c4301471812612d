#include "web/http/etag.h"

#include "catalog/base/digest.h"

namespace mitate::web {

std::vector<std::size_t> places_of(std::string_view token, std::string_view body) {
  std::vector<std::size_t> out;
  if (token.empty()) return out;
  for (std::size_t at = body.find(token); at != std::string_view::npos;
       at = body.find(token, at + token.size())) {
    out.push_back(at);
  }
  return out;
}

std::string content_tag(const std::string& body, std::string_view form_token) {
  const auto places = places_of(form_token, body);
  if (places.empty()) return sha256_hex(body).substr(0, 32);
  std::string blank = body;
  for (const std::size_t at : places) {
    blank.replace(at, form_token.size(), form_token.size(), '0');
  }
  return sha256_hex(blank).substr(0, 32);
}

std::string etag_of(std::string_view content_tag, std::string_view form_token) {
  std::string out = "\"" + std::string(content_tag);
  // A digest, because the token itself must not stand in a header that proxies may write down.
  if (!form_token.empty()) out += "-" + sha256_hex(form_token).substr(0, 8);
  return out + "\"";
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  while (!if_none_match.empty()) {
    const std::size_t end = if_none_match.find(',');
    std::string_view one = if_none_match.substr(0, end);
    if_none_match =
        end == std::string_view::npos ? std::string_view{} : if_none_match.substr(end + 1);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (one.rfind("W/", 0) == 0) one.remove_prefix(2);  // weak comparison, RFC 9110 13.1.2
    if (one == etag) return true;
  }
  return false;
}

}  // namespace mitate::web
