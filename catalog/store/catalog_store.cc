#include "catalog/store/catalog_store.h"

#include <system_error>

#include "catalog/store/layout.h"
#include "catalog/store/lmdb_env.h"
#include "catalog/store/migrations.h"

namespace mitate::catalog {

namespace fs = std::filesystem;

Result<std::shared_ptr<CatalogStore>> CatalogStore::open(const StoreOptions& options) {
  MITATE_TRY(std::unique_ptr<LmdbEnv> env,
             LmdbEnv::open({options.data_dir / "catalog", catalog_table_names(), options.map_bytes,
                            options.max_map_bytes, options.read_only}));
  MITATE_TRY(const std::uint64_t format, stored_format(*env));
  MITATE_TRY_VOID(refuse_newer(format));
  if (format < kStoreFormat) {
    if (options.read_only) {
      return Unexpected(format == 0 ? ErrorCode::NotFound : ErrorCode::Unsupported,
                        "データの置き場の形式が古いか、まだ空です。",
                        "`mitate load` を一度実行してください。");
    }
    MITATE_TRY_VOID(migrate(*env));
  }
  std::shared_ptr<CatalogStore> out(new CatalogStore);
  out->options_ = options;
  out->env_ = std::move(env);
  return out;
}

CatalogStore::~CatalogStore() = default;

Result<void> CatalogStore::backup(const fs::path& target) const {
  std::error_code failed;
  if (fs::exists(target, failed) && !fs::is_empty(target, failed)) {
    return Unexpected(ErrorCode::InvalidArgument,
                      "写し先「" + target.string() + "」が空のフォルダではありません。",
                      "新しいフォルダの名を指定してください。");
  }
  const fs::path folder = target / "catalog";
  fs::create_directories(folder, failed);
  if (failed) {
    return Unexpected(ErrorCode::Io, "写し先「" + target.string() + "」を作れません（" +
                                         failed.message() + "）。");
  }
  return env_->copy_to(folder);
}

}  // namespace mitate::catalog
