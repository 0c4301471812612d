#include "web/http/rate_limiter.h"

#include <catch2/catch.hpp>

using namespace mitate::web;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {
Request forwarded_for(const std::string& value) {
  return make_request(Method::Get, "/", {}, {{"X-Forwarded-For", value}});
}
}  // namespace

TEST_CASE("a client may send a burst, then as many as flow in", "[web][http][rate]") {
  RateLimiter limiter({.per_minute = 60, .burst = 3, .clients = 10});
  const auto start = RateLimiter::Clock::time_point{};
  for (int i = 0; i < 3; ++i) CHECK(limiter.admit("192.0.2.1", start));
  CHECK_FALSE(limiter.admit("192.0.2.1", start));
  CHECK(limiter.admit("192.0.2.2", start));  // others are not held back
  CHECK_FALSE(limiter.admit("192.0.2.1", start + milliseconds(900)));
  CHECK(limiter.admit("192.0.2.1", start + milliseconds(1900)));
  for (int i = 0; i < 3; ++i) CHECK(limiter.admit("192.0.2.1", start + seconds(600)));
  CHECK_FALSE(limiter.admit("192.0.2.1", start + seconds(600)));
}

TEST_CASE("no limit means no limit", "[web][http][rate]") {
  RateLimiter off({.per_minute = 0, .burst = 1, .clients = 10});
  RateLimiter on({.per_minute = 1, .burst = 1, .clients = 10});
  const auto now = RateLimiter::Clock::time_point{};
  for (int i = 0; i < 100; ++i) {
    CHECK(off.admit("192.0.2.1", now));
    CHECK(on.admit("", now));  // the operator on this machine
  }
}

TEST_CASE("the memory for clients is bounded", "[web][http][rate]") {
  RateLimiter limiter({.per_minute = 60, .burst = 1, .clients = 4});
  const auto now = RateLimiter::Clock::time_point{};
  for (int i = 0; i < 100; ++i) CHECK(limiter.admit("192.0.2." + std::to_string(i), now));
}

TEST_CASE("a request counts for whom the proxy names, else for the peer", "[web][http][rate]") {
  const Request plain = make_request(Method::Get, "/");
  CHECK(client_of("192.0.2.7", plain) == "192.0.2.7");
  CHECK(client_of("127.0.0.1", plain).empty());
  CHECK(client_of("127.0.0.1", forwarded_for("198.51.100.9, 203.0.113.5")) == "203.0.113.5");
  CHECK(client_of("::1", forwarded_for("2001:db8:1:2:3:4:5:6")) == "2001:db8:1:2::");
  CHECK(client_of("2001:db8:1:2:ffff::1", plain) == "2001:db8:1:2::");
  // A stranger cannot speak for others.
  CHECK(client_of("192.0.2.7", forwarded_for("203.0.113.5")) == "192.0.2.7");
  CHECK(client_of("127.0.0.1", forwarded_for("not an address")).empty());
}
