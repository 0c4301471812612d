#include "web/readiness.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "catalog/store/catalog_reader.h"
#include "web/clock.h"

namespace mitate::web {
namespace {

namespace fs = std::filesystem;

/// A new index generation and the needs of a busy day fit in it.
constexpr std::uintmax_t kSmallestRoom = std::uintmax_t{64} << 20;
/// A swap takes seconds; the purge runs every ten minutes.
constexpr std::int64_t kSwapSeconds = 60;
constexpr std::int64_t kPurgeSeconds = 3600;

Condition broken(std::string name, std::string cause) {
  return {std::move(name), false, std::move(cause)};
}

Condition index(const App& app) {
  search::SearchRequest request;
  request.as_of = app.today();
  request.per_page = 1;
  const auto found = app.snapshot()->searcher->search(request);
  return found ? Condition{"index"} : broken("index", found.error().message);
}

/// The store can be read, and what it holds is what is served.
void add_store(const App& app, std::vector<Condition>& out) {
  if (app.store() == nullptr) return;  // over a catalog in memory
  const catalog::CatalogReader reader(app.store());
  const auto sequence = reader.current_sequence();
  if (!sequence) {
    out.push_back(broken("store", sequence.error().message));
    return;
  }
  out.push_back({"store"});
  const auto serving = app.snapshot()->sequence;
  const auto newest = reader.newest_log(1);
  if (*sequence == serving || !newest || newest->empty()) {
    out.push_back({"swap"});
    return;
  }
  // utc_timestamp() sorts like time does.
  const bool fresh = newest->front().info.at > utc_timestamp_before(kSwapSeconds);
  out.push_back(fresh ? Condition{"swap"}
                      : broken("swap", "sequence " + std::to_string(*sequence) +
                                           " is stored but cannot be opened; sequence " +
                                           std::to_string(serving) + " is served"));
}

void add_private(const App& app, std::vector<Condition>& out) {
  const auto kept = app.kept();
  if (!kept) {
    out.push_back(broken("private", kept.error().message));
    return;
  }
  const auto all = (*kept)->count(catalog::Shelf::Needs, 0);
  const auto wanted = (*kept)->count(catalog::Shelf::Needs, app.now() - kPurgeSeconds);
  if (!all || !wanted) {
    out.push_back(broken("private", (all ? wanted : all).error().message));
    return;
  }
  out.push_back({"private"});
  out.push_back(*all == *wanted
                    ? Condition{"needs"}
                    : broken("needs", std::to_string(*all - *wanted) +
                                          " needs should have been deleted an hour ago"));
}

Condition disk(const App& app) {
  std::error_code failed;
  const auto room = fs::space(app.options().data_dir, failed);
  if (failed) return broken("disk", failed.message());
  if (room.available >= kSmallestRoom) return {"disk"};
  return broken("disk", std::to_string(room.available >> 20U) + " MB are free");
}

}  // namespace

std::vector<Condition> conditions(const App& app) {
  std::vector<Condition> out{index(app)};
  add_store(app, out);
  add_private(app, out);
  out.push_back(disk(app));
  return out;
}

}  // namespace mitate::web
