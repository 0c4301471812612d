// /services/export/…: what the list shows under the same address, as CSV (UTF-8 with BOM, or CP932
// on request), xlsx and GeoJSON of its places; and the whole catalog in the form that the importer
// reads back.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "catalog/exporters/service_csv_exporter.h"
#include "web/pages/facts/record_columns.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/file_name.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/public_search.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
using Json = nlohmann::ordered_json;
using Services = std::vector<const catalog::Service*>;

/// Every hit of the search in its order, whatever page was asked for.
Result<Services, Problem> found_services(const Site& site, const Snapshot& snapshot,
                                         const Request& http) {
  MITATE_TRY(PublicSearch asked, read_public_search(site, http));
  asked.request.per_page = search::kMaxPerPage;
  Services services;
  for (asked.request.page = 1;; ++asked.request.page) {
    const auto found = snapshot.searcher->search(asked.request);
    if (!found) return Refused(problem_from(found.error()));
    for (const search::Hit& hit : found->hits) {
      const catalog::Service* service = catalog::public_service(*snapshot.catalog, hit.id);
      if (service != nullptr) services.push_back(service);
    }
    if (asked.request.page * search::kMaxPerPage >= found->total) return services;
  }
}

Sheet list_sheet(const FactContext& context, const Services& services) {
  Sheet sheet;
  sheet.name = context.text("export.list");
  sheet.frozen_columns = 2;
  sheet.filter = true;
  add_record_headers(context, RecordColumns::Full, sheet);
  for (const catalog::Service* service : services) {
    std::vector<SheetCell> row;
    add_record_cells(context, RecordColumns::Full, *service, row);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

/// What the file is, of which day and data, and what may be done with it.
Sheet about_sheet(const FactContext& context, const Snapshot& snapshot, const Services& services,
                  Date as_of) {
  Sheet sheet;
  sheet.name = context.text("export.about");
  sheet.headers = {context.text("export.item"), context.text("export.content")};
  sheet.widths = {20, 90};
  sheet.rows.push_back(
      {context.text("export.count"), SheetWhole{static_cast<std::int64_t>(services.size())}});
  sheet.rows.push_back({context.text("export.as_of_day"), as_of});
  sheet.rows.push_back({context.text("export.generation"), snapshot.generation});
  sheet.rows.push_back({context.text("export.license"), context.text("export.license.text")});
  sheet.rows.push_back({context.text("export.note"), context.text("export.promise")});
  return sheet;
}

/// A point for each municipality that a record names, at its office; a prefecture has no point and
/// stands without geometry, as RFC 7946 allows.
Json places_json(const FactContext& context, const Snapshot& snapshot, const Services& services,
                 Date as_of) {
  Json out;
  out["type"] = "FeatureCollection";
  out["license"] = context.text("export.license.text");
  out["as_of"] = as_of.iso();
  out["generation"] = snapshot.generation;
  out["features"] = Json::array();
  for (const catalog::Service* service : services) {
    for (const catalog::CoveredPlace& place : service->places) {
      Json feature;
      feature["type"] = "Feature";
      feature["geometry"] = nullptr;
      if (const auto* town = context.catalog.places().municipality(place.area_code)) {
        feature["geometry"] = {{"type", "Point"},
                               {"coordinates", {town->longitude, town->latitude}}};
      }
      const std::string provider(context.catalog.provider_name(*service));
      Json& told = feature["properties"];
      told["service"] = service->id.text();
      told["name"] = service->name;
      told["provider"] = provider.empty() ? Json(nullptr) : Json(provider);
      told["area_code"] = place.area_code;
      told["area"] = context.catalog.places().label(place.area_code);
      told["coverage"] = catalog::name_of(service->coverage);
      told["last_verified"] = service->last_verified.iso();
      out["features"].push_back(std::move(feature));
    }
  }
  return out;
}
}  // namespace

Response services_export(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const std::string file = request.parameters.get("file");
  if (file == "import.csv") {
    return csv_response(site.wording(), "import", catalog::service_csv(*snapshot->catalog),
                        CsvEncoding::Utf8);
  }
  if (file != "services.csv" && file != "services.xlsx" && file != "places.geojson") {
    return problem_response(not_found(site, "problem.404.cause"));
  }
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const auto encoding = read_encoding(site, request);
  if (!encoding) return problem_response(encoding.error());
  const auto services = found_services(site, *snapshot, request);
  if (!services) return problem_response(services.error());
  const std::string kind = context.text("export.list");
  const std::string words = request.query.get("q");
  Response response;
  if (file == "places.geojson") {
    response = download_response("application/geo+json", file,
                                 places_json(context, *snapshot, *services, *as_of).dump(1) + "\n");
    name_file(response, file_name(context.text("export.places"), words, *as_of, ".geojson"));
  } else if (file == "services.xlsx") {
    auto bytes = to_xlsx(
        {list_sheet(context, *services), about_sheet(context, *snapshot, *services, *as_of)}, kind,
        *as_of);
    if (!bytes) return problem_response(problem_from(bytes.error()));
    response =
        download_response("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file,
                          std::move(*bytes));
    name_file(response, file_name(kind, words, *as_of, ".xlsx"));
  } else {
    response =
        csv_response(site.wording(), "services", to_csv(list_sheet(context, *services)), *encoding);
    name_file(response, file_name(kind, words, *as_of,
                                  *encoding == CsvEncoding::Cp932 ? "_cp932.csv" : ".csv"));
  }
  return response;
}

}  // namespace mitate::web
