// The server: what happens to a request between the event loop and the Router. Who may ask, what is
// answered from the cache, what is refused when there is too much of it. Limits live here; what a
// request means does not. One Server per process; run() blocks, stop() may be called from any
// thread.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "web/http/counted_search.h"
#include "web/http/event_loop.h"
#include "web/http/rate_limiter.h"
#include "web/http/router.h"
#include "web/telemetry/access_log.h"
#include "web/telemetry/telemetry.h"

namespace mitate::web {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;         ///< 0: any free port
  int port_attempts = 50;  ///< when the port is taken, this many next ones are tried
  /// Requests that run at the same time; 0: four, or two for each processor when that is more.
  std::size_t threads = 0;
  /// Requests that wait for a thread; then 503.
  std::size_t most_waiting = 512;
  std::size_t cache_bytes = std::size_t{48} << 20;
  LoopLimits loop{};
  RateLimits rate{};
  /// Requests that change something cost a write to disk each.
  RateLimits changing_rate{.requests = 60, .burst = 60};
  /// Reports of errors: a queue that a person works off, which no single address may fill.
  RateLimits report_rate{.requests = 20, .per = std::chrono::hours(24), .burst = 10};
  /// Host names besides localhost and numeric addresses; see allowed_hosts.h.
  std::vector<std::string> allowed_hosts{};
  /// A number that changes whenever a public answer may change: with a load, with the day. Called
  /// on the loop's thread for each request, so it must be cheap. Absent: nothing is cached.
  std::function<std::uint64_t()> epoch{};
  /// An answer that is a search was given from the cache; to be counted like the first time.
  std::function<void(const Request&, const CountedSearch&)> on_repeated_search{};
};

class Server {
 public:
  /// REQUIRES router, telemetry and log to outlive the server.
  Server(const Router& router, Telemetry& telemetry, AccessLog& log, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port that was bound. Io when none of the attempted ports is free.
  [[nodiscard]] Result<int> bind();
  /// Serves until stop(); returns after running requests are finished. REQUIRES bind(). Errors: Io
  /// when the system takes the socket away, Unavailable when it gives no thread at all.
  [[nodiscard]] Result<void> run();
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mitate::web
