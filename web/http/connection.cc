#include "web/http/connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace mitate::web {
namespace {
constexpr std::size_t kChunk = 32 * 1024;
/// More is not thrown away for a peer that was refused; then the connection ends hard.
constexpr std::size_t kMostDrained = 8 * 1024 * 1024;
}  // namespace

Connection::~Connection() { ::close(socket); }

bool Connection::receive() {
  std::array<char, kChunk> chunk;
  while (true) {
    const ssize_t got = ::recv(socket, chunk.data(), chunk.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      readable = false;
      failed = errno != EAGAIN;
      return false;
    }
    if (got == 0) {
      readable = false;
      ended = true;
      return false;
    }
    // A full chunk, or an end that was announced: there is more to fetch. Else the next edge tells.
    readable = readable && (static_cast<std::size_t>(got) == chunk.size() || end_announced);
    unread.append(chunk.data(), static_cast<std::size_t>(got));
    return true;
  }
}

std::optional<std::string> Connection::take_head(std::size_t limit) {
  const std::size_t end = unread.find("\r\n\r\n", searched);
  if (end == std::string::npos || end + 4 > limit) {
    searched = unread.size() < 3 ? 0 : unread.size() - 3;
    return std::nullopt;
  }
  searched = 0;
  if (end + 4 == unread.size()) return std::exchange(unread, {});
  std::string taken = unread.substr(0, end + 4);
  unread.erase(0, end + 4);
  return taken;
}

bool Connection::head_is_too_long(std::size_t limit) const { return unread.size() > limit; }

void Connection::close_our_side() { ::shutdown(socket, SHUT_WR); }

bool Connection::drain() {
  while (readable && !failed && drained < kMostDrained) {
    unread.clear();
    if (!receive()) break;
    drained += unread.size();
  }
  unread.clear();
  return !ended && !failed && drained < kMostDrained;
}

bool Connection::has_news() const {
  char byte = 0;
  return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

}  // namespace mitate::web
