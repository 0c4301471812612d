// What the outside sees besides the Japanese pages: English, frames for partners, downloads,
// history and method.
#include <catch2/catch.hpp>
#include <regex>

#include "catalog/importers/csv_reader.h"
#include "catalog/importers/seed_importer.h"
#include "catalog/store/catalog_writer.h"
#include "catalog/text/legacy_encoding.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"
#include "tests/web/pages/page_fixture.h"
#include "web/http/security_headers.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/pages.h"

using namespace mitate;
using testing::Reader;

namespace {
bool has(const web::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}
/// Japanese outside of elements that say lang="ja" and outside of head and comments.
std::string unmarked_japanese(const std::string& html) {
  std::string body = html.substr(html.find("<body"));
  body = std::regex_replace(body, std::regex("<([a-z0-9]+)[^>]* lang=\"ja\"[^>]*>[^<]*</\\1>"), "");
  body = std::regex_replace(body, std::regex("<[^>]*>"), "");
  for (std::size_t i = 0; i + 2 < body.size(); ++i) {
    const auto first = static_cast<unsigned char>(body[i]);
    const auto second = static_cast<unsigned char>(body[i + 1]);
    // U+3040..U+9FFF: kana and kanji.
    if (first >= 0xE3 && first <= 0xE9 && (first != 0xE3 || second >= 0x81)) {
      return body.substr(i > 30 ? i - 30 : 0, 90);
    }
  }
  return {};
}
}  // namespace

TEST_CASE("the English face is English and marks what is Japanese", "[web][pages][english]") {
  Reader reader;
  const auto catalog = testing::shipped_catalog();
  std::vector<std::string> targets{"/en",
                                   "/en/services",
                                   "/en/services?q=sleep",
                                   "/en/services?domain=sleep&prefecture=34",
                                   "/en/guidelines",
                                   "/en/methods"};
  for (const catalog::Service& one : catalog->services()) {
    targets.push_back("/en/services/" + one.id.text());
  }
  for (const catalog::Guideline& one : catalog->guidelines()) {
    targets.push_back("/en/guidelines/" + one.id.text());
  }
  for (const std::string& target : targets) {
    INFO(target);
    const web::Response page = reader.get(target);
    REQUIRE(page.status == 200);
    CHECK(has(page, "<html lang=\"en\">"));
    CHECK(has(page, "neither a recommendation nor a guarantee"));
    CHECK(has(page, "hreflang=\"ja\""));
    CHECK(page.header("Set-Cookie").empty());
    CHECK(page.body.find(">en.") == std::string::npos);  // a key instead of a word
    CHECK(unmarked_japanese(page.body) == "");
  }
}

TEST_CASE("a Japanese page leads to the same page in English and back", "[web][pages][english]") {
  Reader reader;
  const web::Response list = reader.get("/services?domain=sleep&sort=kana");
  CHECK(has(list, "href=\"/en/services?domain=sleep&amp;sort=kana\" lang=\"en\""));
  CHECK(has(reader.get("/en/services?domain=sleep&sort=kana"),
            "href=\"/services?domain=sleep&amp;sort=kana\" lang=\"ja\""));
  CHECK(has(reader.get("/help"), "href=\"/en\" lang=\"en\""));
}

TEST_CASE("values of English facets are English but for official lists that have no translation",
          "[web][pages][english]") {
  Reader reader;
  const std::string page = reader.get("/en/services").body;
  std::size_t facets = 0;
  std::size_t at = page.find("<details class=\"facet\"");
  while (at != std::string::npos) {
    const std::size_t next = page.find("<details class=\"facet\"", at + 1);
    const std::string facet = page.substr(at, std::min(next, page.find("</aside>", at)) - at);
    at = next;
    ++facets;
    INFO(facet.substr(0, 120));
    const bool japanese = facet.find("class=\"facet-label\" lang=\"ja\"") != std::string::npos;
    CHECK(japanese == (facet.find(">Class in official lists<") != std::string::npos));
  }
  CHECK(facets >= 13);
}

