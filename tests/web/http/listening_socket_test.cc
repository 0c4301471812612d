#include "web/http/listening_socket.h"

#include <catch2/catch.hpp>
#include <cerrno>

using mitate::web::ListeningSocket;
using mitate::web::meaning_of_accept_error;
using Outcome = ListeningSocket::Outcome;

TEST_CASE("no error of one connection or of a passing shortage ends accepting",
          "[web][http][accept]") {
  for (const int error : {ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET,
                          EHOSTUNREACH, EOPNOTSUPP, ENETUNREACH, EPERM, EINTR}) {
    CHECK(meaning_of_accept_error(error) == Outcome::Passing);
  }
  for (const int error : {EMFILE, ENFILE, ENOMEM, ENOBUFS}) {
    CHECK(meaning_of_accept_error(error) == Outcome::Exhausted);
  }
  CHECK(meaning_of_accept_error(EAGAIN) == Outcome::NoneWaiting);
  CHECK(meaning_of_accept_error(EBADF) == Outcome::Broken);
}

TEST_CASE("a port belongs to one process and any free one can be asked for",
          "[web][http][accept]") {
  auto first = ListeningSocket::open("127.0.0.1", 0);
  REQUIRE(first.has_value());
  CHECK(first->port() > 0);
  CHECK_FALSE(ListeningSocket::open("127.0.0.1", first->port()).has_value());
  CHECK_FALSE(ListeningSocket::open("no.such.host.invalid", 0).has_value());
  int connection = -1;
  std::string peer;
  CHECK(first->accept(connection, peer) == Outcome::NoneWaiting);
}
