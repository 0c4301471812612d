#include "web/http/rate_limiter.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace mitate::web {
namespace {
bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

/// The address itself, of IPv6 the first 64 bits; empty when it is no address.
std::string network_of(const std::string& text) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return text;
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return {};
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (inet_ntop(AF_INET6, bytes.data(), out.data(), out.size()) == nullptr) return {};
  return out.data();
}
}  // namespace

bool RateLimiter::admit(const std::string& client, Clock::time_point now) {
  if (client.empty() || limits_.per_minute == 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= limits_.clients && buckets_.count(client) == 0) forget_idle(now);
  const auto burst = static_cast<double>(limits_.burst);
  auto [found, fresh] = buckets_.try_emplace(client, Bucket{burst, now});
  Bucket& bucket = found->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled_at).count();
  bucket.tokens = std::min(
      burst, bucket.tokens + std::max(0.0, seconds) * static_cast<double>(limits_.per_minute) / 60);
  bucket.filled_at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::size_t RateLimiter::retry_after_seconds() const {
  if (limits_.per_minute == 0) return 1;
  return std::max<std::size_t>(1, (60 + limits_.per_minute - 1) / limits_.per_minute);
}

void RateLimiter::forget_idle(Clock::time_point now) {
  const double refill = static_cast<double>(limits_.burst) * 60 /
                        static_cast<double>(std::max<std::size_t>(1, limits_.per_minute));
  std::erase_if(buckets_, [&](const auto& one) {
    return std::chrono::duration<double>(now - one.second.filled_at).count() >= refill;
  });
  // All are busy: a crowd that large is the proxy's matter, and memory must stay bounded.
  if (buckets_.size() >= limits_.clients) buckets_.clear();
}

std::string client_of(std::string_view peer, const Request& request) {
  if (!is_loopback(peer)) return network_of(std::string(peer));
  const std::string forwarded = request.header("x-forwarded-for");
  if (forwarded.empty()) return {};
  const std::size_t comma = forwarded.rfind(',');
  std::string last = comma == std::string::npos ? forwarded : forwarded.substr(comma + 1);
  last.erase(0, std::min(last.find_first_not_of(' '), last.size()));
  while (!last.empty() && last.back() == ' ') last.pop_back();
  return is_loopback(last) ? std::string() : network_of(last);
}

}  // namespace mitate::web
