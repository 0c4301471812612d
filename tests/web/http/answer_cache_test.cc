#include "web/http/answer_cache.h"

#include <catch2/catch.hpp>

#include "web/http/etag.h"
#include "web/http/form_token.h"

using namespace mitate::web;

namespace {

const std::string kToken(32, 'a');

std::shared_ptr<const KeptAnswer> answer_of(std::size_t bytes) {
  auto kept = std::make_shared<KeptAnswer>();
  kept->body = std::make_shared<const std::string>(bytes, 'x');
  return kept;
}

/// As the router finishes it.
Response page(std::string body, const std::string& token = {}) {
  Response response = html_response(std::move(body));
  response.headers.emplace_back("ETag", etag_of(content_tag(response.body, token), token));
  if (!token.empty()) response.headers.emplace_back("Set-Cookie", form_token_cookie(token));
  return response;
}

Request get(const char* path, const std::string& cookie = {}) {
  if (cookie.empty()) return make_request(Method::Get, path);
  return make_request(Method::Get, path, {}, {{"Cookie", cookie}});
}

}  // namespace

TEST_CASE("the cache stays within its bytes and forgets what was not asked for longest",
          "[web][cache]") {
  AnswerCache cache(100'000);
  cache.keep("a", answer_of(10'000));
  for (int i = 0; i < 50; ++i) {
    cache.keep("b" + std::to_string(i), answer_of(10'000));
    CHECK(cache.find("a") != nullptr);
    CHECK(cache.bytes() <= 100'000);
  }
  CHECK(cache.find("b0") == nullptr);
  CHECK(cache.find("b49") != nullptr);
  cache.keep("large", answer_of(50'000));
  CHECK(cache.find("large") == nullptr);  // one answer must not push out all the others
  cache.clear();
  CHECK(cache.bytes() == 0);
  CHECK(cache.find("a") == nullptr);
}

TEST_CASE("only readers of whom nothing is known share answers", "[web][cache]") {
  CHECK(may_share(get("/services?q=a")));
  CHECK(may_share(get("/services", "mitate_form=" + kToken)));
  CHECK_FALSE(may_share(get("/services", "mitate_shortlist=svc-a")));
  CHECK_FALSE(may_share(get("/services", "mitate_form=" + kToken + "; mitate_shortlist=svc-a")));
  CHECK_FALSE(may_share(get("/services", "mitate_form=short")));
  CHECK_FALSE(may_share(get("/services", "nonsense")));
  for (const char* personal : {"/needs", "/needs/new", "/needs/0123", "/shortlist", "/report",
                               "/api/v1/needs/parse", "/api/v1/matches"}) {
    CHECK_FALSE(may_share(get(personal)));
  }
  CHECK(may_share(get("/needsless")));
  CHECK_FALSE(may_share(make_request(Method::Post, "/services")));
}

TEST_CASE("what is personal, failed or varies in unknown ways is not kept", "[web][cache]") {
  const Request request = get("/services");
  Response good = page("body");
  CHECK(keepable(request, good) != nullptr);
  Response no_store = page("body");
  no_store.caching = Caching::NoStore;
  CHECK(keepable(request, no_store) == nullptr);
  Response failed = page("body");
  failed.status = 404;
  CHECK(keepable(request, failed) == nullptr);
  Response cookie = page("body");
  cookie.headers.emplace_back("Set-Cookie", "mitate_shortlist=svc-a");
  CHECK(keepable(request, cookie) == nullptr);
  Response varies = page("body");
  varies.headers.emplace_back("Vary", "User-Agent");
  CHECK(keepable(request, varies) == nullptr);
}

TEST_CASE("a kept page remembers where a visitor's token stood and holds no cookie",
          "[web][cache]") {
  Response response = page("<form " + kToken + "> and <form " + kToken + ">", kToken);
  const std::string etag = response.header("ETag");
  const auto kept = keepable(get("/services"), response);
  REQUIRE(kept != nullptr);
  CHECK(*kept->token_at == std::vector<std::size_t>{6, 50});
  CHECK(kept->head_lines.find("Set-Cookie") == std::string::npos);
  CHECK(kept->head_lines.find(kToken) == std::string::npos);
  CHECK(etag_of(kept->content_tag, kToken) == etag);
  // The same page for another visitor has the same content and another ETag.
  const std::string other(32, 'b');
  Response theirs = page("<form " + other + "> and <form " + other + ">", other);
  CHECK(theirs.header("ETag") == etag_of(kept->content_tag, other));
  CHECK(theirs.header("ETag") != etag);
}
