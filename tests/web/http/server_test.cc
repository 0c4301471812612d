// Over a real socket on a port the system chose: what only the wire can show.
#include "web/http/server.h"

#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "tests/web/http/raw_client.h"

using namespace mitate::web;
using mitate::testing::RawClient;
using mitate::testing::status_of;

namespace {

/// A server over a handful of routes; stops at the end of the test.
class RunningServer {
 public:
  explicit RunningServer(ServerOptions options = {}) {
    router_.get("/", [](const Request&) { return html_response("home"); });
    router_.get("/big", [](const Request&) { return html_response(std::string(100'000, 'x')); });
    router_.get("/slow", [this](const Request&) {
      entered_.set_value();
      release_.get_future().wait();
      return html_response("slow but whole");
    });
    router_.post("/api/v1/echo", [](const Request& request) {
      return json_response(std::to_string(request.body.size()));
    });
    options.port = 0;
    server_ = std::make_unique<Server>(router_, telemetry_, log_, options);
    const auto port = server_->bind();
    REQUIRE(port.has_value());
    port_ = *port;
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() {
    server_->stop();
    thread_.join();
  }
  [[nodiscard]] int port() const { return port_; }
  Server& server() { return *server_; }
  void wait_until_slow_runs() { entered_.get_future().wait(); }
  void release_slow() { release_.set_value(); }
  [[nodiscard]] std::string metrics() const { return telemetry_.render("g", "s", 1, 1); }

 private:
  Router router_;
  Telemetry telemetry_;
  AccessLog log_{nullptr};
  std::promise<void> entered_;
  std::promise<void> release_;
  std::unique_ptr<Server> server_;
  int port_ = 0;
  std::thread thread_;
};

std::string get(const char* path, const char* more = "") {
  return std::string("GET ") + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

}  // namespace

TEST_CASE("several requests on one connection are answered in order", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/") + get("/nowhere") + get("/"));
  CHECK(status_of(client.receive()) == 200);
  CHECK(status_of(client.receive()) == 404);
  const std::string third = client.receive();
  CHECK(status_of(third) == 200);
  CHECK(third.find("Connection: keep-alive\r\n") != std::string::npos);
}

TEST_CASE("every answer carries the security headers and a request id", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  for (const char* path : {"/", "/nowhere"}) {
    client.send(get(path));
    const std::string answer = client.receive();
    CHECK(answer.find("Content-Security-Policy: default-src 'none'; style-src 'self'; script-src "
                      "'self';") != std::string::npos);
    CHECK(answer.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(answer.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
    CHECK(answer.find("Referrer-Policy: no-referrer\r\n") != std::string::npos);
    CHECK(answer.find("X-Request-Id: ") != std::string::npos);
  }
}

TEST_CASE("a body over the limit gets its 413 although the client keeps sending", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send("POST /api/v1/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n");
  client.send(std::string(2'000'000, 'x'));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 413);
  CHECK(answer.find("application/problem+json") != std::string::npos);
  CHECK(answer.find("body_too_large") != std::string::npos);
}

TEST_CASE("the bytes after a refusal are never run as a request", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send("POST /api/v1/echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" +
              get("/"));
  CHECK(status_of(client.receive()) == 411);
  CHECK(client.is_closed_by_server());
}

TEST_CASE("compressed bodies and two lengths are refused and the connection ends",
          "[web][server]") {
  RunningServer running;
  for (const char* headers : {"Content-Encoding: gzip\r\nContent-Length: 5\r\n",
                              "Content-Length: 5\r\nContent-Length: 6\r\n",
                              "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"}) {
    RawClient client(running.port());
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: h\r\n" + std::string(headers) + "\r\nhello" +
                get("/"));
    const int status = status_of(client.receive());
    CHECK((status == 400 || status == 415));
    CHECK(client.is_closed_by_server());
  }
}

TEST_CASE("ranges are ignored, so they cannot multiply an answer", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 500; ++i) ranges += ",0-";
  client.send(get("/big", (ranges + "\r\n").c_str()));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 200);
  CHECK(answer.size() < 102'000);
}

TEST_CASE("compression is never offered by this server itself", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/big", "Accept-Encoding: br, gzip\r\n"));
  const std::string answer = client.receive();
  CHECK(answer.find("Content-Encoding") == std::string::npos);
  CHECK(answer.size() > 100'000);
}

TEST_CASE("a head that never ends is cut off at its limit", "[web][server]") {
  RunningServer running;
  RawClient line(running.port());
  line.send("GET /" + std::string(60'000, 'a'));
  CHECK(status_of(line.receive()) == 414);
  RawClient headers(running.port());
  headers.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(60'000, 'a'));
  CHECK(status_of(headers.receive()) == 431);
}

TEST_CASE("a client that drips its head is told and let go", "[web][server]") {
  ServerOptions options;
  options.head_timeout = std::chrono::milliseconds(300);
  RunningServer running(options);
  RawClient client(running.port());
  client.send("GET / HTTP/1.1\r\nHo");
  CHECK(status_of(client.receive()) == 408);
}

TEST_CASE("clients that hold their connections do not keep others waiting", "[web][server]") {
  ServerOptions options;
  options.threads = 2;
  options.max_threads = 32;
  options.head_timeout = std::chrono::seconds(60);
  RunningServer running(options);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 16; ++i) {
    slow.push_back(std::make_unique<RawClient>(running.port()));
    slow.back()->send("GET / HTTP/1.1\r\n");
  }
  RawClient client(running.port());
  client.send(get("/"));
  // Without further threads this would wait for the slow ones' sixty seconds.
  CHECK(status_of(client.receive()) == 200);
  slow.clear();
}

TEST_CASE("100-continue is answered before the body and the body is read", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(
      "POST /api/v1/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  CHECK(status_of(client.receive()) == 100);
  client.send("hello");
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 200);
  CHECK(answer.substr(answer.size() - 1) == "5");
}

TEST_CASE("stopping finishes the request that runs", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/slow"));
  running.wait_until_slow_runs();
  running.server().stop();
  running.release_slow();
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 200);
  CHECK(answer.find("slow but whole") != std::string::npos);
}

TEST_CASE("a taken port gives the next one", "[web][server]") {
  RunningServer first;
  Router router;
  Telemetry telemetry;
  const AccessLog log(nullptr);
  ServerOptions options;
  options.port = first.port();
  Server second(router, telemetry, log, options);
  const auto port = second.bind();
  REQUIRE(port.has_value());
  CHECK(*port > first.port());
}

TEST_CASE("metrics know patterns and statuses, never paths or queries", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/?q=secret-need") + get("/secret-path"));
  (void)client.receive();
  (void)client.receive();
  client.send(get("/"));
  (void)client.receive();
  const std::string metrics = running.metrics();
  CHECK(metrics.find("secret") == std::string::npos);
  CHECK(metrics.find("mitate_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1") !=
        std::string::npos);
}

TEST_CASE("one runaway client gets a 429 and the others go on", "[web][server]") {
  ServerOptions options;
  options.rate = {.per_minute = 60, .burst = 2, .clients = 10};
  RunningServer running(options);
  const auto ask = [&](const char* path, const char* from) {
    RawClient client(running.port());
    client.send(get(path, from));
    return client.receive();
  };
  const char* one = "X-Forwarded-For: 203.0.113.5\r\n";
  CHECK(status_of(ask("/", one)) == 200);
  CHECK(status_of(ask("/", one)) == 200);
  const std::string refused = ask("/", one);
  CHECK(status_of(refused) == 429);
  CHECK(refused.find("Retry-After: 1\r\n") != std::string::npos);
  CHECK(status_of(ask("/api/v1/echo", one)) == 429);
  CHECK(status_of(ask("/", "X-Forwarded-For: 203.0.113.6\r\n")) == 200);
  CHECK(status_of(ask("/healthz", one)) == 404);  // not counted, only not routed in this test
  for (int i = 0; i < 5; ++i) CHECK(status_of(ask("/", "")) == 200);  // from this machine
}
