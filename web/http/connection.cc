#include "web/http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace mitate::web {
namespace {
int remaining_ms(Connection::Clock::time_point until) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(until - Connection::Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
}
}  // namespace

Connection::Connection(int socket, const std::atomic<bool>& stopping)
    : socket_(socket), stopping_(stopping) {}

Connection::~Connection() { ::close(socket_); }

Connection::Outcome Connection::read_some(Clock::time_point until,
                                          std::chrono::milliseconds at_most, bool until_end) {
  while (true) {
    int wait = remaining_ms(until);
    if (!until_end) wait = std::min(wait, static_cast<int>(at_most.count()));
    pollfd ready{socket_, POLLIN, 0};
    const int polled = ::poll(&ready, 1, wait);
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) return Outcome::TimedOut;
    std::array<char, 16 * 1024> chunk;
    const ssize_t got = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return Outcome::Closed;
    buffer_.append(chunk.data(), static_cast<std::size_t>(got));
    return Outcome::Ok;
  }
}

Connection::Outcome Connection::read_head(std::string& head, std::size_t limit,
                                          Clock::time_point until) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = buffer_.find("\r\n\r\n", searched);
    if (end != std::string::npos && end + 4 <= limit) {
      head = buffer_.substr(0, end + 4);
      buffer_.erase(0, end + 4);
      return Outcome::Ok;
    }
    if (buffer_.size() > limit) {
      head = buffer_.substr(0, limit);
      return Outcome::TooLong;
    }
    searched = buffer_.size() < 3 ? 0 : buffer_.size() - 3;
    const Outcome got = read_some(until, kSlice, true);
    if (got != Outcome::Ok) return got;
  }
}

Connection::Outcome Connection::read_body(std::string& body, std::size_t length,
                                          Clock::time_point until) {
  while (buffer_.size() < length) {
    const Outcome got = read_some(until, kSlice, true);
    if (got != Outcome::Ok) return got;
  }
  body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return Outcome::Ok;
}

bool Connection::write(std::string_view bytes, Clock::time_point until) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return false;
    pollfd ready{socket_, POLLOUT, 0};
    const int polled = ::poll(&ready, 1, remaining_ms(until));
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) return false;
  }
  return true;
}

void Connection::linger() {
  ::shutdown(socket_, SHUT_WR);
  constexpr std::size_t kMostBytes = 8 * 1024 * 1024;
  const auto until = Clock::now() + std::chrono::seconds(2);
  std::size_t drained = 0;
  while (drained < kMostBytes && !stopping_.load()) {
    buffer_.clear();
    if (read_some(until, kSlice, true) != Outcome::Ok) return;
    drained += buffer_.size();
  }
}

}  // namespace mitate::web
