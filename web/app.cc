#include "web/app.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "catalog/store/catalog_reader.h"
#include "web/clock.h"

namespace mitate::web {
namespace {

using catalog::Catalog;
using catalog::CatalogReader;
using catalog::CatalogStore;

search::SearcherOptions searcher_options(const AppOptions& options) {
  search::SearcherOptions out;
  out.index_dir = (options.data_dir / "index").string();
  out.prefer_mecab = options.prefer_mecab;
  return out;
}

Result<std::shared_ptr<const Snapshot>> read_snapshot(const std::shared_ptr<CatalogStore>& store,
                                                      const AppOptions& options) {
  MITATE_TRY(catalog::StoredCatalog stored, CatalogReader(store).read_all());
  if (stored.sequence == 0) {
    return Unexpected(ErrorCode::Unavailable, "no catalog was loaded into this data directory",
                      "run: mitate load seed_data");
  }
  MITATE_TRY(std::shared_ptr<const Catalog> catalog,
             Catalog::assemble(std::move(stored.rows), stored.sequence));
  return make_snapshot(std::move(catalog), searcher_options(options));
}

}  // namespace

struct App::State {
  AppOptions options;
  std::shared_ptr<CatalogStore> store;
  std::shared_ptr<const Wording> wording;
  mutable Telemetry telemetry;
  mutable QueryStatistics queries;

  explicit State(AppOptions chosen)
      : options(std::move(chosen)), queries(options.query_statistics) {}

  mutable std::mutex mutex;  ///< guards `current`; held for the copy of one pointer only
  std::shared_ptr<const Snapshot> current;

  std::mutex kept_mutex;
  std::shared_ptr<catalog::ExpiringStore> kept;

  std::mutex watch_mutex;
  std::condition_variable stop_watching;
  bool stopping = false;
  std::thread watcher;

  ~State() {
    {
      const std::lock_guard lock(watch_mutex);
      stopping = true;
    }
    stop_watching.notify_all();
    if (watcher.joinable()) watcher.join();
  }

  void swap_in(std::shared_ptr<const Snapshot> next) {
    const std::lock_guard lock(mutex);
    current.swap(next);  // the old one dies when its last request ends
  }

  using Clock = std::chrono::steady_clock;
  /// A catalog that could not be opened: a full disk or a want of descriptors may pass, so it is
  /// tried again, less and less often.
  struct FailedSwap {
    std::uint64_t sequence = 0;
    std::chrono::seconds pause{1};
    Clock::time_point again;
  };

  /// Looks four times a second, so that a load is visible within a second of its commit.
  void watch() {
    constexpr std::chrono::minutes kPurgePause{10};
    const CatalogReader reader(store);
    FailedSwap failed;
    auto next_purge = Clock::now();
    std::unique_lock lock(watch_mutex);
    while (!stop_watching.wait_for(lock, std::chrono::milliseconds(250),
                                   [this] { return stopping; })) {
      lock.unlock();
      look_once(reader, failed);
      if (Clock::now() >= next_purge) {
        purge_expired();
        next_purge = Clock::now() + kPurgePause;
      }
      lock.lock();
    }
  }

  /// What was promised to be deleted is deleted, also while nobody asks for it.
  void purge_expired() {
    std::error_code none;
    if (!std::filesystem::exists(options.data_dir / "private" / "data.mdb", none)) return;
    if (const auto opened = open_kept()) {
      [[maybe_unused]] const auto purged = (*opened)->purge(unix_now());
    }
  }

  Result<std::shared_ptr<catalog::ExpiringStore>> open_kept() {
    const std::lock_guard lock(kept_mutex);
    if (kept == nullptr) {
      MITATE_TRY(kept, catalog::ExpiringStore::open(options.data_dir));
    }
    return kept;
  }

  void look_once(const CatalogReader& reader, FailedSwap& failed) {
    const auto sequence = reader.current_sequence();
    std::uint64_t serving = 0;
    {
      const std::lock_guard lock(mutex);
      serving = current->sequence;
    }
    if (!sequence || *sequence == serving) return;
    const auto now = Clock::now();
    if (*sequence == failed.sequence && now < failed.again) return;
    auto next = read_snapshot(store, options);
    if (next) {
      swap_in(std::move(*next));
      telemetry.record(Event::SnapshotSwapped);
    } else {
      constexpr std::chrono::seconds kLongestPause{60};
      const bool first = failed.sequence != *sequence;
      failed.pause = first ? std::chrono::seconds(1) : std::min(failed.pause * 2, kLongestPause);
      failed.sequence = *sequence;
      failed.again = now + failed.pause;
      telemetry.record(Event::SnapshotFailed);
    }
  }
};

App::App(std::unique_ptr<State> state) : state_(std::move(state)) {}
App::~App() = default;

Result<std::unique_ptr<App>> App::open(AppOptions options) {
  auto state = std::make_unique<State>(std::move(options));
  std::optional<std::filesystem::path> words;
  if (state->options.assets_dir) words = *state->options.assets_dir / "wording";
  MITATE_TRY(state->wording, Wording::load(words));
  catalog::StoreOptions store_options;
  store_options.data_dir = state->options.data_dir;
  store_options.read_only = true;
  auto store = CatalogStore::open(store_options);
  if (!store) {
    Error error = std::move(store).error();
    if (error.code == ErrorCode::NotFound) {
      error.code = ErrorCode::Unavailable;
      error.hint = "run: mitate load seed_data";
    }
    return Unexpected(std::move(error));
  }
  state->store = std::move(*store);
  MITATE_TRY(state->current, read_snapshot(state->store, state->options));
  if (state->options.watch) {
    state->watcher = std::thread([raw = state.get()] { raw->watch(); });
  }
  return std::unique_ptr<App>(new App(std::move(state)));
}

Result<std::unique_ptr<App>> App::over(std::shared_ptr<const Catalog> catalog, AppOptions options) {
  auto state = std::make_unique<State>(std::move(options));
  std::optional<std::filesystem::path> words;
  if (state->options.assets_dir) words = *state->options.assets_dir / "wording";
  MITATE_TRY(state->wording, Wording::load(words));
  MITATE_TRY(state->current, make_snapshot(std::move(catalog), searcher_options(state->options)));
  return std::unique_ptr<App>(new App(std::move(state)));
}

std::shared_ptr<const Snapshot> App::snapshot() const {
  const std::lock_guard lock(state_->mutex);
  return state_->current;
}

Date App::today() const {
  return state_->options.as_of ? *state_->options.as_of : today_in_japan();
}

const AppOptions& App::options() const { return state_->options; }
Telemetry& App::telemetry() const { return state_->telemetry; }
QueryStatistics& App::query_statistics() const { return state_->queries; }
const Wording& App::wording() const { return *state_->wording; }
std::shared_ptr<CatalogStore> App::store() const { return state_->store; }

std::int64_t App::now() const { return unix_now(); }

Result<std::shared_ptr<catalog::ExpiringStore>> App::kept() const { return state_->open_kept(); }

}  // namespace mitate::web
