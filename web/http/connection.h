// One accepted socket with deadlines: buffered reads that end at a time, whole writes, and a close
// that lets the last answer arrive. Owned by one thread of server.cc.
#pragma once
#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

namespace mitate::web {

class Connection {
 public:
  using Clock = std::chrono::steady_clock;
  /// Takes over the socket; closes it at the end. `stopping` ends waits early.
  Connection(int socket, const std::atomic<bool>& stopping);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  enum class Outcome { Ok, Closed, TimedOut, TooLong };
  /// Waits for the first byte of a request. `hurry` is asked between slices: true ends the wait.
  template <typename Hurry>
  [[nodiscard]] Outcome await_request(Clock::time_point until, Hurry hurry) {
    while (buffer_.empty()) {
      if (stopping_.load() || hurry()) return Outcome::TimedOut;
      const Outcome got = read_some(until, kSlice, false);
      if (got == Outcome::Closed) return got;
      if (buffer_.empty() && Clock::now() >= until) return Outcome::TimedOut;
    }
    return Outcome::Ok;
  }
  /// Everything up to and including the empty line.
  [[nodiscard]] Outcome read_head(std::string& head, std::size_t limit, Clock::time_point until);
  [[nodiscard]] Outcome read_body(std::string& body, std::size_t length, Clock::time_point until);
  /// False when the peer is gone or too slow.
  [[nodiscard]] bool write(std::string_view bytes, Clock::time_point until);
  /// Closes our side and reads what is still coming for a moment: closing with unread bytes would
  /// reset the connection and the peer would never see why it was refused.
  void linger();

 private:
  static constexpr std::chrono::milliseconds kSlice{100};
  Outcome read_some(Clock::time_point until, std::chrono::milliseconds at_most, bool until_end);
  int socket_;
  const std::atomic<bool>& stopping_;
  std::string buffer_;
};

}  // namespace mitate::web
