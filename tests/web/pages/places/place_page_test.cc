// A municipality in public figures: its page, its former codes. And two facts that stand beside a
// service without being its own: an orientation about prices, a reason for no link.
#include <algorithm>
#include <catch2/catch.hpp>

#include "catalog/curation/price_orientation.h"
#include "tests/support/shipped_catalog.h"
#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using testing::Reader;

namespace {
bool has(const web::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}
}  // namespace

TEST_CASE("a municipality's page shows people beside prefecture and Japan", "[web][places]") {
  Reader reader;
  const web::Response page = reader.get("/places/342025");
  REQUIRE(page.status == 200);
  CHECK(has(page, "呉市"));
  CHECK(has(page, "広島県"));
  CHECK(has(page, "35,889,733"));
  CHECK(has(page, "未取得"));  // kinds whose list was not obtained
  CHECK(has(page, "未確認"));  // the year of the figures
  CHECK_FALSE(has(page, "{{"));
}

TEST_CASE("a former code says what stands there today, an unknown one is refused",
          "[web][places]") {
  Reader reader;
  const web::Response former = reader.get("/places/221317");
  CHECK(former.status == 200);
  CHECK(has(former, "/places/221384"));
  CHECK(reader.get("/places/999999").status == 404);
}

TEST_CASE("a service says why no recommendation is linked to it", "[web][evidence]") {
  Reader reader;
  CHECK(has(reader.get("/services/svc-abc-sleep"), "睡眠の動画講座で"));
}

TEST_CASE("an orientation stands beside an unknown price and nowhere else", "[web][orientation]") {
  Reader reader;
  const catalog::Catalog& catalog = *testing::shipped_catalog();
  const auto& services = catalog.services();
  const auto with = std::find_if(services.begin(), services.end(), [&](const auto& service) {
    return !catalog::price_orientation(catalog, service).empty();
  });
  const auto priced = std::find_if(services.begin(), services.end(), [](const auto& service) {
    return catalog::buyer_price_known(service);
  });
  REQUIRE(with != services.end());
  REQUIRE(priced != services.end());
  CHECK(has(reader.get("/services/" + with->id.text()), "相場の手がかり"));
  CHECK_FALSE(has(reader.get("/services/" + priced->id.text()), "相場の手がかり"));
}
