// One line per answered request for operators: method, route pattern, status, duration, bytes. No
// path, query, body, address or agent: a need or a query could be in them. Written by
// web/http/server.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace mitate::web {

struct AccessRecord {
  std::string_view method;
  std::string_view route;  ///< pattern; "" when no route matched
  int status = 0;
  std::chrono::microseconds took{};
  std::size_t bytes = 0;
  std::string_view request_id;
  std::string_view cause =
      {};  ///< failures of ours (5xx): the message of the room that failed; else ""
};

/// "method=GET route=/services/{id} status=200 ms=1.3 bytes=5120 id=…", and
/// ` cause="…"` after a failure of ours.
[[nodiscard]] std::string format(const AccessRecord& record);

/// Collects lines and writes them together. Never waits: while nobody reads the other end, lines
/// are held up to a limit and then dropped and counted, because a log must not stop the server.
/// One thread at a time.
class AccessLog {
 public:
  static constexpr std::size_t kMostHeld = 256 * 1024;
  /// `descriptor` is not owned; -1 writes nothing.
  explicit AccessLog(int descriptor) : descriptor_(descriptor) {}
  void write(const AccessRecord& record);
  /// As much as the other end takes without waiting.
  void flush();
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  int descriptor_;
  std::string held_;  ///< whole lines
  std::uint64_t dropped_ = 0;
};

}  // namespace mitate::web
