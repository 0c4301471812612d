// One accepted socket and how far its current request has come. Reads and writes never wait. Not
// here: deadlines and what to do next (event_loop.cc). Owned by the thread of the event loop.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/http/outgoing.h"
#include "web/http/wire.h"

namespace mitate::web {

/// Never used twice, so that an answer that comes too late finds nobody.
using ConnectionId = std::uint64_t;

struct Connection {
  using Clock = std::chrono::steady_clock;
  enum class Phase {
    Head,     ///< waiting for a request, or reading its head
    Body,     ///< reading its body
    Running,  ///< a worker has it
    Writing,
    Draining,  ///< our side is closed; what still comes is thrown away (see drain())
  };

  Connection(ConnectionId number, int accepted, std::string address)
      : id(number), socket(accepted), peer(std::move(address)) {}
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Takes what has arrived, at most one buffer of it. False when nothing came.
  bool receive();
  /// The next head, with its empty line, when it is all there; its bytes leave `unread`.
  [[nodiscard]] std::optional<std::string> take_head(std::size_t limit);
  /// A head that has more bytes than the limit.
  [[nodiscard]] bool head_is_too_long(std::size_t limit) const;
  /// Closes our side of the socket. Closing it whole with unread bytes would reset the connection,
  /// and the peer would never see why it was refused.
  void close_our_side();
  /// True while the peer may still be sending.
  [[nodiscard]] bool drain();
  [[nodiscard]] bool is_idle() const { return phase == Phase::Head && unread.empty(); }
  /// Bytes wait in the socket: an idle connection that has just got a request.
  [[nodiscard]] bool has_news() const;

  const ConnectionId id;
  const int socket;
  const std::string peer;  ///< numeric address
  Phase phase = Phase::Head;
  bool readable = false;  ///< as the kernel told last; edge-triggered, so it must be remembered
  bool writable = true;
  bool end_announced = false;    ///< the kernel says that the peer has closed its side
  bool ended = false;            ///< everything up to that end was read
  bool failed = false;           ///< the socket is unusable
  std::string unread;            ///< received, not yet part of a request
  std::size_t searched = 0;      ///< of `unread`, known to hold no end of a head
  std::optional<WireHead> head;  ///< while its body arrives
  Clock::time_point started;     ///< of the current request
  Clock::time_point deadline;
  Clock::time_point hard_deadline;  ///< while writing: however slowly the peer reads
  Outgoing out;
  std::size_t sent = 0;
  std::size_t drained = 0;
  std::size_t running_bytes = 0;  ///< body of the request that a worker has
  /// Of the request that a worker has: true once the peer is gone (Request::left).
  std::shared_ptr<std::atomic<bool>> left;
  std::size_t counted = 0;  ///< bytes of this connection in EventLoop::held_bytes()
};

}  // namespace mitate::web
