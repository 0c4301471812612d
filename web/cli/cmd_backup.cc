// mitate backup DIR: a consistent copy of the store as a data directory of its own.
#include "catalog/store/catalog_store.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

Result<void> run_backup(const Globals& globals, const std::filesystem::path& target) {
  MITATE_TRY(const std::shared_ptr<catalog::CatalogStore> store, open_store(globals));
  return store->backup(target);
}

}  // namespace

int backup(const Globals& globals, const std::filesystem::path& target) {
  if (auto done = run_backup(globals, target); !done) return fail(globals, done.error());
  if (globals.json)
    print("{\"backup\": true}");
  else
    print("backup written to " + target.string());
  return kOk;
}

}  // namespace mitate::web::cli
