#include <catch2/catch.hpp>

#include "web/http/cross_origin.h"
#include "web/http/router.h"

using namespace mitate::web;

namespace {

Response asked(Method method, const std::string& target) {
  Router router;
  router.get("/api/v1/services", [](const Request&) { return json_response("{}"); });
  router.post("/api/v1/matches", [](const Request&) { return json_response("{}"); });
  router.get("/services", [](const Request&) { return html_response("<p>"); });
  Request request = make_request(method, target);
  return router.dispatch(request);
}

const char* const kAllowed = "Access-Control-Allow-Origin";

}  // namespace

TEST_CASE("pages of other sites may read public calls and nothing else", "[web][cors]") {
  CHECK(asked(Method::Get, "/api/v1/services").header(kAllowed) == "*");
  CHECK(asked(Method::Head, "/api/v1/services").header(kAllowed) == "*");
  CHECK(asked(Method::Get, "/api/v1/none").header(kAllowed) == "*");
  CHECK(asked(Method::Post, "/api/v1/matches").header(kAllowed).empty());
  CHECK(asked(Method::Get, "/services").header(kAllowed).empty());
}

TEST_CASE("OPTIONS tells what a path takes", "[web][cors]") {
  const Response call = asked(Method::Options, "/api/v1/services");
  CHECK(call.status == 204);
  CHECK(call.header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(call.header("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS");
  const Response page = asked(Method::Options, "/services");
  CHECK(page.status == 204);
  CHECK(page.header("Access-Control-Allow-Methods").empty());
  CHECK(asked(Method::Options, "/none").status == 404);
}
