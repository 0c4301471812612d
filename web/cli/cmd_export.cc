// mitate export FORMAT: the catalog for other programs and people.
#include <cstdio>
#include <fstream>

#include "catalog/exporters/flat_csv_exporter.h"
#include "catalog/exporters/json_lines_exporter.h"
#include "catalog/exporters/seed_exporter.h"
#include "catalog/exporters/service_csv_exporter.h"
#include "catalog/store/catalog_reader.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using namespace catalog;

Result<void> deliver(const std::string& bytes, const std::filesystem::path& out) {
  if (out.empty()) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    std::fflush(stdout);
    return {};
  }
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return Unexpected(ErrorCode::Io, "cannot write the file", {}, {out.string(), 0, {}});
  return {};
}

Result<void> run_export(const Globals& globals, const ExportOptions& options) {
  MITATE_TRY(std::shared_ptr<CatalogStore> store, open_store(globals));
  MITATE_TRY(StoredCatalog stored, CatalogReader(store).read_all());
  if (options.format == "seed") {
    if (options.out.empty()) {
      return Unexpected(ErrorCode::InvalidArgument, "format seed needs a folder: --out DIR");
    }
    return write_seed(stored.rows, options.out);
  }
  if (options.format == "jsonl") return deliver(json_lines(stored.rows), options.out);
  MITATE_TRY(const std::shared_ptr<const Catalog> catalog,
             Catalog::assemble(std::move(stored.rows), stored.sequence));
  if (options.format == "services") return deliver(service_csv(*catalog), options.out);
  const bool legacy = options.format == "csv-cp932";
  const FlatCsv csv =
      flat_csv(*catalog, legacy ? SheetEncoding::Cp932 : SheetEncoding::Utf8WithBom);
  for (const LostCell& lost : csv.lost) {
    complain(lost.service + ": " + lost.column + ": " + lost.character);
  }
  return deliver(csv.bytes, options.out);
}

}  // namespace

int export_catalog(const Globals& globals, const ExportOptions& options) {
  if (auto done = run_export(globals, options); !done) return fail(globals, done.error());
  return kOk;
}

}  // namespace mitate::web::cli
