// /services/export/…: the public catalog as a sheet for people with a spreadsheet (UTF-8 with BOM,
// or CP932 on request) and in the form that the importer reads back.
#include "catalog/exporters/flat_csv_exporter.h"
#include "catalog/exporters/service_csv_exporter.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {

Response services_export(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const std::string file = request.parameters.get("file");
  if (file == "import.csv") {
    return csv_response(site.wording(), "import", catalog::service_csv(*snapshot->catalog),
                        CsvEncoding::Utf8);
  }
  if (file != "services.csv") {
    return problem_response(not_found(site, "problem.404.cause"));
  }
  const auto encoding = read_encoding(site, request);
  if (!encoding) return problem_response(encoding.error());
  return csv_response(
      site.wording(), "services",
      catalog::flat_csv(*snapshot->catalog, catalog::SheetEncoding::Utf8WithBom).bytes, *encoding);
}

}  // namespace mitate::web
