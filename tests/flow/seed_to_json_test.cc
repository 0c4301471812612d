// seed files -> store -> catalog -> index -> ranking -> JSON, in one process, through every room.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "catalog/importers/seed_importer.h"
#include "catalog/store/catalog_writer.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"
#include "web/api/api.h"
#include "web/app.h"

using namespace mitate;
using nlohmann::json;

namespace {

void store_seed(const std::filesystem::path& data_dir) {
  catalog::ImportReport report;
  auto rows = catalog::read_seed(std::string(MITATE_SOURCE_DIR) + "/seed_data",
                                 testing::edited_on(), report);
  REQUIRE(rows.has_value());
  catalog::StoreOptions options;
  options.data_dir = data_dir;
  const auto store = catalog::CatalogStore::open(options);
  REQUIRE(store.has_value());
  auto writer = catalog::CatalogWriter::open(*store);
  REQUIRE(writer.has_value());
  const auto outcome = writer->replace_all(*rows, {"test", "load", "2026-11-24T00:00:00Z", ""},
                                           testing::edited_on());
  REQUIRE(outcome.has_value());
  REQUIRE(outcome->sequence == 1);
}

json ask(const web::Router& router, web::Method method, const std::string& target,
         const std::string& body = {}) {
  web::Request request = web::make_request(method, target, body);
  const web::Response response = router.dispatch(request);
  INFO(target << " -> " << response.body.substr(0, 500));
  REQUIRE(response.status == 200);
  return json::parse(response.body);
}

}  // namespace

TEST_CASE("what stands in a seed file is what a buyer's program reads", "[flow]") {
  const testing::TempDir dir;
  store_seed(dir.path());
  web::AppOptions options;
  options.data_dir = dir.path();
  options.as_of = testing::reference_date();
  auto app = web::App::open(options);
  REQUIRE(app.has_value());
  web::Router router;
  web::api::register_api(router, **app, "flow");

  const auto snapshot = (*app)->snapshot();
  CHECK(snapshot->sequence == 1);
  CHECK(snapshot->generation.rfind("gen-1-", 0) == 0);

  const json list = ask(router, web::Method::Get, "/api/v1/services?domain=hypertension");
  REQUIRE(list["total"] > 0);
  const std::string id = list["items"][0]["id"];
  const json record = ask(router, web::Method::Get, "/api/v1/services/" + id);
  const catalog::Service* service = snapshot->catalog->service(ServiceId(id));
  REQUIRE(service != nullptr);
  CHECK(record["name"] == service->name);
  CHECK(record["summary"] == service->summary);

  const json answer =
      ask(router, web::Method::Post, "/api/v1/matches",
          R"({"need":{"buyer_type":"employer","domains":["hypertension"]},"limit":100})");
  REQUIRE_FALSE(answer["matches"].empty());
  for (const json& match : answer["matches"]) {
    long sum = 0;
    for (const json& part : match["contributions"]) {
      sum += std::lround(part["points"].get<double>() * 10);
      // Whatever earns points says from which source.
      for (const json& source : part["sources"]) {
        CHECK(snapshot->catalog->source(SourceId(source["id"].get<std::string>())) != nullptr);
      }
    }
    CHECK(sum == std::lround(match["score"].get<double>() * 10));
    CHECK(snapshot->catalog->service(ServiceId(match["service"]["id"].get<std::string>())) !=
          nullptr);
  }
  CHECK(answer["generation"] == snapshot->generation);
}

TEST_CASE("opening twice gives the same generation and the same answers", "[flow]") {
  const testing::TempDir dir;
  store_seed(dir.path());
  std::string first;
  for (int round = 0; round < 2; ++round) {
    web::AppOptions options;
    options.data_dir = dir.path();
    options.as_of = testing::reference_date();
    auto app = web::App::open(options);
    REQUIRE(app.has_value());
    web::Router router;
    web::api::register_api(router, **app, "flow");
    const std::string answer =
        ask(router, web::Method::Post, "/api/v1/matches",
            R"({"need":{"buyer_type":"insurer","domains":["obesity-metabolic"]}})")
            .dump();
    if (round == 0) first = answer;
    CHECK(answer == first);
  }
}
