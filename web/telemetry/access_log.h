// One line per answered request for operators: method, route pattern, status, duration, bytes. No
// path, query, body, address or agent: a need or a query could be in them. Written by
// web/http/server.
#pragma once
#include <chrono>
#include <cstdio>
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

/// Writes whole lines; thread-safe because each line is one write.
class AccessLog {
 public:
  /// `out` is not owned; nullptr writes nothing.
  explicit AccessLog(std::FILE* out) : out_(out) {}
  void write(const AccessRecord& record) const;

 private:
  std::FILE* out_;
};

}  // namespace mitate::web
