// Sockets and threads around a Router: the only door to the HTTP library. Limits, deadlines and the
// end of the process live here; what a request means does not. One Server per process; run()
// blocks, stop() may be called from any thread.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "catalog/base/result.h"
#include "web/http/rate_limiter.h"
#include "web/http/router.h"
#include "web/http/wire.h"
#include "web/telemetry/access_log.h"
#include "web/telemetry/telemetry.h"

namespace mitate::web {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;         ///< 0: any free port
  int port_attempts = 50;  ///< when the port is taken, this many next ones are tried
  /// One connection holds one thread, so a few hundred idle clients must not starve the next one:
  /// threads are added up to the maximum and kept-alive connections end early when others wait.
  std::size_t threads = 32;
  std::size_t max_threads = 256;
  std::size_t requests_per_connection = 1000;
  std::chrono::milliseconds idle_timeout{5'000};   ///< between requests of one connection
  std::chrono::milliseconds head_timeout{5'000};   ///< whole head, however slowly it drips
  std::chrono::milliseconds body_timeout{10'000};  ///< whole body
  std::chrono::milliseconds write_timeout{10'000};
  WireLimits limits{};
  RateLimits rate{};
};

class Server {
 public:
  /// REQUIRES router, telemetry and log to outlive the server.
  Server(const Router& router, Telemetry& telemetry, const AccessLog& log, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port that was bound. Io when none of the attempted ports is free.
  [[nodiscard]] Result<int> bind();
  /// Serves until stop(); returns after running requests are finished. REQUIRES bind().
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The body of GET http://host:port/path when it answers 200 within the time; nullopt otherwise.
[[nodiscard]] std::optional<std::string> fetch(const std::string& host, int port,
                                               const std::string& path,
                                               std::chrono::milliseconds timeout);

}  // namespace mitate::web
