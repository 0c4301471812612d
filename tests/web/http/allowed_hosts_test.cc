#include "web/http/allowed_hosts.h"

#include <catch2/catch.hpp>

using mitate::web::AllowedHosts;

TEST_CASE("a name that another site points at us is refused", "[web][http][hosts]") {
  const AllowedHosts hosts({"mitate.example.jp"});
  for (const char* host :
       {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
        "mitate.example.jp.evil.example", "xlocalhost", "", "localhost:80x", "localhost:1234567",
        "[::1", "[evil]", "[::1]x", "127.0.0.1:80:80", "0x7f.1"}) {
    CAPTURE(host);
    CHECK_FALSE(hosts.admits(host));
  }
}

TEST_CASE("addresses, localhost and configured names are served, with any port",
          "[web][http][hosts]") {
  const AllowedHosts hosts({"Mitate.example.jp"});
  for (const char* host :
       {"127.0.0.1", "127.0.0.1:8080", "192.0.2.7:80", "[::1]:8080", "[::1]", "localhost",
        "LocalHost:8080", "localhost.", "mitate.example.jp", "MITATE.EXAMPLE.JP:443"}) {
    CAPTURE(host);
    CHECK(hosts.admits(host));
  }
}
