// HTTP/1.1 heads as bytes to a Request, and a Response to bytes. Strict on purpose: whatever two
// programs could read differently (two lengths, chunked bodies, bare line feeds, folded headers) is
// refused and the connection is closed, so nothing can be smuggled past a proxy. Not here: sockets,
// time limits, routing. Called by server.cc and by the fuzz target. Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "web/http/problem.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

/// Why these numbers: a query of 2,000 Japanese characters takes 18,000 bytes encoded and must
/// reach the handler that names the parameter; nothing of ours sends more than thirty headers.
struct WireLimits {
  std::size_t target_bytes = 24 * 1024;
  std::size_t head_bytes = 40 * 1024;  ///< request line and headers together
  std::size_t header_count = 100;
  std::size_t body_bytes = 1024 * 1024;
};

struct WireHead {
  Request request;  ///< without body and request_id
  std::size_t content_length = 0;
  bool keep_alive = true;
  bool expects_continue = false;
};

/// The request's head failed; `request` holds as much as could be read, to choose JSON or page.
struct WireFault {
  Request request;
  Problem problem;
};

/// `head` ends with the empty line (CRLF CRLF). After a fault the connection must be closed.
[[nodiscard]] Result<WireHead, WireFault> parse_head(std::string_view head,
                                                     const WireLimits& limits);

/// "Name: value\r\n". Header values that hold control characters are left out: they could only come
/// from our own mistake.
void add_header(std::string& head, std::string_view name, std::string_view value);
/// "HTTP/1.1 200 OK\r\n".
void add_status_line(std::string& head, int status);
/// Content-Type and Content-Length; nothing for 304 and 204, which have no body.
void add_body_headers(std::string& head, const Response& response);
[[nodiscard]] bool has_body(int status);
/// True for "gzip", "br;q=0.8, gzip", "*"; false for "gzip;q=0". `accept_encoding` is the header.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Status line, headers, empty line; the body is sent apart from it.
[[nodiscard]] std::string head_bytes(const Response& response, bool keep_alive,
                                     std::string_view http_date);

}  // namespace mitate::web
