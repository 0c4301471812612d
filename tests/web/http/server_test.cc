// Over a real socket on a port the system chose: what only the wire can show.
#include "web/http/server.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "tests/web/http/raw_client.h"
#include "web/http/form_token.h"

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
    router_.get("/public", [this](const Request& request) {
      ++made_;
      Response page = html_response("public page, form " + std::string(32, 'c'));
      std::string token = request.cookies.get("mitate_form");
      const bool fresh = token.empty();
      if (fresh) token = fresh_form_token();
      page.body.replace(page.body.size() - 32, 32, token);
      if (fresh) page.headers.emplace_back("Set-Cookie", form_token_cookie(token));
      page.headers.emplace_back("Vary", "Cookie");
      mark_search(page, "words", {});
      return page;
    });
    router_.get("/heavy", [this](const Request&) {
      ++made_;
      heavy_entered_.fetch_add(1);
      heavy_release_.wait(false);
      return html_response(std::string(4'000'000, 'h'));
    });
    router_.get("/long", [this](const Request& request) {
      entered_.set_value();
      const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
      while (!request.left->load() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      left_.set_value(request.left->load());
      return html_response("worked to the end");
    });
    router_.get("/throws",
                [](const Request&) -> Response { throw std::runtime_error("secret need"); });
    router_.post("/api/v1/echo", [](const Request& request) {
      return json_response(std::to_string(request.body.size()));
    });
    options.port = 0;
    server_ = std::make_unique<Server>(router_, telemetry_, log_, options);
    const auto port = server_->bind();
    REQUIRE(port.has_value());
    port_ = *port;
    thread_ = std::thread([this] { CHECK(server_->run().has_value()); });
  }
  ~RunningServer() {
    release_heavy();
    server_->stop();
    thread_.join();
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int made() const { return made_.load(); }
  void wait_for_heavy(int count) const {
    while (heavy_entered_.load() < count) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  void release_heavy() {
    heavy_release_.store(true);
    heavy_release_.notify_all();
  }
  Server& server() { return *server_; }
  void wait_until_slow_runs() { entered_.get_future().wait(); }
  /// Whether the asker of /long had left when its work ended.
  bool asker_left() { return left_.get_future().get(); }
  void release_slow() { release_.set_value(); }
  [[nodiscard]] std::string metrics() const { return telemetry_.render("g", "s", 1, 1); }

 private:
  Router router_;
  Telemetry telemetry_;
  AccessLog log_{-1};
  std::promise<void> entered_;
  std::promise<void> release_;
  std::promise<bool> left_;
  std::atomic<int> made_{0};
  std::atomic<int> heavy_entered_{0};
  std::atomic<bool> heavy_release_{false};
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
  client.send("POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
  client.send(std::string(2'000'000, 'x'));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 413);
  CHECK(answer.find("application/problem+json") != std::string::npos);
  CHECK(answer.find("body_too_large") != std::string::npos);
}

TEST_CASE("the bytes after a refusal are never run as a request", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(
      "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" +
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
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) +
                "\r\nhello" + get("/"));
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
  headers.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(60'000, 'a'));
  CHECK(status_of(headers.receive()) == 431);
}

TEST_CASE("a client that drips its head is told and let go", "[web][server]") {
  ServerOptions options;
  options.loop.head_timeout = std::chrono::milliseconds(300);
  RunningServer running(options);
  RawClient client(running.port());
  client.send("GET / HTTP/1.1\r\nHo");
  CHECK(status_of(client.receive()) == 408);
}

TEST_CASE("clients that hold their connections do not keep others waiting", "[web][server]") {
  ServerOptions options;
  options.threads = 2;
  options.loop.head_timeout = std::chrono::seconds(60);
  RunningServer running(options);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 16; ++i) {
    slow.push_back(std::make_unique<RawClient>(running.port()));
    slow.back()->send("GET / HTTP/1.1\r\n");
  }
  RawClient client(running.port());
  client.send(get("/"));
  // With a thread for each connection this would wait for the slow ones' sixty seconds.
  CHECK(status_of(client.receive()) == 200);
  slow.clear();
}

