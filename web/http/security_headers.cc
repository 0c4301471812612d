#include "web/http/security_headers.h"

namespace mitate::web {

void add_security_headers(const Request& request, Response& response) {
  auto& headers = response.headers;
  // Pages below /embed/ are made for frames of other sites: public facts, no cookie, no form that
  // changes anything. Everything else can never be framed.
  const bool framed = request.path.starts_with("/embed/");
  // connect-src: the live result count asks our own API; without scripts nothing else does.
  headers.emplace_back("Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; script-src 'self'; "
                       "connect-src 'self'; img-src 'self' data:; form-action 'self'; "
                       "frame-ancestors " +
                           std::string(framed ? "*" : "'none'") + "; base-uri 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  if (!framed) headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", framed ? "cross-origin" : "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  headers.emplace_back("X-Request-Id", request.request_id);
}

}  // namespace mitate::web
