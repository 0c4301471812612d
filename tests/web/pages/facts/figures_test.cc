#include <catch2/catch.hpp>

#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using testing::Reader;

namespace {
std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}
std::string result_of(Reader& reader, const char* text) {
  const web::Response sent = reader.post("/needs", {{"text", text}});
  REQUIRE(sent.status == 303);
  return reader.get(sent.header("Location")).body;
}
}  // namespace

TEST_CASE("a reason that every card of a band shares stands once at the band", "[web][figures]") {
  Reader reader;
  const std::string page =
      result_of(reader, "倉庫業で社員は120人です。腰を痛めて休む人が増えています。");
  const std::string intro = "この帯のすべてに共通: ";
  const auto shared = page.find(intro);
  REQUIRE(shared != std::string::npos);
  const auto from = shared + intro.size();
  const std::string reason = page.substr(from, page.find("　", from) - from);
  const auto next = page.find("<section class=\"band", shared);
  const std::string band =
      page.substr(shared, (next == std::string::npos ? page.size() : next) - shared);
  REQUIRE(!reason.empty());
  // Only a card that has nothing of its own repeats it.
  CHECK(times(band, "<li>" + reason + "</li>") * 2 < times(band, "class=\"card match\""));
}

TEST_CASE("every picture has a name and its numbers stand beside it", "[web][figures]") {
  Reader reader;
  const std::string page =
      result_of(reader, "社員300人。一人あたり月500円以内で、野菜や食事を職場に届けてほしい");
  // Pictures of ours start with points-bar or pic; swatches are decoration.
  CHECK(times(page, "role=\"img\"") == times(page, "<svg class=\"p"));
  CHECK(times(page, "role=\"img\" aria-label=\"\"") == 0);
  CHECK(page.find("rank-slope") != std::string::npos);
  CHECK(page.find("重みと順位の表") != std::string::npos);
  CHECK(page.find("予算 500円") != std::string::npos);
}

TEST_CASE("a service without prices or outcomes draws no picture of them", "[web][figures]") {
  Reader reader;
  const std::string page = reader.get("/services/svc-abc-sleep").body;
  CHECK(page.find("price-line") == std::string::npos);
  CHECK(page.find("count-grid") == std::string::npos);
  const std::string studied = reader.get("/services/svc-cureapp-ht").body;
  CHECK(studied.find("count-grid") != std::string::npos);
  CHECK(studied.find("結果ごとの数の表") != std::string::npos);
}
