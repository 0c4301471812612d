// mitate verify: store, change log and index agree, or what is wrong where.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/store/catalog_store.h"
#include "catalog/store/expiring_store.h"
#include "catalog/store/verify_store.h"
#include "search/index/generation.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/clock.h"

namespace mitate::web::cli {
namespace {

using nlohmann::ordered_json;

struct IndexReport {
  std::string generation;
  std::size_t services = 0;
  std::vector<std::string> faults;
};

bool is_public(const catalog::Service& service) {
  return service.status != catalog::ListingStatus::Draft &&
         service.status != catalog::ListingStatus::InReview;
}

/// Asks for everything public: every listing status that occurs is chosen.
search::SearchRequest everything(const Snapshot& snapshot, Date as_of) {
  std::set<std::string> statuses;
  for (const catalog::Service& service : snapshot.catalog->services()) {
    if (is_public(service)) statuses.emplace(catalog::name_of(service.status));
  }
  search::SearchRequest request;
  request.as_of = as_of;
  request.per_page = search::kMaxPerPage;
  request.filters["status"].assign(statuses.begin(), statuses.end());
  return request;
}

/// All ids that browsing gives.
Result<std::set<ServiceId>> browsable(const Snapshot& snapshot, Date as_of) {
  std::set<ServiceId> ids;
  search::SearchRequest request = everything(snapshot, as_of);
  while (true) {
    MITATE_TRY(const search::SearchResult result, snapshot.searcher->search(request));
    for (const search::Hit& hit : result.hits) ids.insert(hit.id);
    if (result.hits.empty() || request.page * request.per_page >= result.total) return ids;
    ++request.page;
  }
}

/// Every service of the store is found by browsing and by its own name, and nothing else is.
Result<IndexReport> check_index(const Snapshot& snapshot, Date as_of, std::uint64_t stored) {
  IndexReport report;
  report.generation = snapshot.generation;
  const std::string expected = "gen-" + std::to_string(stored) + "-";
  if (snapshot.generation.rfind(expected, 0) != 0) {
    report.faults.push_back("index generation " + snapshot.generation +
                            " does not belong to sequence " + std::to_string(stored));
  }
  MITATE_TRY(const std::set<ServiceId> listed, browsable(snapshot, as_of));
  for (const catalog::Service& service : snapshot.catalog->services()) {
    if (!is_public(service)) continue;
    ++report.services;
    if (listed.count(service.id) == 0) {
      report.faults.push_back(service.id.text() + " is in the store but not in the index");
      continue;
    }
    search::SearchRequest by_name = everything(snapshot, as_of);
    by_name.text = service.name;
    MITATE_TRY(const auto result, snapshot.searcher->search(by_name));
    const bool found = std::any_of(result.hits.begin(), result.hits.end(),
                                   [&](const auto& hit) { return hit.id == service.id; });
    if (!found) report.faults.push_back(service.id.text() + " is not found by its own name");
  }
  for (const ServiceId& id : listed) {
    if (snapshot.catalog->service(id) == nullptr) {
      report.faults.push_back(id.text() + " is in the index but not in the store");
    }
  }
  return report;
}

Result<catalog::StoreReport> check_store(const Globals& globals) {
  MITATE_TRY(const std::shared_ptr<catalog::CatalogStore> store, open_store(globals));
  return catalog::verify_store(*store, globals.writing_day());
}

ordered_json fault_json(const catalog::StoreFault& fault) {
  ordered_json out;
  if (fault.entry != 0) out["entry"] = fault.entry;
  if (!fault.table.empty()) out["table"] = fault.table;
  if (!fault.key.empty()) out["key"] = fault.key;
  out["message"] = fault.message;
  return out;
}

/// The index as it lies on disk, before anything would build it anew; nullopt when it is sound or
/// not there.
std::optional<std::string> index_damage(const Globals& globals, std::uint64_t sequence) {
  const auto folder = globals.data_dir / "index";
  const std::string name = search::current_generation(folder);
  if (!name.starts_with("gen-" + std::to_string(sequence) + "-")) return std::nullopt;
  const auto opened = search::open_generation(folder, name);
  if (opened) return std::nullopt;
  return "index generation " + name + " is damaged: " + opened.error().message;
}

/// Needs that should have been deleted; nullopt when the private folder cannot be read.
std::optional<std::size_t> count_overdue(const Globals& globals) {
  std::error_code none;
  if (!std::filesystem::exists(globals.data_dir / "private" / "data.mdb", none)) return 0;
  const auto kept = catalog::ExpiringStore::open(globals.data_dir);
  if (!kept) return std::nullopt;
  const auto all = (*kept)->count(catalog::Shelf::Needs, 0);
  const auto wanted = (*kept)->count(catalog::Shelf::Needs, unix_now());
  if (!all || !wanted) return std::nullopt;
  return *all - *wanted;
}

int verify_here(const Globals& globals) {
  auto store = check_store(globals);
  if (!store && store.error().code == ErrorCode::Corrupt) {
    catalog::StoreReport damaged;
    damaged.faults.push_back({0, {}, {}, store.error().message});
    store = std::move(damaged);
  }
  if (!store) return fail(globals, store.error());
  ordered_json out;
  out["sound"] = store->is_sound();
  out["sequence"] = store->sequence;
  out["entries"] = store->entries;
  out["changes"] = store->changes;
  out["rows"] = store->rows;
  out["faults"] = ordered_json::array();
  for (const catalog::StoreFault& fault : store->faults) out["faults"].push_back(fault_json(fault));
  out["generation"] = nullptr;
  out["services"] = nullptr;
  const auto overdue = count_overdue(globals);
  out["overdue_needs"] = overdue ? ordered_json(*overdue) : ordered_json(nullptr);
  if (!overdue) out["faults"].push_back({{"message", "the private folder cannot be read"}});
  const auto damage = index_damage(globals, store->sequence);
  if (damage) out["faults"].push_back({{"message", *damage}});
  out["sound"] = out["faults"].empty();
  // A store with faults may not assemble, and a damaged index would be built anew without a word;
  // their own faults are the answer then.
  if (out["faults"].empty()) {
    const auto app = open_app(globals);
    if (!app) return fail(globals, app.error());
    const auto index = check_index(*(*app)->snapshot(), globals.today(), store->sequence);
    if (!index) return fail(globals, index.error());
    out["generation"] = index->generation;
    out["services"] = index->services;
    for (const std::string& fault : index->faults) out["faults"].push_back({{"message", fault}});
    out["sound"] = index->faults.empty();
  }
  const bool sound = out["sound"].get<bool>();
  if (globals.json) {
    print(out.dump(2));
  } else {
    for (const ordered_json& fault : out["faults"]) {
      const std::string place = fault.value("table", "") + " " + fault.value("key", "");
      complain((place == " " ? "" : place + ": ") + fault["message"].get<std::string>());
    }
    print(
        (sound ? "sound: " : "NOT sound: ") + std::to_string(store->rows) + " rows, " +
        std::to_string(store->entries) + " log entries, sequence " +
        std::to_string(store->sequence) + ", " +
        (out["generation"].is_null() ? "index not checked" : out["generation"].get<std::string>()));
  }
  return sound ? kOk : kNo;
}

/// LMDB and Xapian map files into memory, and a damaged one can end the process that looks at it.
/// A child looks; this one survives and tells.
int verify_apart(const Globals& globals) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return verify_here(globals);
  if (child == 0) {
    const int status = verify_here(globals);
    std::fflush(nullptr);
    ::_exit(status);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  const std::string message = std::string("reading the data ended by ") +
                              ::strsignal(WTERMSIG(status)) +
                              ": a file is damaged; restore the data directory from a backup";
  if (globals.json) {
    ordered_json out;
    out["sound"] = false;
    out["faults"] = ordered_json::array({{{"message", message}}});
    print(out.dump(2));
  } else {
    complain(message);
    print("NOT sound: the check could not be finished");
  }
  return kNo;
}

}  // namespace

int verify(const Globals& globals) { return verify_apart(globals); }

}  // namespace mitate::web::cli
