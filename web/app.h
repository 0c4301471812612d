// The composition root: opens the store and holds the current snapshot, the one clock and the
// telemetry. Not here: routes (web/api, web/pages) and sockets (web/http/server). One App per
// process; all const calls are safe from any thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/store/catalog_store.h"
#include "catalog/store/expiring_store.h"
#include "web/snapshot.h"
#include "web/telemetry/query_statistics.h"
#include "web/telemetry/telemetry.h"
#include "web/wording/wording.h"

namespace mitate::web {

struct AppOptions {
  std::filesystem::path data_dir = "data";  ///< store, index generations, needs
  /// Fixed reference date for everything; nullopt: today in Asia/Tokyo.
  std::optional<Date> as_of;
  bool prefer_mecab = true;
  /// Set: templates, wording and static files are read from this `web/` folder instead of the
  /// binary.
  std::optional<std::filesystem::path> assets_dir;
  /// Count searches, and keep texts that enough visitors sent (web/telemetry/query_statistics.h).
  bool query_statistics = true;
  /// Notice new loads by themselves (serve); off for one-shot commands.
  bool watch = false;
};

class App {
 public:
  /// Opens the store's current catalog and its generation. Errors: those of the store, and
  /// Unavailable with a hint when nothing was loaded yet.
  [[nodiscard]] static Result<std::unique_ptr<App>> open(AppOptions options);
  /// Over a catalog that is already in memory; for tests. The index goes below options.data_dir.
  [[nodiscard]] static Result<std::unique_ptr<App>> over(
      std::shared_ptr<const catalog::Catalog> catalog, AppOptions options);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// Take once per request and keep it to the end.
  [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
  /// The reference date when a request names none. The only place that reads a clock for answers.
  [[nodiscard]] Date today() const;
  [[nodiscard]] const AppOptions& options() const;
  [[nodiscard]] Telemetry& telemetry() const;
  [[nodiscard]] QueryStatistics& query_statistics() const;
  [[nodiscard]] const Wording& wording() const;
  /// Seconds since 1970-01-01 UTC; for the expiry of kept needs, never for answers.
  [[nodiscard]] std::int64_t now() const;
  /// Needs and reports that are kept for a while, below data_dir; opened on first use.
  [[nodiscard]] Result<std::shared_ptr<catalog::ExpiringStore>> kept() const;
  /// The open store; nullptr when the app stands over a catalog in memory.
  [[nodiscard]] std::shared_ptr<catalog::CatalogStore> store() const;

 private:
  struct State;
  explicit App(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mitate::web