TEST_CASE("100-continue is answered before the body and the body is read", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(
      "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
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

TEST_CASE("work is told within a moment that its asker has left", "[web][server]") {
  RunningServer running;
  {
    RawClient client(running.port());
    client.send(get("/long"));
    running.wait_until_slow_runs();
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(running.asker_left());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(200));
}

TEST_CASE("who ends his side together with the request is still there", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/long"));
  client.finish_sending();
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 200);
}

TEST_CASE("a taken port gives the next one", "[web][server]") {
  RunningServer first;
  Router router;
  Telemetry telemetry;
  AccessLog log(-1);
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
  options.rate = {.requests = 60, .burst = 2, .clients = 10};
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

TEST_CASE("a name that is not ours is not served", "[web][server]") {
  ServerOptions options;
  options.allowed_hosts = {"mitate.example.jp"};
  RunningServer running(options);
  RawClient stranger(running.port());
  stranger.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  CHECK(status_of(stranger.receive()) == 421);
  CHECK(stranger.is_closed_by_server());
  RawClient proxy(running.port());
  proxy.send("GET / HTTP/1.1\r\nHost: mitate.example.jp\r\n\r\n");
  CHECK(status_of(proxy.receive()) == 200);
}

TEST_CASE("a kept-alive connection is never closed while others come and go", "[web][server]") {
  RunningServer running;
  std::atomic<int> lost{0};
  std::atomic<bool> done{false};
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      RawClient client(running.port());
      for (int n = 0; n < 400; ++n) {
        client.send(get("/"));
        if (status_of(client.receive()) != 200) ++lost;
      }
    });
  }
  std::thread connecting([&] {
    while (!done.load()) {
      RawClient client(running.port());
      client.send(get("/", "Connection: close\r\n"));
      if (status_of(client.receive()) != 200) ++lost;
    }
  });
  for (std::thread& client : clients) client.join();
  done.store(true);
  connecting.join();
  CHECK(lost.load() == 0);
}

TEST_CASE("three hundred slow heads and bodies do not keep a visitor waiting", "[web][server]") {
  RunningServer running;
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(std::make_unique<RawClient>(running.port()));
    slow.back()->send(i % 2 == 0 ? "GET / HT"
                                 : "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n"
                                   "Content-Length: 1000\r\n\r\nabc");
  }
  const auto start = std::chrono::steady_clock::now();
  RawClient visitor(running.port());
  visitor.send(get("/"));
  CHECK(status_of(visitor.receive()) == 200);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("without a free descriptor the server waits, makes room and goes on", "[web][server]") {
  ServerOptions options;
  options.loop.connections = 64;
  RunningServer running(options);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 40; ++i) idle.push_back(std::make_unique<RawClient>(running.port()));
  idle.back()->send(get("/"));
  CHECK(status_of(idle.back()->receive()) == 200);
  const int lowest_free = ::dup(0);
  ::close(lowest_free);
  rlimit tight = before;
  tight.rlim_cur = static_cast<rlim_t>(lowest_free) + 1;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
  {
    // The client takes the last descriptor of this process, so the server in it gets none.
    RawClient last(running.port());
    last.send(get("/"));
    const std::string answer = last.receive();
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(status_of(answer) == 200);
  }
  RawClient visitor(running.port());
  visitor.send(get("/"));
  CHECK(status_of(visitor.receive()) == 200);
}

TEST_CASE("a crowd is let in up to the limit of connections", "[web][server]") {
  ServerOptions options;
  options.loop.connections = 16;
  RunningServer running(options);
  std::vector<std::unique_ptr<RawClient>> silent;
  for (int i = 0; i < 100; ++i) silent.push_back(std::make_unique<RawClient>(running.port()));
  RawClient visitor(running.port());
  visitor.send(get("/"));
  CHECK(status_of(visitor.receive()) == 200);
}

