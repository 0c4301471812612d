// One answer as bytes on their way to one socket: a head of its own, a body that many answers may
// share, and a stamp that is laid over places of the shared body (the form token of one visitor).
// Made by server.cc, sent by connection.cc. A plain value.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace mitate::web {

struct Outgoing {
  std::string head;                         ///< status line to the empty line
  std::shared_ptr<const std::string> body;  ///< nullptr: none
  /// Written instead of the body's bytes at each offset of `stamp_at`; ascending, not overlapping.
  std::string stamp;
  std::shared_ptr<const std::vector<std::size_t>> stamp_at;
  bool keep_alive = false;
  /// The body is in the cache of answers and takes no memory for this one.
  bool shared_body = false;

  [[nodiscard]] std::size_t size() const {
    return head.size() + (body == nullptr ? 0 : body->size());
  }
  /// Memory that this answer alone holds.
  [[nodiscard]] std::size_t own_bytes() const {
    return head.size() + (body == nullptr || shared_body ? 0 : body->size());
  }
};

/// Sends from `offset` on, as much as the socket takes in one call, and moves `offset`.
enum class SendOutcome { Done, Blocked, Gone };
[[nodiscard]] SendOutcome send_some(int socket, const Outgoing& answer, std::size_t& offset);

}  // namespace mitate::web
