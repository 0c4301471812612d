#include <catch2/catch.hpp>

#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using testing::Reader;

namespace {
constexpr const char* kText = "倉庫業で社員は120人です。腰を痛めて休む人が増えています。";
std::string kept_need(Reader& reader) {
  const web::Response sent = reader.post("/needs", {{"text", kText}});
  REQUIRE(sent.status == 303);
  return sent.header("Location");
}
bool has(const web::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}
}  // namespace

TEST_CASE("a need is answered under an address that does not tell it", "[web][pages]") {
  Reader reader;
  const std::string address = kept_need(reader);
  CHECK(address.size() == std::string("/needs/").size() + 32);
  const web::Response page = reader.get(address);
  CHECK(page.status == 200);
  CHECK(page.caching == web::Caching::NoStore);
  CHECK(has(page, "腰痛・肩こり（運動器）"));
  CHECK(has(page, kText));
}

TEST_CASE("a form of another site is refused", "[web][pages]") {
  Reader reader;
  (void)reader.token();
  CHECK(reader.post("/needs", {{"text", kText}, {"csrf", "0123456789abcdef0123456789abcdef"}})
            .status == 403);
  CHECK(reader.post("/needs", {{"text", kText}}, {{"origin", "https://evil.example"}}).status ==
        403);
  CHECK(reader.post("/needs", {{"text", kText}}, {{"sec-fetch-site", "cross-site"}}).status == 403);
  CHECK(reader.post("/needs", {{"text", kText}}, {{"origin", "http://localhost"}}).status == 303);
  // What browsers send for our own forms under Referrer-Policy: no-referrer.
  CHECK(reader
            .post("/needs", {{"text", kText}},
                  {{"origin", "null"}, {"sec-fetch-site", "same-origin"}})
            .status == 303);
}

TEST_CASE("chips change and a need can be deleted by its owner", "[web][pages]") {
  Reader reader;
  const std::string address = kept_need(reader);
  CHECK(reader.post(address, {{"do", "must"}, {"key", "headcount"}}).status == 303);
  CHECK(has(reader.get(address), "aria-pressed=\"true\""));
  CHECK(reader.post(address, {{"do", "remove"}, {"key", "headcount"}}).status == 303);
  CHECK_FALSE(has(reader.get(address), "aria-pressed=\"true\""));
  const web::Response edit = reader.get(address + "/edit");
  CHECK(edit.status == 200);
  CHECK(has(edit, kText));
  CHECK(reader.post(address + "/delete", {}).status == 303);
  CHECK(reader.get(address).status == 404);
  CHECK(reader.post(address, {{"do", "must"}, {"key", "budget"}}).status == 404);
}

TEST_CASE("a wrong form comes back with its input and a list of errors", "[web][pages]") {
  Reader reader;
  const web::Response page =
      reader.post("/needs", {{"headcount", "たくさん"}, {"buyer", "employer"}});
  CHECK(page.status == 400);
  CHECK(has(page, "href=\"#headcount\""));
  CHECK(has(page, "value=\"たくさん\""));
}

TEST_CASE("markup in a need is text", "[web][pages]") {
  Reader reader;
  const web::Response sent =
      reader.post("/needs", {{"text", "<script>alert(1)</script> 睡眠の相談を社員に"}});
  REQUIRE(sent.status == 303);
  const web::Response page = reader.get(sent.header("Location"));
  CHECK_FALSE(has(page, "<script>alert"));
  CHECK(has(page, "&lt;script&gt;alert(1)"));
}

TEST_CASE("the shortlist lives in a cookie and returns only to our own paths", "[web][pages]") {
  Reader reader;
  const web::Response added = reader.post(
      "/shortlist",
      {{"service", "svc-omron-connect"}, {"action", "add"}, {"return", "https://evil.example/"}});
  CHECK(added.status == 303);
  CHECK(added.header("Location") == "/shortlist");
  CHECK(has(reader.get("/shortlist"), "OMRON connect"));
  CHECK(reader.post("/shortlist", {{"service", "svc-none"}, {"action", "add"}}).status == 404);
  CHECK(reader.post("/shortlist", {{"action", "clear"}}).status == 303);
  CHECK_FALSE(has(reader.get("/shortlist"), "OMRON connect"));
}

TEST_CASE("a report about a record is kept for the curator", "[web][pages]") {
  Reader reader;
  CHECK(reader.post("/report", {{"service", "svc-omron-connect"}, {"message", " "}}).status == 400);
  const web::Response sent = reader.post(
      "/report",
      {{"service", "svc-omron-connect"}, {"fact", "price"}, {"message", "料金が変わりました"}});
  CHECK(sent.status == 303);
  CHECK(reader.get(sent.header("Location")).status == 200);
}

TEST_CASE("exports say the same as the page and are never cached", "[web][pages]") {
  Reader reader;
  const std::string address = kept_need(reader);
  const web::Response csv = reader.get(address + "/export/result.csv");
  CHECK(csv.status == 200);
  CHECK(csv.body.substr(0, 3) == "\xEF\xBB\xBF");
  CHECK(csv.caching == web::Caching::NoStore);
  CHECK(reader.get(address + "/export/result.xlsx").body.substr(0, 2) == "PK");
  const web::Response record = reader.get(address + "/export/result.json");
  CHECK(has(record, "\"mitate-replay\""));
  CHECK(record.body == reader.get(address + "/export/result.json").body);
  CHECK(reader.get(address + "/export/other.txt").status == 404);
  CHECK(reader.get(address + "/rationale").status == 200);
}
