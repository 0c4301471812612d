#include "web/telemetry/access_log.h"

#include <catch2/catch.hpp>

using namespace mitate::web;

TEST_CASE("a line of the access log names method, pattern, status, time and size", "[web][log]") {
  CHECK(format({"GET", "/services/{id}", 200, std::chrono::microseconds(1250), 5120, "ab12"}) ==
        "method=GET route=/services/{id} status=200 ms=1.2 bytes=5120 id=ab12");
  CHECK(format({"POST", "", 404, std::chrono::microseconds(0), 0, "x"}) ==
        "method=POST route=none status=404 ms=0.0 bytes=0 id=x");
  CHECK(
      format({"POST", "/needs", 500, std::chrono::microseconds(0), 0, "x", "no \"room\"\nleft"}) ==
      "method=POST route=/needs status=500 ms=0.0 bytes=0 id=x cause=\"no 'room''left\"");
}
