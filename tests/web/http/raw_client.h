// A socket of the test's own, so that hostile bytes reach the server as written. Linux only.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace mitate::testing {

class RawClient {
 public:
  /// Throws when nothing listens there.
  explicit RawClient(int port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  /// False when the server has closed.
  bool send(std::string_view bytes);
  /// Nothing more will be sent; answers are still read.
  void finish_sending();
  /// One answer: head and as many bytes as its Content-Length says; what came when the server
  /// closes or the time ends.
  [[nodiscard]] std::string receive(std::chrono::milliseconds timeout = std::chrono::seconds(20));
  /// True when the server closes within the time and sends nothing more.
  [[nodiscard]] bool is_closed_by_server(
      std::chrono::milliseconds timeout = std::chrono::seconds(20));

 private:
  bool read_some(std::chrono::steady_clock::time_point until);
  int socket_;
  std::string buffer_;
  bool ended_ = false;
};

/// 404 from "HTTP/1.1 404 Not Found...", 0 when there is no status line.
[[nodiscard]] int status_of(const std::string& answer);

}  // namespace mitate::testing
