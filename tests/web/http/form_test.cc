#include "web/http/form.h"

#include <catch2/catch.hpp>

using namespace mitate::web;

namespace {
mitate::Result<Form, Problem> urlencoded(std::string body) {
  return read_form(make_request(Method::Post, "/needs", std::move(body),
                                {{"Content-Type", "application/x-www-form-urlencoded"}}));
}
mitate::Result<Form, Problem> multipart(std::string body) {
  return read_form(make_request(Method::Post, "/needs", std::move(body),
                                {{"Content-Type", "multipart/form-data; boundary=XyZ"}}));
}
}  // namespace

TEST_CASE("a urlencoded form keeps order, repeats and Japanese", "[web][form]") {
  const auto read = urlencoded("text=%E8%A1%80%E5%9C%A7%0D%0A2&goal=a&goal=b&empty=");
  REQUIRE(read);
  const Form& form = *read;
  CHECK(form.fields.get("text") == "血圧\n2");
  CHECK(form.fields.all("goal") == std::vector<std::string>{"a", "b"});
  CHECK(form.fields.has("empty"));
}

TEST_CASE("a form of five thousand Japanese characters is accepted", "[web][form]") {
  std::string body = "text=";
  for (int i = 0; i < 5000; ++i) body += "%E3%81%82";
  const auto read = urlencoded(std::move(body));
  CHECK(read->fields.get("text").size() == 15'000);
}

TEST_CASE("a field that is not text is refused by name", "[web][form]") {
  const auto bad = urlencoded("buyer=employer&text=%FF%FE");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().parameter == "text");
  CHECK_FALSE(bad.error().value.has_value());
  CHECK(urlencoded("text=a%00b").error().status == 400);
}

TEST_CASE("a multipart form gives fields and uploads apart", "[web][form]") {
  const auto read = multipart(
      "--XyZ\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n一行目\r\n二行目\r\n"
      "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\nid,name\r\n\r\n--XyZ--\r\n");
  REQUIRE(read);
  const Form& form = *read;
  CHECK(form.fields.get("text") == "一行目\n二行目");
  REQUIRE(form.uploads.size() == 1);
  CHECK(form.uploads[0].name == "file");
  CHECK(form.uploads[0].filename == "a.csv");
  CHECK(form.uploads[0].content == "id,name\r\n");
}

TEST_CASE("a broken multipart body is a 400 and never a crash", "[web][form]") {
  for (const char* body :
       {"", "--XyZ", "--XyZ\r\n", "--XyZ\r\n\r\n",
        "--XyZ\r\nContent-Disposition: form-data\r\n\r\nx", "--Other\r\n\r\n",
        "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--XyZ--"}) {
    const auto read = multipart(body);
    REQUIRE_FALSE(read);
    CHECK(read.error().status == 400);
  }
}

TEST_CASE("another media type is told what is expected", "[web][form]") {
  const auto read =
      read_form(make_request(Method::Post, "/needs", "{}", {{"Content-Type", "application/json"}}));
  CHECK(read.error().status == 415);
}

TEST_CASE("more fields than any form of ours has are refused", "[web][form]") {
  std::string body;
  for (int i = 0; i < 600; ++i) body += "a=1&";
  CHECK(urlencoded(body).error().status == 400);
}
