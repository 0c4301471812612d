#include "web/http/outgoing.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace mitate::web {
namespace {

/// The pieces that are left, in order; at most as many as one call takes.
class Pieces {
 public:
  explicit Pieces(std::size_t skipped) : skip_(skipped) {}
  void add(std::string_view bytes) {
    if (skip_ >= bytes.size()) {
      skip_ -= bytes.size();
      return;
    }
    bytes.remove_prefix(skip_);
    skip_ = 0;
    if (count_ == vectors_.size()) return;
    // sendmsg takes what it reads through a non-const pointer.
    vectors_[count_++] = {const_cast<char*>(bytes.data()), bytes.size()};
    total_ += bytes.size();
  }
  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] msghdr message() {
    msghdr out{};
    out.msg_iov = vectors_.data();
    out.msg_iovlen = count_;
    return out;
  }

 private:
  std::array<iovec, 64> vectors_;
  std::size_t count_ = 0;
  std::size_t total_ = 0;
  std::size_t skip_;
};

void add_body(Pieces& pieces, const Outgoing& answer) {
  const std::string_view body = *answer.body;
  if (answer.stamp_at == nullptr) {
    pieces.add(body);
    return;
  }
  std::size_t at = 0;
  for (const std::size_t place : *answer.stamp_at) {
    pieces.add(body.substr(at, place - at));
    pieces.add(answer.stamp);
    at = place + answer.stamp.size();
  }
  pieces.add(body.substr(at));
}

}  // namespace

SendOutcome send_some(int socket, const Outgoing& answer, std::size_t& offset) {
  while (true) {
    Pieces pieces(offset);
    pieces.add(answer.head);
    if (answer.body != nullptr) add_body(pieces, answer);
    if (pieces.total() == 0) return SendOutcome::Done;
    const msghdr message = pieces.message();
    const ssize_t sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN ? SendOutcome::Blocked : SendOutcome::Gone;
    }
    offset += static_cast<std::size_t>(sent);
    // Less than asked: the socket is full, and it will tell when there is room again.
    if (static_cast<std::size_t>(sent) < pieces.total()) return SendOutcome::Blocked;
    if (offset == answer.size()) return SendOutcome::Done;
  }
}

}  // namespace mitate::web
