#include "tests/web/api/evidence_fixture.h"

#include <catch2/catch.hpp>

#include "catalog/curation/row_rules.h"
#include "tests/support/shipped_catalog.h"
#include "web/api/api.h"
#include "web/pages/pages.h"

namespace mitate::testing {
catalog::RowSet shipped_rows() { return shipped_catalog()->rows(); }

PlantedSite::PlantedSite(const std::function<void(catalog::RowSet&)>& plant) {
  catalog::RowSet rows = shipped_rows();
  plant(rows);
  for (const Error& fault : catalog::check_rows(rows, edited_on())) {
    FAIL_CHECK(describe(fault));
  }
  auto assembled = catalog::Catalog::assemble(std::move(rows), 0);
  REQUIRE(assembled);
  web::AppOptions options;
  options.data_dir = dir_.path();
  options.as_of = reference_date();
  auto app = web::App::over(*assembled, std::move(options));
  REQUIRE(app);
  app_ = std::move(*app);
  web::api::register_api(router_, *app_, "planted");
  REQUIRE(web::register_pages(router_, *app_));
}

Answer PlantedSite::get(const std::string& target) const {
  return answered(
      router_, web::make_request(web::Method::Get, encoded(target), {}, {{"host", "localhost"}}));
}

Answer PlantedSite::post(const std::string& target, const std::string& body) const {
  return answered(router_, web::make_request(web::Method::Post, encoded(target), body,
                                             {{"Content-Type", "application/json"}}));
}

}  // namespace mitate::testing
