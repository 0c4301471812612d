#include "web/http/form_token.h"

#include <algorithm>

#include "catalog/base/digest.h"

namespace mitate::web {

bool is_form_token(std::string_view text) {
  return text.size() == kFormTokenLength && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string fresh_form_token() { return random_hex(kFormTokenLength / 2); }

std::string form_token_cookie(std::string_view token) {
  return std::string(kFormTokenCookie) + "=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Lax";
}

std::string form_token_in(const Request& request, const Response& response) {
  const std::string begin = std::string(kFormTokenCookie) + "=";
  for (const auto& [name, value] : response.headers) {
    if (name == "Set-Cookie" && value.starts_with(begin)) {
      return value.substr(begin.size(), kFormTokenLength);
    }
  }
  if (response.header("Vary") != "Cookie") return {};
  std::string token = request.cookies.get(kFormTokenCookie);
  return is_form_token(token) ? token : std::string();
}

}  // namespace mitate::web
