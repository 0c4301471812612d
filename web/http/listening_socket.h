// The socket that new connections arrive at: bound, listening, never blocking. Not here: what
// becomes of a connection (event_loop.h). Owned and used by one thread.
#pragma once
#include <string>

#include "catalog/base/result.h"

namespace mitate::web {

class ListeningSocket {
 public:
  ListeningSocket() = default;
  ~ListeningSocket() { close(); }
  ListeningSocket(ListeningSocket&& other) noexcept : socket_(other.socket_) { other.socket_ = -1; }
  ListeningSocket& operator=(ListeningSocket&& other) noexcept;
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  /// Binds to the first address of `host` that is free. Port 0: any. Io when none is free. Two
  /// processes can never share a port: half of the requests would go to the other one.
  [[nodiscard]] static Result<ListeningSocket> open(const std::string& host, int port);
  [[nodiscard]] int port() const;
  [[nodiscard]] int descriptor() const { return socket_; }
  void close();

  enum class Outcome {
    Accepted,
    NoneWaiting,
    Passing,    ///< this one connection is gone, or the network is; try the next
    Exhausted,  ///< no descriptor or memory just now; try again after a pause
    Broken,     ///< the socket itself cannot be used any more
  };
  /// `connection` is non-blocking, sends at once and is the caller's to close.
  [[nodiscard]] Outcome accept(int& connection, std::string& peer) const;

 private:
  int socket_ = -1;
};

/// What an accept() that failed with this errno means. Apart, because most of these cannot be
/// provoked in a test.
[[nodiscard]] ListeningSocket::Outcome meaning_of_accept_error(int error);

}  // namespace mitate::web
