// One thread that holds every connection: accepts, reads heads and bodies as they arrive, hands
// whole requests on and writes answers, never waiting for any single client. A client that is slow
// or silent costs a few hundred bytes and no thread. Not here: what a request means, who may ask
// and what is kept (server.cc).
#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/base/result.h"
#include "web/http/connection.h"
#include "web/http/listening_socket.h"
#include "web/http/wire.h"

namespace mitate::web {

struct LoopLimits {
  /// Kept-alive connections without a request. Longer than a proxy keeps its own (nginx: 60 s), so
  /// that it is the proxy that closes and never sends a request into a closing connection.
  std::chrono::milliseconds idle_timeout{75'000};
  std::chrono::milliseconds head_timeout{5'000};    ///< whole head, however slowly it drips
  std::chrono::milliseconds body_timeout{10'000};   ///< whole body
  std::chrono::milliseconds write_timeout{10'000};  ///< without any progress
  /// Who reads an answer more slowly than this is let go after write_timeout.
  std::size_t write_bytes_per_second = 16 * 1024;
  std::chrono::milliseconds stop_timeout{15'000};  ///< for requests that run when asked to stop
  std::size_t connections = 8192;  ///< then idle and slow ones make room; fewer when the system
                                   ///< gives fewer descriptors
  /// Of requests and answers together, beyond what is shared; then requests are refused with 503.
  std::size_t held_bytes = std::size_t{64} << 20;
  WireLimits wire{};
};

/// What the loop asks; all calls come from its thread.
class RequestSink {
 public:
  RequestSink() = default;
  virtual ~RequestSink() = default;
  RequestSink(const RequestSink&) = delete;
  RequestSink& operator=(const RequestSink&) = delete;
  /// A whole head; its body is still to come. Filled: the refusal, after which the connection ends.
  [[nodiscard]] virtual std::optional<Outgoing> judge(const Connection& from,
                                                      const WireHead& head) = 0;
  /// A whole request. Filled: its answer; nullopt: EventLoop::answer() will bring it.
  [[nodiscard]] virtual std::optional<Outgoing> take(const Connection& from, WireHead head) = 0;
  /// The answer to bytes that are no request; the connection ends after it.
  [[nodiscard]] virtual Outgoing refuse(const Connection& from, Request request,
                                        const Problem& problem) = 0;
  /// accept() failed for want of descriptors or memory, or a connection had to make room.
  virtual void short_of_room() = 0;
  /// Everything that was ready has had its turn.
  virtual void turn_ended() = 0;
};

class EventLoop {
 public:
  EventLoop(RequestSink& sink, LoopLimits limits);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  /// Until stop(). Errors: Io when the system gives no event queue or takes the listening socket
  /// away; never because of a client or a passing shortage.
  [[nodiscard]] Result<void> run(ListeningSocket listening);
  /// From any thread, also before run().
  void stop();
  /// From any thread: runs `work` on the loop's thread, soon.
  void post(std::function<void()> work);

  // On the loop's thread only.
  /// Starts writing. Nothing happens when the connection is gone.
  void answer(ConnectionId to, Outgoing answer);
  /// Memory of requests being read and of answers being written that nobody shares.
  [[nodiscard]] std::size_t held_bytes() const { return held_bytes_; }
  [[nodiscard]] bool is_full() const { return held_bytes_ > limits_.held_bytes; }
  [[nodiscard]] std::size_t connections() const { return connections_.size(); }
  [[nodiscard]] bool is_stopping() const { return stopping_.load(); }

 private:
  using Clock = Connection::Clock;
  enum class Step { Again, Wait, Gone };

  [[nodiscard]] Result<void> open_queue();
  void accept_waiting();
  void admit(int socket, std::string peer);
  /// Closes an idle connection, else the one that is nearest to its deadline; none that has waited
  /// for less than `patience`, because its request may be on the way.
  bool make_room(std::chrono::milliseconds patience);
  void advance(ConnectionId id);
  [[nodiscard]] Step step(Connection& connection);
  [[nodiscard]] Step read_head(Connection& connection);
  [[nodiscard]] Step read_body(Connection& connection);
  [[nodiscard]] Step refuse(Connection& connection, Request request, const Problem& problem);
  [[nodiscard]] Step refuse_long_head(Connection& connection);
  [[nodiscard]] Step hand_on(Connection& connection, WireHead head);
  [[nodiscard]] Step begin_writing(Connection& connection, Outgoing answer);
  [[nodiscard]] Step write(Connection& connection);
  [[nodiscard]] Step end_answer(Connection& connection);
  void expire(Connection& connection);
  void look_at_deadlines();
  void begin_stopping();
  void run_posted();
  void count_bytes(Connection& connection);
  void drop(ConnectionId id);
  [[nodiscard]] int wait_ms() const;

  RequestSink& sink_;
  LoopLimits limits_;
  int queue_ = -1;
  int wake_ = -1;
  ListeningSocket listening_;
  bool listening_broken_ = false;
  std::optional<Clock::time_point> accept_again_;  ///< set: accepting pauses until then
  std::atomic<bool> stopping_{false};
  bool stop_begun_ = false;
  Clock::time_point now_;
  Clock::time_point next_look_;
  Clock::time_point give_up_;  ///< of stopping
  std::unordered_map<ConnectionId, std::unique_ptr<Connection>> connections_;
  std::vector<ConnectionId> unfinished_;  ///< had their turn and have more to do
  ConnectionId next_id_;
  std::size_t held_bytes_ = 0;
  std::size_t most_connections_;

  std::mutex posted_mutex_;
  std::vector<std::function<void()>> posted_;
};

}  // namespace mitate::web
