#include "web/http/router.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace mitate::web;

namespace {
Router sample() {
  Router router;
  router.get("/", [](const Request&) { return html_response("home"); });
  router.get("/services/{id}",
             [](const Request& request) { return html_response(request.parameters.get("id")); });
  router.get("/services/new", [](const Request&) { return html_response("literal"); });
  router.post("/needs", [](const Request&) { return see_other("/needs/abc"); });
  router.get("/api/v1/boom",
             [](const Request&) -> Response { throw std::runtime_error("secret"); });
  router.get("/boom", [](const Request&) -> Response { throw std::runtime_error("secret"); });
  return router;
}
Response ask(const Router& router, Method method, const char* target,
             std::vector<std::pair<std::string, std::string>> headers = {}) {
  Request request = make_request(method, target, {}, std::move(headers));
  return router.dispatch(request);
}
}  // namespace

TEST_CASE("patterns match whole segments and prefer literal ones", "[web][router]") {
  const Router router = sample();
  CHECK(ask(router, Method::Get, "/").body == "home");
  CHECK(ask(router, Method::Get, "/services/svc-a").body == "svc-a");
  CHECK(ask(router, Method::Get, "/services/new").body == "literal");
  CHECK(ask(router, Method::Get, "/services/").status == 404);
  CHECK(ask(router, Method::Get, "/services/a/b").status == 404);
  CHECK(ask(router, Method::Get, "/services").status == 404);
}

TEST_CASE("the pattern is kept for logs, never the path", "[web][router]") {
  Request request = make_request(Method::Get, "/services/svc-a");
  (void)sample().dispatch(request);
  CHECK(request.route == "/services/{id}");
}

TEST_CASE("a wrong method names the right ones", "[web][router]") {
  const Response response = ask(sample(), Method::Post, "/services/svc-a");
  CHECK(response.status == 405);
  CHECK(response.header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(ask(sample(), Method::Get, "/needs").header("Allow") == "POST, OPTIONS");
}

TEST_CASE("a handler that throws becomes a 500 without its words", "[web][router]") {
  const Response page = ask(sample(), Method::Get, "/boom");
  CHECK(page.status == 500);
  CHECK(page.body.find("secret") == std::string::npos);
  const Response api = ask(sample(), Method::Get, "/api/v1/boom");
  CHECK(api.content_type == "application/problem+json; charset=utf-8");
  const auto json = nlohmann::json::parse(api.body);
  CHECK(json["status"] == 500);
  CHECK(json["request_id"] == "test");
  CHECK(api.body.find("secret") == std::string::npos);
}

TEST_CASE("a failure of ours is told without its words, which reach the log alone",
          "[web][router]") {
  Router router;
  router.get("/api/v1/full", [](const Request&) {
    return problem_response(problem_from(mitate::Error{
        mitate::ErrorCode::Io, "データの置き場「/srv/mitate/private」を開けません。"}));
  });
  router.get("/api/v1/wrong", [](const Request&) {
    return problem_response(problem_from(
        mitate::Error{mitate::ErrorCode::InvalidArgument, "「page」は1以上の数にしてください。"}));
  });
  const Response full = ask(router, Method::Get, "/api/v1/full");
  CHECK(full.status == 500);
  CHECK(full.body.find("/srv/mitate") == std::string::npos);
  CHECK(full.cause.find("/srv/mitate/private") != std::string::npos);
  const Response wrong = ask(router, Method::Get, "/api/v1/wrong");
  CHECK(wrong.body.find("1以上の数") != std::string::npos);
  CHECK(wrong.cause.empty());
}

TEST_CASE("problems outside the API are drawn by the page hook", "[web][router]") {
  Router router = sample();
  router.set_problem_page([](const Request&, const Problem& problem) {
    return html_response("<p>" + problem.code + "</p>");
  });
  const Response response = ask(router, Method::Get, "/nowhere");
  CHECK(response.status == 404);
  CHECK(response.body == "<p>not_found</p>");
  CHECK(response.header("Cache-Control") == "no-store");
}

TEST_CASE("an unchanged answer is 304 for its own ETag and not for another", "[web][router]") {
  const Router router = sample();
  const Response first = ask(router, Method::Get, "/");
  const std::string etag = first.header("ETag");
  REQUIRE(etag.size() > 2);
  CHECK(ask(router, Method::Get, "/", {{"If-None-Match", etag}}).status == 304);
  CHECK(ask(router, Method::Get, "/", {{"If-None-Match", "W/" + etag}}).status == 304);
  CHECK(ask(router, Method::Get, "/", {{"If-None-Match", "\"x\", " + etag}}).status == 304);
  CHECK(ask(router, Method::Get, "/", {{"If-None-Match", "\"other\""}}).status == 200);
  CHECK(ask(router, Method::Get, "/services/svc-a", {{"If-None-Match", etag}}).status == 200);
}

TEST_CASE("an undecodable query is answered by the route's own form of problem", "[web][router]") {
  const Response response = ask(sample(), Method::Get, "/services/svc-a?q=%ff");
  CHECK(response.status == 400);
}