TEST_CASE("an English refusal is in English", "[web][pages][english]") {
  Reader reader;
  const web::Response missing = reader.get("/en/services/svc-none");
  CHECK(missing.status == 404);
  CHECK(has(missing, "Page not found"));
  const web::Response wrong = reader.get("/en/services?sort=money");
  CHECK(wrong.status == 400);
  CHECK(has(wrong, "<code>sort</code>"));
  CHECK(unmarked_japanese(wrong.body) == "");
}

TEST_CASE("only pages made for frames may be framed", "[web][pages][embed]") {
  Reader reader;
  const auto headers_of = [](const std::string& path) {
    web::Request request = web::make_request(web::Method::Get, path);
    web::Response response;
    web::add_security_headers(request, response);
    return response;
  };
  for (const char* path : {"/embed/search", "/embed/services/svc-omron-connect"}) {
    INFO(path);
    const web::Response page = reader.get(path);
    CHECK(page.status == 200);
    CHECK(page.header("Set-Cookie").empty());
    CHECK(has(page, "掲載は推奨・保証を意味しません"));
    CHECK_FALSE(has(page, "method=\"post\""));
    const web::Response headers = headers_of(path);
    CHECK(headers.header("Content-Security-Policy").find("frame-ancestors *") != std::string::npos);
    CHECK(headers.header("X-Frame-Options").empty());
  }
  for (const char* path : {"/", "/services", "/embed", "/needs/new", "/embedded/search"}) {
    INFO(path);
    const web::Response headers = headers_of(path);
    CHECK(headers.header("Content-Security-Policy").find("frame-ancestors 'none'") !=
          std::string::npos);
    CHECK(headers.header("X-Frame-Options") == "DENY");
  }
  CHECK(reader.get("/embed/services/svc-none").status == 404);
}

TEST_CASE("an embedded search carries its conditions to the list", "[web][pages][embed]") {
  Reader reader;
  const web::Response box = reader.get("/embed/search?domain=watch-over&buyer=municipality");
  CHECK(has(box, "name=\"domain\" value=\"watch-over\""));
  CHECK(has(box, "name=\"buyer\" value=\"municipality\""));
  const web::Response list = reader.get("/services?domain=watch-over&buyer=municipality");
  std::smatch total;
  REQUIRE(std::regex_search(list.body, total, std::regex("<strong>([0-9,]+)</strong>件")));
  CHECK(has(box, total[1].str() + "件を見る"));
  CHECK(has(list, "SITE/embed/search?domain=watch-over&amp;buyer=municipality"));
}

TEST_CASE("a page after the last one leads back to the first", "[web][pages]") {
  Reader reader;
  const web::Response page = reader.get("/services?page=999");
  CHECK(page.status == 200);
  CHECK(has(page, "このページはありません"));
}

TEST_CASE("the list as CSV keeps its codes and says what CP932 lost", "[web][pages][export]") {
  Reader reader;
  const web::Response utf8 = reader.get("/services/export/services.csv");
  CHECK(utf8.status == 200);
  CHECK(utf8.body.substr(0, 3) == "\xEF\xBB\xBF");
  std::vector<Error> errors;
  const catalog::CsvFile file = catalog::read_csv(utf8.body, "services.csv", errors);
  CHECK(errors.empty());
  CHECK(file.records.size() > 200);
  const web::Response legacy = reader.get("/services/export/services.csv?encoding=cp932");
  const auto text = catalog::from_cp932(legacy.body);
  REQUIRE(text);
  const std::string lost = legacy.header("X-Lost-Characters");
  CHECK_FALSE(lost.empty());
  CHECK((text->find("Shift_JIS（CP932）にない文字が" + lost + "字") != std::string::npos) ==
        (lost != "0"));
  CHECK(reader.get("/services/export/services.csv?encoding=latin").status == 400);
}

