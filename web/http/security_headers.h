// The headers every answer carries, whatever made it. Called by server.cc once per answer.
#pragma once
#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

/// Content-Security-Policy without inline script or style, no framing
/// except below /embed/, no referrer (addresses of
/// stored needs must not leak to linked sites), request id.
void add_security_headers(const Request& request, Response& response);

}  // namespace mitate::web
