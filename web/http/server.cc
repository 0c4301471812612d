#include "web/http/server.h"

#include <httplib.h>
#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <ctime>

#include "catalog/base/digest.h"
#include "web/http/connection.h"
#include "web/http/security_headers.h"
#include "web/http/thread_queue.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {

/// "Tue, 24 Nov 2026 03:40:00 GMT". Only the Date header; answers never depend on it.
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 40> text{};
  const std::size_t length =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), length};
}

/// The numeric address of the other side; empty when it is already gone.
std::string peer_address(socket_t socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  std::array<char, NI_MAXHOST> host{};
  if (::getpeername(socket, generic, &length) != 0) return {};
  if (::getnameinfo(generic, length, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0) {
    return {};
  }
  return host.data();
}

/// The library owns its queue and deletes it; ours outlives it so that connections can ask how many
/// wait.
class QueueDoor : public httplib::TaskQueue {
 public:
  explicit QueueDoor(ThreadQueue& queue) : queue_(queue) {}
  void enqueue(std::function<void()> job) override { queue_.add(std::move(job)); }
  void shutdown() override { queue_.finish(); }

 private:
  ThreadQueue& queue_;
};

}  // namespace

/// Uses the library for binding and accepting only. Its reading of requests accepts what must be
/// refused (chunked and compressed bodies, endless lines, two lengths) and stops forms at 8 KB, so
/// the bytes of a connection go through wire.h.
struct Server::Impl : public httplib::Server {
  Impl(const Router& routes, Telemetry& counters, const AccessLog& access, ServerOptions given)
      : router(routes),
        telemetry(counters),
        log(access),
        options(std::move(given)),
        queue(options.threads, options.max_threads),
        limiter(options.rate) {
    new_task_queue = [this] { return new QueueDoor(queue); };
    set_tcp_nodelay(true);
    // The library's default allows two processes on one port, and then half of the requests would
    // go to the other one.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
  }

  const Router& router;
  Telemetry& telemetry;
  const AccessLog& log;
  ServerOptions options;
  std::atomic<bool> stopping{false};
  ThreadQueue queue;
  RateLimiter limiter;

  /// Its default backlog of 5 drops connections in a burst.
  void widen_backlog() { ::listen(svr_sock_.load(), 1024); }
  /// The library's stop() does nothing before its loop has started; this ends the first accept.
  void wake() {
    const socket_t socket = svr_sock_.load();
    if (socket != INVALID_SOCKET) ::shutdown(socket, SHUT_RDWR);
  }

 private:
  enum class Next { KeepOpen, Close };

  bool process_and_close_socket(socket_t socket) override {
    // Accepted sockets do not inherit it everywhere, and without it every answer waits for an ACK.
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    Connection connection(socket, stopping);
    const std::string peer = peer_address(socket);
    for (std::size_t served = 0; served < options.requests_per_connection; ++served) {
      const auto idle_end = Connection::Clock::now() + options.idle_timeout;
      const auto hurry = [&] { return served > 0 && queue.waiting() > 0; };
      if (connection.await_request(idle_end, hurry) != Connection::Outcome::Ok) return true;
      const bool last = served + 1 == options.requests_per_connection;
      if (serve_one(connection, peer, last) == Next::Close) return true;
    }
    return true;
  }

  Next serve_one(Connection& connection, const std::string& peer, bool last) {
    const auto start = Connection::Clock::now();
    std::string bytes;
    const auto got =
        connection.read_head(bytes, options.limits.head_bytes, start + options.head_timeout);
    if (got == Connection::Outcome::Closed) return Next::Close;
    Request request;
    request.path = "/";
    if (got == Connection::Outcome::TimedOut) {
      return refuse(connection, request, start,
                    {408, "request_timeout", wording::request_timed_out()});
    }
    if (got == Connection::Outcome::TooLong) return refuse_long_head(connection, bytes, start);
    auto parsed = parse_head(bytes, options.limits);
    if (auto* fault = std::get_if<WireFault>(&parsed)) {
      return refuse(connection, fault->request, start, fault->problem);
    }
    WireHead head = std::move(std::get<WireHead>(parsed));
    // Styles and the health checks cost nothing and are not counted.
    const bool counted = !head.request.path.starts_with("/static/") &&
                         head.request.path != "/healthz" && head.request.path != "/readyz";
    if (counted && !limiter.admit(client_of(peer, head.request), start)) {
      return refuse(connection, head.request, start,
                    {429, "too_many_requests", wording::too_many_requests()},
                    limiter.retry_after_seconds());
    }
    if (head.content_length > 0) {
      const auto until = Connection::Clock::now() + options.body_timeout;
      if (head.expects_continue && !connection.write("HTTP/1.1 100 Continue\r\n\r\n", until)) {
        return Next::Close;
      }
      const auto read = connection.read_body(head.request.body, head.content_length, until);
      if (read == Connection::Outcome::Closed) return Next::Close;
      if (read == Connection::Outcome::TimedOut) {
        return refuse(connection, head.request, start,
                      {408, "request_timeout", wording::request_timed_out()});
      }
    }
    head.request.request_id = random_hex(8);
    const auto handling = Connection::Clock::now();
    Response response = router.dispatch(head.request);
    const bool keep_alive = head.keep_alive && !last && !stopping.load() && queue.waiting() == 0;
    const bool sent = send(connection, head.request, response, handling, keep_alive);
    if (!sent || keep_alive) return sent ? Next::KeepOpen : Next::Close;
    connection.linger();
    return Next::Close;
  }

