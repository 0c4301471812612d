#include "web/http/listening_socket.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace mitate::web {
namespace {

/// A burst of visitors must not be turned away while one of them is being answered.
constexpr int kBacklog = 1024;

void turn_on(int socket, int level, int option) {
  const int yes = 1;
  ::setsockopt(socket, level, option, &yes, sizeof yes);
}

int bound_socket(const addrinfo& address) {
  const int socket = ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return -1;
  turn_on(socket, SOL_SOCKET, SO_REUSEADDR);
  if (address.ai_family == AF_INET6) {
    const int no = 0;  // "::" is every address, of IPv4 too
    ::setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
  }
  if (::bind(socket, address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket, kBacklog) == 0) {
    return socket;
  }
  const int failed = errno;
  ::close(socket);
  errno = failed;
  return -1;
}

std::string text_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (address.ss_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address);
    inet_ntop(AF_INET, &v4->sin_addr, out.data(), out.size());
  } else if (address.ss_family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address);
    inet_ntop(AF_INET6, &v6->sin6_addr, out.data(), out.size());
  }
  return out.data();
}

}  // namespace

ListeningSocket& ListeningSocket::operator=(ListeningSocket&& other) noexcept {
  if (this != &other) {
    close();
    socket_ = std::exchange(other.socket_, -1);
  }
  return *this;
}

void ListeningSocket::close() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

Result<ListeningSocket> ListeningSocket::open(const std::string& host, int port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
  if (failed != 0) {
    return Unexpected(ErrorCode::Io, "no address for " + host + ": " + ::gai_strerror(failed));
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owned(found, ::freeaddrinfo);
  int error = EADDRNOTAVAIL;
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    ListeningSocket out;
    out.socket_ = bound_socket(*address);
    if (out.socket_ >= 0) return out;
    error = errno;
  }
  return Unexpected(ErrorCode::Io, "cannot listen on " + host + " port " + std::to_string(port) +
                                       ": " + std::system_category().message(error));
}

int ListeningSocket::port() const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length) != 0) return 0;
  return address.ss_family == AF_INET6
             ? ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port)
             : ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

ListeningSocket::Outcome meaning_of_accept_error(int error) {
  using Outcome = ListeningSocket::Outcome;
  switch (error) {
    case EAGAIN:
      return Outcome::NoneWaiting;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS:
      return Outcome::Exhausted;
    case EBADF:
    case EINVAL:
    case ENOTSOCK:
    case EFAULT:
      return Outcome::Broken;
    default:
      // accept(2): errors of the network that are already pending on the new socket come out here
      // (ECONNABORTED, EPROTO, ENETDOWN, EHOSTUNREACH, EPERM of a firewall, ...).
      return Outcome::Passing;
  }
}

ListeningSocket::Outcome ListeningSocket::accept(int& connection, std::string& peer) const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  connection = ::accept4(socket_, reinterpret_cast<sockaddr*>(&address), &length,
                         SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (connection < 0) return meaning_of_accept_error(errno);
  // Without it an answer in two pieces waits for an acknowledgement (forty milliseconds).
  turn_on(connection, IPPROTO_TCP, TCP_NODELAY);
  peer = text_of(address);
  return Outcome::Accepted;
}

}  // namespace mitate::web
