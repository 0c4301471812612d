// mitate load DIR: seed files -> checked rows -> one transaction -> index generation.
#include <nlohmann/json.hpp>

#include "catalog/importers/seed_importer.h"
#include "catalog/store/catalog_writer.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/clock.h"

namespace mitate::web::cli {
namespace {

using catalog::CatalogStore;
using catalog::CatalogWriter;

struct Loaded {
  catalog::ImportReport report;
  catalog::WriteOutcome outcome;
};

Result<void> load_rows(const Globals& globals, const LoadOptions& options, Loaded& loaded) {
  MITATE_TRY(catalog::RowSet rows,
             catalog::read_seed(options.folder, globals.writing_day(), loaded.report));
  MITATE_TRY(std::shared_ptr<CatalogStore> store, open_store(globals, true));
  MITATE_TRY(CatalogWriter writer, CatalogWriter::open(store));
  const catalog::WriteInfo info{"load", "load", utc_timestamp(),
                                options.folder.filename().string()};
  MITATE_TRY(loaded.outcome, writer.replace_all(rows, info, globals.writing_day()));
  return {};
}

/// The rows are committed and will be served: that the index could not be built just now is a
/// warning, because "failed" would make the operator load again what is already there.
int committed_without_index(const Globals& globals, const Loaded& loaded, const Error& cause) {
  complain("the rows are stored, but the index could not be built (" + describe(cause) +
           "); it is built at the next start of the server or the next load");
  if (globals.json) {
    nlohmann::ordered_json out;
    out["rows"] = loaded.report.rows;
    out["sequence"] = loaded.outcome.sequence;
    out["generation"] = nullptr;
    out["index_error"] = describe(cause);
    print(out.dump(2));
  } else {
    print("loaded " + std::to_string(loaded.report.rows) + " rows, sequence " +
          std::to_string(loaded.outcome.sequence) + ", index NOT built");
  }
  return kOk;
}

}  // namespace

int load(const Globals& globals, const LoadOptions& options) {
  Loaded loaded;
  // The store is closed again before the app opens it: one environment per process and directory.
  if (auto done = load_rows(globals, options, loaded); !done) return fail(globals, done.error());
  const auto app = open_app(globals);
  if (!app) return committed_without_index(globals, loaded, app.error());
  const auto snapshot = (*app)->snapshot();
  if (globals.json) {
    nlohmann::ordered_json out;
    out["files"] = loaded.report.files;
    out["rows"] = loaded.report.rows;
    out["added"] = loaded.outcome.added;
    out["changed"] = loaded.outcome.changed;
    out["removed"] = loaded.outcome.removed;
    out["unchanged"] = loaded.outcome.is_unchanged();
    out["notes"] = nlohmann::ordered_json::array();
    for (const Error& note : loaded.report.notes) out["notes"].push_back(describe(note));
    out["sequence"] = snapshot->sequence;
    out["generation"] = snapshot->generation;
    out["services"] = snapshot->catalog->services().size();
    print(out.dump(2));
    return kOk;
  }
  for (const Error& note : loaded.report.notes) complain(describe(note));
  const std::string change = loaded.outcome.is_unchanged()
                                 ? "unchanged"
                                 : "+" + std::to_string(loaded.outcome.added) + " ~" +
                                       std::to_string(loaded.outcome.changed) + " -" +
                                       std::to_string(loaded.outcome.removed);
  print("loaded " + std::to_string(loaded.report.rows) + " rows from " +
        std::to_string(loaded.report.files) + " files (" + change + "), sequence " +
        std::to_string(snapshot->sequence) + ", generation " + snapshot->generation);
  return kOk;
}

}  // namespace mitate::web::cli
