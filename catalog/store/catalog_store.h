// The catalog's place on disk: <data_dir>/catalog (LMDB) and <data_dir>/writer.lock. Opens it,
// checks its format, makes backups. Not here: reading (catalog_reader), writing (catalog_writer),
// proof (verify_store), needs of buyers (expiring_store). Opened once per process by web/app and
// the command line, then shared. Thread-safe.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>

#include "catalog/base/result.h"

namespace mitate::catalog {

class LmdbEnv;

struct StoreOptions {
  std::filesystem::path data_dir;
  /// True: never creates or changes a file; NotFound when nothing was loaded yet.
  bool read_only = false;
  /// Address space for a start; the file takes only what is used. The shipped catalog with its log
  /// uses about 10 MB.
  std::size_t map_bytes = std::size_t{256} << 20;
  /// The map doubles up to this; then a write fails with LimitExceeded and nothing is lost.
  std::size_t max_map_bytes = std::size_t{16} << 30;
};

class CatalogStore {
 public:
  /// Creates an empty store where there is none (unless read_only) and migrates an older format.
  /// Errors: Unsupported for a newer format, NotFound, Io, Corrupt.
  [[nodiscard]] static Result<std::shared_ptr<CatalogStore>> open(const StoreOptions& options);
  ~CatalogStore();
  CatalogStore(const CatalogStore&) = delete;
  CatalogStore& operator=(const CatalogStore&) = delete;

  [[nodiscard]] const std::filesystem::path& data_dir() const { return options_.data_dir; }
  [[nodiscard]] bool is_read_only() const { return options_.read_only; }
  /// A consistent copy as a data directory of its own. `target` must not exist or be empty. Needs
  /// and reports of visitors are not in it. Errors: InvalidArgument, Io.
  [[nodiscard]] Result<void> backup(const std::filesystem::path& target) const;

  /// For catalog/store only; the type is opaque elsewhere.
  [[nodiscard]] LmdbEnv& environment() const { return *env_; }

 private:
  CatalogStore() = default;
  StoreOptions options_;
  std::unique_ptr<LmdbEnv> env_;
};

}  // namespace mitate::catalog
