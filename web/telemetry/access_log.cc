#include "web/telemetry/access_log.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdio>

namespace mitate::web {

std::string format(const AccessRecord& record) {
  std::array<char, 32> ms{};
  std::snprintf(ms.data(), ms.size(), "%.1f", static_cast<double>(record.took.count()) / 1000.0);
  std::string line = "method=";
  line += record.method;
  line += " route=";
  line += record.route.empty() ? "none" : record.route;
  line += " status=" + std::to_string(record.status);
  line += " ms=";
  line += ms.data();
  line += " bytes=" + std::to_string(record.bytes) + " id=";
  line += record.request_id;
  if (!record.cause.empty()) {
    line += " cause=\"";
    for (const char byte : record.cause) {
      // One line each, whatever a library wrote.
      line += byte == '"' || static_cast<unsigned char>(byte) < 0x20 ? '\'' : byte;
    }
    line += '"';
  }
  return line;
}

void AccessLog::write(const AccessRecord& record) {
  if (descriptor_ < 0) return;
  if (held_.size() > kMostHeld) {
    ++dropped_;
    return;
  }
  held_ += format(record);
  held_ += '\n';
}

void AccessLog::flush() {
  std::size_t done = 0;
  while (done < held_.size()) {
    pollfd ready{descriptor_, POLLOUT, 0};
    if (::poll(&ready, 1, 0) != 1 || (ready.revents & POLLOUT) == 0) break;
    // A pipe that is ready takes this much without waiting (POSIX: PIPE_BUF), and in one piece.
    std::size_t size = std::min<std::size_t>(held_.size() - done, PIPE_BUF);
    const std::size_t end = held_.rfind('\n', done + size - 1);
    if (end != std::string::npos && end >= done) size = end + 1 - done;
    const ssize_t written = ::write(descriptor_, held_.data() + done, size);
    if (written <= 0) break;
    done += static_cast<std::size_t>(written);
  }
  held_.erase(0, done);
}

}  // namespace mitate::web
