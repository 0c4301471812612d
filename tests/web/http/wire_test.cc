#include "web/http/wire.h"

#include <catch2/catch.hpp>

using namespace mitate::web;

namespace {
mitate::Result<WireHead, WireFault> parse(const std::string& head) { return parse_head(head, {}); }
int refusal(const std::string& head) {
  const auto parsed = parse(head);
  return parsed ? 0 : parsed.error().problem.status;
}
WireHead accepted(const std::string& head) {
  auto parsed = parse(head);
  REQUIRE(parsed);
  return *parsed;
}
}  // namespace

TEST_CASE("a plain request is decoded into path, query, headers and cookies", "[web][wire]") {
  const WireHead head = accepted(
      "GET /services/svc-a?q=%E8%A1%80%E5%9C%A7+%E8%A8%88&empty=&flag HTTP/1.1\r\n"
      "Host: localhost\r\nCookie: a=1; shortlist=x.y\r\nX-Name:  value \r\n\r\n");
  CHECK(head.request.method == Method::Get);
  CHECK(head.request.path == "/services/svc-a");
  CHECK(head.request.query.get("q") == "血圧 計");
  CHECK(head.request.query.has("empty"));
  CHECK(head.request.query.has("flag"));
  CHECK(head.request.header("x-name") == "value");
  CHECK(head.request.cookies.get("shortlist") == "x.y");
  CHECK(head.keep_alive);
  CHECK(head.content_length == 0);
}

TEST_CASE("what two programs could read differently is refused", "[web][wire]") {
  const std::string line = "POST /api/v1/matches HTTP/1.1\r\nHost: h\r\n";
  CHECK(refusal(line + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 3\r\nContent-Length: 3\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
  CHECK(refusal(line + "Transfer-Encoding: chunked\r\n\r\n") == 411);
  CHECK(refusal(line + "Content-Length: +3\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 0x3\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 3, 3\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 99999999999999999999\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length : 3\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Length: 3\r\n folded: x\r\n\r\n") == 400);
  CHECK(refusal("GET / HTTP/1.1\nHost: h\r\n\r\n") == 400);
  CHECK(refusal("GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n") == 400);
  CHECK(refusal("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(refusal("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refusal("GET  / HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  CHECK(refusal(line + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n") == 415);
  CHECK(refusal(line + "\r\n") == 411);
  CHECK(refusal(line + "Content-Length: 3\r\nExpect: 200-maybe\r\n\r\n") == 417);
}

TEST_CASE("limits answer with the status that names them", "[web][wire]") {
  const std::string host = " HTTP/1.1\r\nHost: h\r\n";
  CHECK(refusal("GET /" + std::string(30'000, 'a') + host + "\r\n") == 414);
  CHECK(refusal("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n") == 413);
  std::string many = "GET /" + host;
  for (int i = 0; i < 150; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  CHECK(refusal(many + "\r\n") == 431);
  CHECK(refusal("GET / HTTP/2.0\r\nHost: h\r\n\r\n") == 505);
  CHECK(refusal("BREW / HTTP/1.1\r\nHost: h\r\n\r\n") == 501);
}

TEST_CASE("a path with NUL or broken UTF-8 is refused, a query keeps the parameter's name",
          "[web][wire]") {
  CHECK(refusal("GET /static/app.css%00.txt HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  CHECK(refusal("GET /%ff HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  CHECK(refusal("GET /%e3%8 HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  for (const char* bad : {"%00", "%ff", "%zz", "%c0%af", "%ed%a0%80"}) {
    const WireHead head =
        accepted("GET /api/v1/services?q=" + std::string(bad) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    REQUIRE(head.request.query_fault.has_value());
    CHECK(head.request.query_fault->parameter == "q");
    CHECK(head.request.query_fault->status == 400);
  }
}

TEST_CASE("the path of a refused request still tells JSON from page", "[web][wire]") {
  const auto parsed = parse("POST /api/v1/matches HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(parsed.error().request.is_api());
  const auto long_one =
      parse("GET /api/v1/services?q=" + std::string(30'000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(long_one.error().request.is_api());
}

TEST_CASE("HTTP/1.0 closes unless it asks, HTTP/1.1 stays unless it asks", "[web][wire]") {
  CHECK_FALSE(accepted("GET / HTTP/1.0\r\n\r\n").keep_alive);
  CHECK(accepted("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keep_alive);
  CHECK_FALSE(accepted("GET / HTTP/1.1\r\nHost: h\r\nConnection: Close\r\n\r\n").keep_alive);
}

TEST_CASE("a header value with a line break never reaches the wire", "[web][wire]") {
  Response response;
  response.headers.emplace_back("X-Evil", "a\r\nSet-Cookie: b=c");
  response.headers.emplace_back("X-Good", "yes");
  response.body = "body";
  const std::string bytes = head_bytes(response, true, "Tue, 24 Nov 2026 00:00:00 GMT");
  CHECK(bytes.find("Set-Cookie") == std::string::npos);
  CHECK(bytes.find("X-Good: yes\r\n") != std::string::npos);
  CHECK(bytes.find("Content-Length: 4\r\n") != std::string::npos);
  CHECK(bytes.ends_with("\r\n\r\n"));
}

TEST_CASE("an answer without a body has no length either", "[web][wire]") {
  Response response;
  response.body = "body";
  response.status = 304;
  const std::string same = head_bytes(response, true, "d");
  CHECK(same.find("Content-Length") == std::string::npos);
  CHECK_FALSE(has_body(304));
}

TEST_CASE("a coding with weight zero is not taken", "[web][wire]") {
  CHECK(accepts_gzip("gzip"));
  CHECK(accepts_gzip("br;q=1.0, gzip;q=0.5"));
  CHECK(accepts_gzip("*"));
  CHECK(accepts_gzip("GZIP ; q=0.001"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip; q=0.000"));
  CHECK_FALSE(accepts_gzip("*, gzip;q=0"));
  CHECK_FALSE(accepts_gzip("identity"));
  CHECK_FALSE(accepts_gzip(""));
}

TEST_CASE("the second of two Connection lines counts too", "[web][wire]") {
  const auto keeps = [](const std::string& lines) {
    return parse_head("GET / HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n", {})->keep_alive;
  };
  CHECK(keeps(""));
  CHECK(keeps("Connection: keep-alive\r\nConnection: upgrade\r\n"));
  CHECK_FALSE(keeps("Connection: keep-alive\r\nConnection: close\r\n"));
  CHECK_FALSE(keeps("Connection: close\r\nConnection: keep-alive\r\n"));
}
