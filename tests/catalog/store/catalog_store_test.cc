#include "catalog/store/catalog_store.h"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "catalog/store/catalog_reader.h"
#include "catalog/store/catalog_writer.h"
#include "catalog/store/layout.h"
#include "catalog/store/verify_store.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using mitate::ErrorCode;
using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

const WriteInfo kLoad{"test", "load", "2026-11-24T00:00:00Z", ""};

std::shared_ptr<CatalogStore> open_store(const std::filesystem::path& dir) {
  auto store = CatalogStore::open({dir});
  if (!store) FAIL(mitate::describe(store.error()));
  return *store;
}

WriteOutcome load(const std::shared_ptr<CatalogStore>& store, const RowSet& rows) {
  auto writer = CatalogWriter::open(store);
  REQUIRE(writer);
  auto outcome = writer->replace_all(rows, kLoad, reference_date());
  if (!outcome) FAIL(mitate::describe(outcome.error()));
  return *outcome;
}

/// Puts raw bytes into the store, past the writer: what a fault or an attacker would do.
void tamper(const CatalogStore& store, TableIndex table, const std::string& key,
            const std::string& value) {
  REQUIRE(store.environment().write([&](WriteTransaction& t) { return t.put(table, key, value); }));
}

std::string faults(const CatalogStore& store) {
  const auto report = verify_store(store, reference_date());
  REQUIRE(report);
  std::string out;
  for (const StoreFault& fault : report->faults) out += fault.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("what was loaded is read back with its sequence number", "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir.path());
  const RowSet rows = small_rows();
  CHECK(load(store, rows).sequence == 1);
  const auto stored = CatalogReader(store).read_all();
  REQUIRE(stored);
  CHECK(stored->sequence == 1);
  for (const auto& [name, table] : rows) {
    const Table& back = stored->rows.find(name)->second;
    REQUIRE(back.rows.size() == table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      CHECK(back.rows[i].cells == table.rows[i].cells);
    }
  }
}

TEST_CASE("loading the same again changes nothing, a difference changes only itself",
          "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir.path());
  RowSet rows = small_rows();
  load(store, rows);
  const WriteOutcome same = load(store, rows);
  CHECK(same.is_unchanged());
  CHECK(same.sequence == 1);
  set_cell(rows, "services", "svc-one", "summary", "新しい説明。");
  add_row(rows, "coverage",
          {{"service_id", "svc-one"}, {"area_code", "011002"}, {"name", "札幌市"}});
  std::erase_if(rows.find("studies")->second.rows, [](const Row&) { return true; });
  const WriteOutcome next = load(store, rows);
  CHECK(next.sequence == 2);
  CHECK(next.changed == 1);
  CHECK(next.added == 1);
  CHECK(next.removed == 1);
  const auto changes = CatalogReader(store).changes_of(2);
  REQUIRE(changes);
  REQUIRE(changes->size() == 3);
  CHECK((*changes)[1].table == "services");
  CHECK((*changes)[1].before);
  CHECK((*changes)[1].after->at("summary") == "新しい説明。");
  CHECK_FALSE((*changes)[2].after);
  CHECK(faults(*store).empty());
}

TEST_CASE("one bad row refuses the write and leaves the old catalog untouched",
          "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir.path());
  RowSet rows = small_rows();
  load(store, rows);
  set_cell(rows, "services", "svc-one", "name", "変えた名");
  set_cell(rows, "services", "svc-two", "domains", "moon");
  auto writer = CatalogWriter::open(store);
  REQUIRE(writer);
  const auto outcome = writer->replace_all(rows, kLoad, reference_date());
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::InvalidData);
  CHECK(outcome.error().causes.size() == 1);
  const auto row = CatalogReader(store).row("services", "svc-one");
  REQUIRE(row);
  CHECK(RowView(*find_table("services"), **row).text("name") == "見本一");
  CHECK(*CatalogReader(store).current_sequence() == 1);
}

TEST_CASE("single changes are checked against the whole catalog", "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir.path());
  load(store, small_rows());
  auto writer = CatalogWriter::open(store);
  REQUIRE(writer);
  Row row = **CatalogReader(store).row("services", "svc-one");
  row.cells[1] = "改めた名";
  const RowChange good{"services", "svc-one", row};
  const auto done = writer->apply({{good}}, {"curator", "edit", "2026-11-24T01:00:00Z", "改称"},
                                  reference_date());
  REQUIRE(done);
  CHECK(done->sequence == 2);
  CHECK(done->changed == 1);
  const RowChange orphan{"providers", "prv-one", std::nullopt};
  const auto refused = writer->apply({{orphan}}, kLoad, reference_date());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::InvalidData);
  const RowChange absent{"services", "svc-none", std::nullopt};
  CHECK(writer->apply({{absent}}, kLoad, reference_date()).error().code ==
        ErrorCode::InvalidArgument);
  const auto history = CatalogReader(store).history("services", "svc-one");
  REQUIRE(history);
  REQUIRE(history->size() == 2);
  CHECK((*history)[1].entry.info.note == "改称");
  CHECK((*history)[1].change.after->at("name") == "改めた名");
  CHECK(CatalogReader(store).newest_log(1)->front().sequence == 2);
}

