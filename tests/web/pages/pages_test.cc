#include <catch2/catch.hpp>
#include <regex>

#include "tests/support/shipped_catalog.h"
#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using testing::Reader;

namespace {
bool has(const web::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}
}  // namespace

TEST_CASE("every page answers with one heading, a title and the promise", "[web][pages]") {
  Reader reader;
  for (const char* target : {"/",
                             "/services",
                             "/services?q=睡眠",
                             "/services?domain=sleep&buyer=employer&page=1",
                             "/services/svc-omron-connect",
                             "/guidelines",
                             "/guidelines/gl-htn",
                             "/guidelines/gl-dm",
                             "/certifications",
                             "/methods",
                             "/about",
                             "/accessibility",
                             "/help",
                             "/needs/new",
                             "/needs/new?buyer=employer",
                             "/needs/new?buyer=insurer",
                             "/needs/new?buyer=municipality",
                             "/shortlist",
                             "/compare",
                             "/compare?s=svc-omron-connect,svc-cureapp-ht",
                             "/report"}) {
    INFO(target);
    const web::Response page = reader.get(target);
    CHECK(page.status == 200);
    const std::regex heading("<h1[ >]");
    CHECK(std::distance(std::sregex_iterator(page.body.begin(), page.body.end(), heading),
                        std::sregex_iterator()) == 1);
    CHECK(has(page, "｜見立て</title>"));
    CHECK(has(page, "掲載は推奨・保証を意味しません"));
    CHECK_FALSE(has(page, "{{"));
  }
}

TEST_CASE("no page shows a wording key instead of a sentence", "[web][pages]") {
  Reader reader;
  const std::regex key(
      ">[^<]*\\b(row|facet|grade|compare|slot|stage|coverage|scheme|band|criterion)\\.[a-z_.]+[^<]*"
      "<");
  const auto catalog = testing::shipped_catalog();
  std::vector<std::string> targets{"/", "/services", "/guidelines", "/certifications", "/methods"};
  for (const catalog::Service& service : catalog->services()) {
    targets.push_back("/services/" + service.id.text());
  }
  for (const catalog::Guideline& guideline : catalog->guidelines()) {
    targets.push_back("/guidelines/" + guideline.id.text());
  }
  for (const std::string& target : targets) {
    const web::Response page = reader.get(target);
    INFO(target);
    REQUIRE(page.status == 200);
    std::smatch found;
    const bool shown = std::regex_search(page.body, found, key);
    INFO((shown ? found[0].str() : std::string()));
    CHECK_FALSE(shown);
  }
}

TEST_CASE("a grade that awaits its original says so and stays the intervention's", "[web][pages]") {
  Reader reader;
  const web::Response page = reader.get("/guidelines/gl-dementia");
  CHECK(has(page, "原文照合待ち"));
  CHECK(has(reader.get("/services/svc-omron-connect"), "この種類の介入に対する指針の推奨"));
}

TEST_CASE("bad addresses get a page that names the field", "[web][pages]") {
  Reader reader;
  for (const auto& [target, status, word] : std::vector<std::tuple<std::string, int, std::string>>{
           {"/services?page=0", 400, "page"},
           {"/services?sort=money", 400, "sort"},
           {"/services?domain=no-such", 400, "domain"},
           {"/services?as_of=2026-02-30", 400, "as_of"},
           {"/services/svc-none", 404, "一覧にありません"},
           {"/guidelines/gl-none", 404, "一覧にありません"},
           {"/needs/xyz", 404, "期限"},
           {"/nowhere", 404, "ページが見つかりません"}}) {
    INFO(target);
    const web::Response page = reader.get(target);
    CHECK(page.status == status);
    CHECK(has(page, word));
    CHECK(has(page, "次にできること"));
  }
}

TEST_CASE("a facet gives as many services as it promises", "[web][pages]") {
  Reader reader;
  const web::Response page = reader.get("/services?q=睡眠");
  const std::regex facet(
      "href=\"(/services\\?[^\"]*)\" class=\"facet-value\">.*?class=\"count\">([0-9]+)<");
  std::size_t tried = 0;
  for (std::sregex_iterator at(page.body.begin(), page.body.end(), facet), end;
       at != end && tried < 12; ++at, ++tried) {
    std::string target = (*at)[1].str();
    target = std::regex_replace(target, std::regex("&amp;"), "&");
    INFO(target);
    CHECK(has(reader.get(target), "<strong>" + (*at)[2].str() + "</strong>件"));
  }
  CHECK(tried > 3);
}

TEST_CASE("facets are links and folds of the browser, and the number of hits is announced",
          "[web][pages][complaints]") {
  Reader reader;
  const std::string page = reader.get("/services?q=睡眠&buyer=employer").body;
  CHECK(page.find("<p class=\"total\" role=\"status\">") != std::string::npos);
  CHECK(page.find("<details class=\"facet\"") != std::string::npos);
  // Nothing takes the order of the keyboard or the focus into its own hands.
  CHECK(page.find("autofocus") == std::string::npos);
  static const std::regex kOwnOrder("tabindex=\"[1-9]");
  CHECK_FALSE(std::regex_search(page, kOwnOrder));
  static const std::regex kClickable("<(div|span|li|p)[^>]* (onclick|role=\"button\")");
  CHECK_FALSE(std::regex_search(page, kClickable));
}

TEST_CASE("a typed municipality becomes a filter or a choice", "[web][pages]") {
  Reader reader;
  const web::Response one = reader.get("/services?place=くれし");
  CHECK(one.status == 303);
  CHECK(one.header("Location") == "/services?municipality=342025");
  CHECK(has(reader.get("/services?place=府中市"), "府中市（広島県）"));
  CHECK(has(reader.get("/services?place=ないまち"), "見つかりません"));
}

TEST_CASE("static files come precompressed and are cached by content", "[web][pages]") {
  web::Request plain = web::make_request(web::Method::Get, "/static/app.css");
  const web::Response css = testing::page_router().dispatch(plain);
  CHECK(css.status == 200);
  CHECK(css.content_type == "text/css; charset=utf-8");
  web::Request zipped =
      web::make_request(web::Method::Get, "/static/app.css", {}, {{"accept-encoding", "gzip, br"}});
  const web::Response small = testing::page_router().dispatch(zipped);
  CHECK(small.header("Content-Encoding") == "gzip");
  CHECK(small.body.size() * 3 < css.body.size());
  web::Request climbing = web::make_request(web::Method::Get, "/static/..%2fapp.css");
  CHECK(testing::page_router().dispatch(climbing).status == 404);
}