  /// A head over the limit: 414 when it is the request line that does not end, else 431.
  Next refuse_long_head(Connection& connection, const std::string& bytes,
                        Connection::Clock::time_point start) {
    Request request;
    const std::size_t line_end = bytes.find("\r\n");
    const bool long_line = line_end == std::string::npos || line_end > options.limits.target_bytes;
    request.path = bytes.find(" /api/") < 12 ? "/api/" : "/";
    Problem problem =
        long_line
            ? Problem{414, "target_too_long", wording::target_too_long(options.limits.target_bytes)}
            : Problem{431, "head_too_large", wording::head_too_large(options.limits.head_bytes)};
    return refuse(connection, request, start, problem);
  }

  /// Answers and closes: after a refusal the rest of the bytes cannot be trusted to be a request.
  Next refuse(Connection& connection, Request& request, Connection::Clock::time_point start,
              const Problem& problem, std::size_t retry_after = 0) {
    telemetry.record(Event::RequestRefused);
    request.request_id = random_hex(8);
    Response response = router.answer_problem(request, problem);
    response.headers.emplace_back("Cache-Control", "no-store");
    if (retry_after > 0) {
      response.headers.emplace_back("Retry-After", std::to_string(retry_after));
    }
    if (send(connection, request, response, start, false)) connection.linger();
    return Next::Close;
  }

  bool send(Connection& connection, const Request& request, Response& response,
            Connection::Clock::time_point start, bool keep_alive) {
    add_security_headers(request, response);
    const bool head_only = request.method == Method::Head;
    const std::size_t size = head_only ? 0 : response.body.size();
    const std::string bytes = to_bytes(response, head_only, keep_alive, http_date());
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(Connection::Clock::now() - start);
    const bool sent = connection.write(bytes, Connection::Clock::now() + options.write_timeout);
    telemetry.record_request(name_of(request.method), request.route, response.status, took, size);
    log.write({name_of(request.method), request.route, response.status, took, size,
               request.request_id, response.cause});
    return sent;
  }
};

Server::Server(const Router& router, Telemetry& telemetry, const AccessLog& log,
               ServerOptions options)
    : impl_(std::make_unique<Impl>(router, telemetry, log, std::move(options))) {}

Server::~Server() { stop(); }

Result<int> Server::bind() {
  const ServerOptions& options = impl_->options;
  if (options.port == 0) {
    const int port = impl_->bind_to_any_port(options.host);
    if (port <= 0) {
      return Unexpected(ErrorCode::Io, "cannot bind to any port of " + options.host);
    }
    impl_->widen_backlog();
    return port;
  }
  for (int port = options.port; port <= options.port + options.port_attempts && port < 65536;
       ++port) {
    if (impl_->bind_to_port(options.host, port)) {
      impl_->widen_backlog();
      return port;
    }
  }
  return Unexpected(ErrorCode::Io,
                    "no free port from " + std::to_string(options.port) + " on " + options.host,
                    "choose another with --port");
}

void Server::run() {
  if (!impl_->stopping.load()) impl_->listen_after_bind();
}

void Server::stop() {
  impl_->stopping.store(true);
  if (impl_->is_running()) {
    impl_->stop();
  } else {
    impl_->wake();
  }
}

std::optional<std::string> fetch(const std::string& host, int port, const std::string& path,
                                 std::chrono::milliseconds timeout) {
  httplib::Client client(host, port);
  client.set_connection_timeout(timeout);
  client.set_read_timeout(timeout);
  const auto answer = client.Get(path);
  if (!answer || answer->status != 200) return std::nullopt;
  return answer->body;
}

}  // namespace mitate::web