TEST_CASE("what cannot wait for a thread is told to come back", "[web][server]") {
  ServerOptions options;
  options.threads = 1;
  options.most_waiting = 1;
  RunningServer running(options);
  RawClient first(running.port());
  first.send(get("/heavy"));
  running.wait_for_heavy(1);
  RawClient second(running.port());
  second.send(get("/heavy"));
  std::string refused;
  for (int i = 0; i < 50 && refused.empty(); ++i) {
    RawClient third(running.port());
    third.send(get("/"));
    refused = third.receive(std::chrono::milliseconds(200));
  }
  CHECK(status_of(refused) == 503);
  CHECK(refused.find("Retry-After: ") != std::string::npos);
  running.release_heavy();
  CHECK(status_of(first.receive()) == 200);
  CHECK(status_of(second.receive()) == 200);
}

TEST_CASE("a public answer is made once and given with each visitor's own token",
          "[web][server][cache]") {
  ServerOptions options;
  std::atomic<std::uint64_t> epoch{1};
  std::atomic<int> counted{0};
  options.epoch = [&epoch] { return epoch.load(); };
  options.on_repeated_search = [&counted](const Request&, const CountedSearch&) { ++counted; };
  RunningServer running(options);
  RawClient client(running.port());
  const auto ask = [&](const std::string& more = {}) {
    client.send(get("/public", more.c_str()));
    return client.receive();
  };
  const auto token_of = [](const std::string& answer) { return answer.substr(answer.size() - 32); };
  const auto etag_in = [](const std::string& answer) {
    const std::size_t at = answer.find("ETag: ") + 6;
    return answer.substr(at, answer.find('\r', at) - at);
  };
  const std::string one = ask();
  const std::string two = ask();
  CHECK(running.made() == 1);
  CHECK(counted.load() == 1);
  CHECK(one.find("Mitate-Search") == std::string::npos);
  CHECK(token_of(one) != token_of(two));
  for (const std::string& answer : {one, two}) {
    CHECK(is_form_token(token_of(answer)));
    CHECK(answer.find("Set-Cookie: mitate_form=" + token_of(answer)) != std::string::npos);
  }
  const std::string mine = std::string(32, '7');
  const std::string third = ask("Cookie: mitate_form=" + mine + "\r\n");
  CHECK(token_of(third) == mine);
  CHECK(third.find("Set-Cookie") == std::string::npos);
  CHECK(running.made() == 1);
  const std::string same =
      ask("Cookie: mitate_form=" + mine + "\r\nIf-None-Match: " + etag_in(third) + "\r\n");
  CHECK(status_of(same) == 304);
  // A page that holds another token is not the current one.
  CHECK(status_of(ask("Cookie: mitate_form=" + mine + "\r\nIf-None-Match: " + etag_in(two) +
                      "\r\n")) == 200);
  CHECK(running.made() == 1);
  (void)ask("Cookie: mitate_shortlist=svc-a\r\n");
  CHECK(running.made() == 2);
  epoch.store(2);
  (void)ask();
  CHECK(running.made() == 3);
}

TEST_CASE("many who ask the same at once wait for one answer", "[web][server][cache]") {
  ServerOptions options;
  options.threads = 2;
  options.epoch = [] { return std::uint64_t{1}; };
  RunningServer running(options);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<RawClient>(running.port()));
    clients.back()->send(get("/heavy"));
  }
  running.wait_for_heavy(1);
  running.release_heavy();
  for (const auto& client : clients) CHECK(client->receive().size() > 4'000'000);
  CHECK(running.made() == 1);
}

TEST_CASE("a handler that throws is counted, and its words stay inside", "[web][server]") {
  RunningServer running;
  RawClient client(running.port());
  client.send(get("/throws"));
  const std::string answer = client.receive();
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("secret") == std::string::npos);
  CHECK(running.metrics().find("mitate_events_total{event=\"handler_threw\"} 1") !=
        std::string::npos);
}
