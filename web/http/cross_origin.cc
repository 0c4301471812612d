#include "web/http/cross_origin.h"

#include <string>

namespace mitate::web {

bool may_be_read_anywhere(const Request& request) {
  const bool reads = request.method == Method::Get || request.method == Method::Head ||
                     request.method == Method::Options;
  return reads && request.path.starts_with("/api/");
}

void allow_reading(Response& response) {
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
}

Response options_response(const Request& request, std::string_view allowed) {
  Response response;
  response.status = 204;
  response.headers.emplace_back("Allow", allowed);
  if (may_be_read_anywhere(request)) {
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    response.headers.emplace_back("Access-Control-Allow-Headers", "If-None-Match");
    response.headers.emplace_back("Access-Control-Max-Age", "86400");
  }
  return response;
}

}  // namespace mitate::web
