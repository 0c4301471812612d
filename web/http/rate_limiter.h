// How many requests one client may send: a bucket of tokens per client address that fills steadily.
// A guard against one runaway script, not against an attack (that is the proxy's work). Not here:
// which requests count and the 429 page (server.cc). Thread-safe; time is a parameter.
#pragma once
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/http/request.h"

namespace mitate::web {

struct RateLimits {
  /// Requests per `per` and client in the long run; 0: no limit. Ten a second is far above a person
  /// who reads pages and below what would slow the others down; a whole office may share an
  /// address.
  std::size_t requests = 600;
  std::chrono::seconds per{60};
  /// At once, after a pause: a page with its parts opened in many tabs.
  std::size_t burst = 300;
  /// Addresses remembered. Those whose bucket is full again are forgotten first.
  std::size_t clients = 20'000;
};

class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;
  explicit RateLimiter(RateLimits limits) : limits_(limits) {}

  /// Takes one token; false when there is none. An empty client is never limited.
  [[nodiscard]] bool admit(const std::string& client, Clock::time_point now);
  /// Seconds until the next token of a client that was refused; at least 1.
  [[nodiscard]] std::size_t retry_after_seconds() const;

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled_at;
  };
  void forget_idle(Clock::time_point now);

  RateLimits limits_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// Whom a request counts for: the peer's address (of IPv6 its /64 network, of an IPv4 address in
/// IPv6 clothes the IPv4 address). A peer on this machine is the proxy when it names whom it speaks
/// for (the last element of all X-Forwarded-For lines, with or without port and brackets), else the
/// operator: empty. Names that are no address share one bucket, "unknown".
[[nodiscard]] std::string client_of(std::string_view peer, const Request& request);

}  // namespace mitate::web
