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
  RateLimiter limiter({.requests = 60, .burst = 3, .clients = 10});
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
  RateLimiter off({.requests = 0, .burst = 1, .clients = 10});
  RateLimiter on({.requests = 1, .burst = 1, .clients = 10});
  const auto now = RateLimiter::Clock::time_point{};
  for (int i = 0; i < 100; ++i) {
    CHECK(off.admit("192.0.2.1", now));
    CHECK(on.admit("", now));  // the operator on this machine
  }
}

TEST_CASE("the memory for clients is bounded", "[web][http][rate]") {
  RateLimiter limiter({.requests = 60, .burst = 1, .clients = 4});
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
}

TEST_CASE("clients of a socket for both families have a bucket each", "[web][http][rate]") {
  const Request plain = make_request(Method::Get, "/");
  CHECK(client_of("::ffff:192.0.2.7", plain) == "192.0.2.7");
  CHECK(client_of("::ffff:192.0.2.8", plain) == "192.0.2.8");
  CHECK(client_of("::ffff:127.0.0.1", plain).empty());
}

TEST_CASE("the last forwarded address counts, however a proxy writes it", "[web][http][rate]") {
  const auto client = [](const std::string& value) {
    return client_of("127.0.0.1", forwarded_for(value));
  };
  CHECK(client("203.0.113.5:4711") == "203.0.113.5");
  CHECK(client("[2001:db8:1:2:3::6]") == "2001:db8:1:2::");
  CHECK(client("[2001:db8:1:2:3::6]:4711") == "2001:db8:1:2::");
  CHECK(client("\t198.51.100.9 ,203.0.113.5\t") == "203.0.113.5");
  for (const char* none : {"unknown", "not an address", "", "203.0.113.5,", "_hidden", "[]", ":"}) {
    CHECK(client(none) == "unknown");  // limited together, never unlimited
  }
  const Request two = make_request(
      Method::Get, "/", {},
      {{"X-Forwarded-For", "198.51.100.9"}, {"X-Forwarded-For", "198.51.100.8, 203.0.113.5"}});
  CHECK(client_of("127.0.0.1", two) == "203.0.113.5");
}

TEST_CASE("a limit by the day fills slowly and says how long to wait", "[web][http][rate]") {
  RateLimiter limiter({.requests = 24, .per = std::chrono::hours(24), .burst = 2, .clients = 10});
  const auto start = RateLimiter::Clock::time_point{};
  CHECK(limiter.admit("192.0.2.1", start));
  CHECK(limiter.admit("192.0.2.1", start));
  CHECK_FALSE(limiter.admit("192.0.2.1", start + std::chrono::minutes(59)));
  CHECK(limiter.admit("192.0.2.1", start + std::chrono::minutes(61)));
  CHECK(limiter.retry_after_seconds() == 3600);
}