TEST_CASE("a lost character is named by its code point with its count", "[web][pages][export]") {
  const auto wording = web::Wording::load(std::nullopt);
  REQUIRE(wording);
  const web::Response file = web::csv_response(
      **wording, "x", "\xEF\xBB\xBF名,𠮷野\r\n𠮷,😀,0123\r\n", web::CsvEncoding::Cp932);
  const auto text = catalog::from_cp932(file.body);
  REQUIRE(text);
  CHECK(text->starts_with("名,〓野\r\n〓,〓,0123\r\n"));
  CHECK(text->find("U+20BB7,2字") != std::string::npos);
  CHECK(text->find("U+1F600,1字") != std::string::npos);
  CHECK(file.header("X-Lost-Characters") == "3");
}

TEST_CASE("the method shows its sets of weights one by one", "[web][pages]") {
  Reader reader;
  CHECK(has(reader.get("/methods"), "/methods/weights/default"));
  const web::Response set = reader.get("/methods/weights/municipality");
  CHECK(set.status == 200);
  CHECK(has(set, "100点"));
  CHECK(reader.get("/methods/weights/reference").status == 404);  // a set for tests only
}

TEST_CASE("a record's history says who changed what from what to what", "[web][pages][history]") {
  const testing::TempDir folder;
  catalog::ImportReport report;
  auto rows = catalog::read_seed(std::string(MITATE_SOURCE_DIR) + "/seed_data",
                                 testing::edited_on(), report);
  REQUIRE(rows);
  catalog::StoreOptions options;
  options.data_dir = folder.path();
  {
    const auto store = catalog::CatalogStore::open(options);
    REQUIRE(store);
    auto writer = catalog::CatalogWriter::open(*store);
    REQUIRE(writer);
    REQUIRE(writer->replace_all(*rows, {"load", "load", "2026-11-24T00:00:00Z", "seed_data"},
                                testing::edited_on()));
    testing::set_cell(*rows, "services", "svc-omron-connect", "status", "withdrawn");
    testing::set_cell(*rows, "services", "svc-omron-connect", "status_reason", "見本の理由");
    testing::set_cell(*rows, "services", "svc-omron-connect", "status_on", "2026-11-20");
    testing::set_cell(*rows, "services", "svc-omron-connect", "stage", "ended");
    const auto changed = writer->replace_all(
        *rows, {"curator:a", "withdraw", "2026-11-25T01:00:00Z", "提供者からの連絡"},
        testing::edited_on());
    if (!changed) INFO(describe(changed.error()));
    REQUIRE(changed);
  }
  web::AppOptions app_options;
  app_options.data_dir = folder.path();
  app_options.as_of = testing::reference_date();
  const auto app = web::App::open(app_options);
  REQUIRE(app);
  web::Router router;
  REQUIRE(web::register_pages(router, **app));
  Reader reader(router);
  const web::Response page = reader.get("/services/svc-omron-connect/history");
  CHECK(page.status == 200);
  CHECK(has(page, "2026年11月25日"));
  CHECK(has(page, "編集者"));
  CHECK(has(page, "提供者からの連絡"));
  CHECK(has(page, "<td>listed</td><td>withdrawn"));
  CHECK(has(page, "元データの読み込み"));
  CHECK(page.body.find("提供者からの連絡") < page.body.find("元データの読み込み"));
  // The page of a withdrawn service stays, with reason and date.
  const web::Response withdrawn = reader.get("/services/svc-omron-connect");
  CHECK(withdrawn.status == 200);
  CHECK(has(withdrawn, "掲載を終了しました"));
  CHECK(has(withdrawn, "見本の理由"));
  CHECK(has(withdrawn, "2026年11月20日"));
  CHECK(has(reader.get("/en/services/svc-omron-connect"), "Listing withdrawn"));
  CHECK(has(reader.get("/methods"), "順位づけの重みを"));
  CHECK(reader.get("/services/svc-none/history").status == 404);
}
