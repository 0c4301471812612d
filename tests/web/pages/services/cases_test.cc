// Documented uses on /cases, on a provider's page and beside a result: the same choice as the call.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/support/shipped_catalog.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/pages/page_fixture.h"
#include "web/html/safe_html.h"

using namespace mitate;
using nlohmann::json;
using testing::Reader;

namespace {
bool has(const std::string& body, const std::string& text) {
  web::SafeHtml html;
  html.text(text);
  return body.find(html.str()) != std::string::npos;
}
std::size_t total_of(const std::string& page) {
  std::smatch total;
  REQUIRE(std::regex_search(page, total, std::regex("<strong>([0-9]+)</strong>件")));
  return std::stoul(total[1]);
}
}  // namespace

TEST_CASE("the page of uses chooses what the call chooses", "[web][pages][cases]") {
  Reader reader;
  for (const char* query : {"", "buyer=municipality", "buyer=employer&figure=outcome",
                            "prefecture=34", "size=under-5000", "size=50000-up&figure=none",
                            "domain=sarcopenia-frailty&buyer=municipality", "figure=price"}) {
    INFO(query);
    const web::Response page = reader.get(std::string("/cases?") + query);
    REQUIRE(page.status == 200);
    const json call = testing::get(std::string("/api/v1/cases?per_page=1&") + query).json();
    CHECK(total_of(page.body) == call["total"].get<std::size_t>());
    if (!call["cases"].empty()) CHECK(has(page.body, call["cases"][0]["result"]));
  }
  CHECK(reader.get("/cases?buyer=king").status == 400);
  CHECK(reader.get("/cases?page=0").status == 400);
  CHECK(has(reader.get("/cases?page=999").body, "このページはありません"));
}

TEST_CASE("sizes of municipalities part the uses, and what has no figure is unknown",
          "[web][pages][cases]") {
  Reader reader;
  std::size_t sum = 0;
  for (const char* size : {"under-5000", "5000-19999", "20000-49999", "50000-up", "unknown"}) {
    const std::size_t some = total_of(reader.get(std::string("/cases?size=") + size).body);
    CHECK(some > 0);
    sum += some;
  }
  CHECK(sum == total_of(reader.get("/cases").body));
  const std::size_t employers = total_of(reader.get("/cases?buyer=employer").body);
  CHECK(total_of(reader.get("/cases?buyer=employer&size=unknown").body) == employers);
}

TEST_CASE("a provider has a page and a call when one of its services is public",
          "[web][pages][cases]") {
  Reader reader;
  const auto catalog = testing::shipped_catalog();
  std::size_t shown = 0;
  std::size_t hidden = 0;
  for (const catalog::Provider& provider : catalog->providers()) {
    const std::string path = "/providers/" + provider.id.text();
    const bool called = testing::get("/api/v1" + path).status == 200;
    if (shown > 20 && called) continue;
    const web::Response page = reader.get(path);
    INFO(path);
    CHECK((page.status == 200) == called);
    if (!called) {
      ++hidden;
      continue;
    }
    ++shown;
    CHECK(has(page.body, provider.name));
    if (provider.corporate_number) CHECK(has(page.body, *provider.corporate_number));
    for (const auto& event : provider.history) {
      if (event.name_before) CHECK(has(page.body, *event.name_before));
    }
  }
  CHECK(shown > 20);
  CHECK(reader.get("/providers/prv-none").status == 404);
}

TEST_CASE("a municipality sees uses of others, the nearest first, outside the sum",
          "[web][pages][cases]") {
  Reader reader;
  const std::string need =
      reader
          .post("/needs", {{"text", "広島県呉市です。高齢者のフレイル予防の取組を探しています。"}})
          .header("Location");
  const std::string page = reader.get(need).body;
  const std::size_t from = page.find("id=\"practices\"");
  REQUIRE(from != std::string::npos);
  const std::string section = page.substr(from, page.find("</section>", from) - from);
  CHECK(has(section, "他の市町村の取組"));
  CHECK(section.find("href=\"/cases?buyer=municipality&amp;domain=") != std::string::npos);
  int last = -1;
  const std::regex away("直線で約(\\d+)km");
  for (auto at = std::sregex_iterator(section.begin(), section.end(), away);
       at != std::sregex_iterator(); ++at) {
    CHECK(std::stoi((*at)[1]) >= last);
    last = std::stoi((*at)[1]);
  }
}
