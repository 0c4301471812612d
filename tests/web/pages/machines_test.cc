// Files that programs read: complete, valid addresses, nothing that is not public.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "tests/support/shipped_catalog.h"
#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using namespace mitate::testing;

namespace {

web::Response asked(const std::string& target, const std::string& proto = {}) {
  std::vector<std::pair<std::string, std::string>> headers{{"host", "mitate.example"}};
  if (!proto.empty()) headers.emplace_back("x-forwarded-proto", proto);
  web::Request request = web::make_request(web::Method::Get, target, {}, headers);
  return page_router().dispatch(request);
}

std::vector<std::string> addresses_in(const std::string& map) {
  std::vector<std::string> out;
  const std::string open = "<loc>";
  for (std::size_t at = 0; (at = map.find(open, at)) != std::string::npos;) {
    at += open.size();
    out.push_back(map.substr(at, map.find('<', at) - at));
  }
  return out;
}

}  // namespace

TEST_CASE("the site map holds every public service, and every address in it answers",
          "[web][machines]") {
  const std::string origin = "https://mitate.example";
  std::set<std::string> paths;
  for (const std::string& address : addresses_in(asked("/sitemap.xml", "https").body)) {
    REQUIRE(address.starts_with(origin + "/"));
    paths.insert(address.substr(origin.size()));
  }
  for (const catalog::Service& service : shipped_catalog()->services()) {
    const bool listed = paths.count("/services/" + service.id.text()) == 1;
    CHECK(listed == catalog::is_public(service));
  }
  std::size_t tried = 0;
  for (const std::string& path : paths) {
    if (++tried % 5 != 0 && path.find("/services/") != std::string::npos) continue;
    INFO(path);
    CHECK(asked(path).status == 200);
  }
}

TEST_CASE("crawlers are kept from what belongs to one reader", "[web][machines]") {
  const std::string text = asked("/robots.txt").body;
  for (const char* path : {"/needs", "/bundles", "/shortlist", "/report"}) {
    CHECK(text.find("Disallow: " + std::string(path) + "\n") != std::string::npos);
  }
  CHECK(text.find("Sitemap: http://mitate.example/sitemap.xml") != std::string::npos);
}

TEST_CASE("a browser's search field searches and completes", "[web][machines]") {
  const std::string text = asked("/opensearch.xml").body;
  CHECK(text.find("http://mitate.example/services?q={searchTerms}") != std::string::npos);
  const auto answer = nlohmann::json::parse(asked("/opensearch/suggest?q=suimin").body);
  CHECK(answer[0] == "suimin");
  CHECK_FALSE(answer[1].empty());
}

TEST_CASE("assistants are told how to read a grade", "[web][machines]") {
  const std::string text = asked("/llms.txt").body;
  CHECK(text.find("/mcp") != std::string::npos);
  CHECK(text.find("never to a service") != std::string::npos);
}
