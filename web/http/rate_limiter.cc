#include "web/http/rate_limiter.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

namespace mitate::web {
namespace {
using Bytes = std::array<unsigned char, 16>;

constexpr Bytes kMappedV4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::size_t kMappedPrefix = 12;

/// The address in the form of IPv6 (IPv4 mapped into it); nullopt when it is none.
std::optional<Bytes> bytes_of(const std::string& text) {
  Bytes bytes = kMappedV4;
  if (inet_pton(AF_INET, text.c_str(), bytes.data() + kMappedPrefix) == 1) return bytes;
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

bool is_v4(const Bytes& bytes) {
  return std::equal(bytes.begin(), bytes.begin() + kMappedPrefix, kMappedV4.begin());
}

bool is_loopback(const Bytes& bytes) {
  if (is_v4(bytes)) return bytes[kMappedPrefix] == 127;
  return bytes.back() == 1 &&
         std::all_of(bytes.begin(), bytes.end() - 1, [](unsigned char one) { return one == 0; });
}

/// The IPv4 address, or the first 64 bits of IPv6: one household has the rest.
std::string network_of(Bytes bytes) {
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (is_v4(bytes)) {
    inet_ntop(AF_INET, bytes.data() + kMappedPrefix, out.data(), out.size());
  } else {
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  }
  return out.data();
}

/// "[2001:db8::1]:4711" and "192.0.2.1:4711" without brackets and port.
std::string bare_address(std::string_view text) {
  if (text.starts_with('[')) return std::string(text.substr(1, text.find(']', 1) - 1));
  const std::size_t colon = text.find(':');
  const bool one_colon = colon != std::string_view::npos && colon == text.rfind(':');
  return std::string(one_colon ? text.substr(0, colon) : text);
}

/// Several lines of one header are one list (RFC 9110 5.3); the proxy next to us added the last.
std::string last_forwarded(const Request& request) {
  const auto lines = request.headers.all("x-forwarded-for");
  if (lines.empty()) return {};
  std::string_view last = lines.back();
  if (const std::size_t comma = last.rfind(','); comma != std::string_view::npos) {
    last.remove_prefix(comma + 1);
  }
  while (!last.empty() && (last.front() == ' ' || last.front() == '\t')) last.remove_prefix(1);
  while (!last.empty() && (last.back() == ' ' || last.back() == '\t')) last.remove_suffix(1);
  return std::string(last);
}
}  // namespace

bool RateLimiter::admit(const std::string& client, Clock::time_point now) {
  if (client.empty() || limits_.requests == 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= limits_.clients && buckets_.count(client) == 0) forget_idle(now);
  const auto burst = static_cast<double>(limits_.burst);
  auto [found, fresh] = buckets_.try_emplace(client, Bucket{burst, now});
  Bucket& bucket = found->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled_at).count();
  bucket.tokens = std::min(burst, bucket.tokens + std::max(0.0, seconds) *
                                                      static_cast<double>(limits_.requests) /
                                                      static_cast<double>(limits_.per.count()));
  bucket.filled_at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::size_t RateLimiter::retry_after_seconds() const {
  if (limits_.requests == 0) return 1;
  const auto seconds = static_cast<std::size_t>(limits_.per.count());
  return std::max<std::size_t>(1, (seconds + limits_.requests - 1) / limits_.requests);
}

void RateLimiter::forget_idle(Clock::time_point now) {
  const double refill = static_cast<double>(limits_.burst) *
                        static_cast<double>(limits_.per.count()) /
                        static_cast<double>(std::max<std::size_t>(1, limits_.requests));
  std::erase_if(buckets_, [&](const auto& one) {
    return std::chrono::duration<double>(now - one.second.filled_at).count() >= refill;
  });
  // All are busy: a crowd that large is the proxy's matter, and memory must stay bounded.
  if (buckets_.size() >= limits_.clients) buckets_.clear();
}

std::string client_of(std::string_view peer, const Request& request) {
  constexpr std::string_view kUnknown = "unknown";
  const auto other_side = bytes_of(std::string(peer));
  if (!other_side) return std::string(kUnknown);
  if (!is_loopback(*other_side)) return network_of(*other_side);
  if (!request.headers.has("x-forwarded-for")) return {};
  const auto client = bytes_of(bare_address(last_forwarded(request)));
  if (!client) return std::string(kUnknown);
  return is_loopback(*client) ? std::string() : network_of(*client);
}

}  // namespace mitate::web