TEST_CASE("a second writer on one data directory is refused", "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir.path());
  const auto first = CatalogWriter::open(store);
  REQUIRE(first);
  const auto second = CatalogWriter::open(store);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::Locked);
  CHECK(second.error().message.find(dir.path().string()) != std::string::npos);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // Another process: only the lock file is shared.
    const auto lock = WriterLock::take(dir.path() / "writer.lock");
    _exit(!lock && lock.error().code == ErrorCode::Locked ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a newer format is refused and named", "[catalog][store]") {
  const TempDir dir;
  tamper(*open_store(dir.path()), kMeta, std::string(kFormatKey), "2");
  for (const bool read_only : {false, true}) {
    StoreOptions options{dir.path()};
    options.read_only = read_only;
    const auto store = CatalogStore::open(options);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::Unsupported);
    CHECK(store.error().message.find("第2版") != std::string::npos);
  }
}

TEST_CASE("reading where nothing was loaded is an answer, not a new store", "[catalog][store]") {
  const TempDir dir;
  StoreOptions options{dir / "none"};
  options.read_only = true;
  const auto store = CatalogStore::open(options);
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::NotFound);
  CHECK_FALSE(std::filesystem::exists(dir / "none"));
}

TEST_CASE("a place that cannot be a data directory is an environment error", "[catalog][store]") {
  const TempDir dir;
  write_file(dir / "file", "x");
  const auto store = CatalogStore::open({dir / "file"});
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::Io);
  write_file(dir / "bad/catalog/data.mdb", std::string(100'000, 'x'));
  const auto corrupt = CatalogStore::open({dir / "bad"});
  REQUIRE_FALSE(corrupt);
  CHECK(corrupt.error().code == ErrorCode::Corrupt);
}

TEST_CASE("a store opened for reading cannot be written", "[catalog][store]") {
  const TempDir dir;
  { load(open_store(dir.path()), small_rows()); }
  StoreOptions options{dir.path()};
  options.read_only = true;
  const auto store = CatalogStore::open(options);
  REQUIRE(store);
  CHECK(*CatalogReader(*store).current_sequence() == 1);
  CHECK(CatalogWriter::open(*store).error().code == ErrorCode::Io);
}

TEST_CASE("a full store refuses the write and stays as it was", "[catalog][store]") {
  const TempDir dir;
  StoreOptions options{dir.path()};
  options.map_bytes = std::size_t{256} << 10;
  options.max_map_bytes = std::size_t{512} << 10;
  const auto store = CatalogStore::open(options);
  REQUIRE(store);
  RowSet rows = small_rows();
  load(*store, rows);
  set_cell(rows, "services", "svc-one", "notes", std::string(19'000, 'a'));
  for (int i = 0; i < 40; ++i) {
    add_row(rows, "synonyms",
            {{"id", "syn-" + std::to_string(i)},
             {"kind", "synonym"},
             {"term", "語"},
             {"expands_to", std::string(15'000, 'b')},
             {"both_ways", "no"},
             {"reason", "見本"}});
  }
  auto writer = CatalogWriter::open(*store);
  REQUIRE(writer);
  const auto outcome = writer->replace_all(rows, kLoad, reference_date());
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::LimitExceeded);
  CHECK(*CatalogReader(*store).current_sequence() == 1);
  CHECK(faults(**store).empty());
}

TEST_CASE("the map grows by itself while there is room", "[catalog][store]") {
  const TempDir dir;
  StoreOptions options{dir.path()};
  options.map_bytes = std::size_t{256} << 10;
  const auto store = CatalogStore::open(options);
  REQUIRE(store);
  RowSet rows = small_rows();
  for (int i = 0; i < 40; ++i) {
    add_row(rows, "synonyms",
            {{"id", "syn-" + std::to_string(i)},
             {"kind", "synonym"},
             {"term", "語"},
             {"expands_to", std::string(15'000, 'b')},
             {"both_ways", "no"},
             {"reason", "見本"}});
  }
  CHECK(load(*store, rows).sequence == 1);
  CHECK(faults(**store).empty());
}

TEST_CASE("a backup is a data directory of its own", "[catalog][store]") {
  const TempDir dir;
  const auto store = open_store(dir / "data");
  load(store, small_rows());
  write_file(dir / "data/private/data.mdb", "buyers' needs");
  REQUIRE(store->backup(dir / "copy"));
  CHECK_FALSE(std::filesystem::exists(dir / "copy/private"));
  const auto copy = open_store(dir / "copy");
  CHECK(*CatalogReader(copy).current_sequence() == 1);
  CHECK(faults(*copy).empty());
  CHECK(store->backup(dir / "copy").error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("whoever writes must say who and when", "[catalog][store]") {
  const TempDir dir;
  auto writer = CatalogWriter::open(open_store(dir.path()));
  REQUIRE(writer);
  const auto outcome =
      writer->replace_all(small_rows(), {"", "load", "2026", ""}, reference_date());
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().place.field == "actor");
}
