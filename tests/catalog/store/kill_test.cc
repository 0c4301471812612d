#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>

#include "catalog/importers/seed_importer.h"
#include "catalog/store/catalog_reader.h"
#include "catalog/store/catalog_writer.h"
#include "catalog/store/verify_store.h"
#include "tests/support/kill_loop.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

const WriteInfo kWork{"test", "load", "2026-11-24T00:00:00Z", ""};

/// In the child, where a failed check of the framework would be lost.
template <typename T>
T must(mitate::Result<T> result) {
  if (!result) std::abort();
  return std::move(*result);
}

std::shared_ptr<CatalogStore> open_in(const std::filesystem::path& path) {
  return must(CatalogStore::open({path}));
}

}  // namespace

TEST_CASE("100 kills while writing lose no acknowledged write", "[catalog][store][kill]") {
  const TempDir dir;
  KillLoop loop;
  loop.seed = 20261124;
  loop.longest = std::chrono::milliseconds(100);
  loop.work = [&](int round, const Acknowledgements& acks) {
    const auto store = open_in(dir.path());
    RowSet rows = must(CatalogReader(store).read_all()).rows;
    if (rows.find("services")->second.rows.empty()) rows = small_rows();
    for (std::uint64_t step = 0;; ++step) {
      const std::uint64_t number = static_cast<std::uint64_t>(round) * 100'000 + step;
      add_row(rows, "stop_words",
              {{"word", "語" + std::to_string(number)}, {"kind", "function_word"}});
      // Opened anew each time: the lock of a killed writer must not stay.
      auto writer = must(CatalogWriter::open(store));
      must(writer.replace_all(rows, kWork, mitate::testing::edited_on()));
      acks.acknowledge(number);
    }
  };
  loop.check = [&](int round, const std::vector<std::uint64_t>& acknowledged) {
    const auto store = open_in(dir.path());
    const CatalogReader reader(store);
    if (!acknowledged.empty()) {
      const auto row = reader.row("stop_words", "語" + std::to_string(acknowledged.back()));
      REQUIRE(row);
      CHECK(row->has_value());
    }
    CHECK(*reader.current_sequence() >= acknowledged.size());
    if (round % 10 != 9) return;
    const auto report = verify_store(*store, mitate::testing::edited_on());
    REQUIRE(report);
    CHECK(report->is_sound());
  };
  const std::vector<std::uint64_t> acknowledged = run(loop);
  CHECK_FALSE(acknowledged.empty());
  const auto stored = CatalogReader(open_in(dir.path())).read_all();
  REQUIRE(stored);
  std::set<std::string> words;
  for (const Row& row : stored->rows.find("stop_words")->second.rows) words.insert(row.cells[0]);
  for (const std::uint64_t number : acknowledged)
    CHECK(words.contains("語" + std::to_string(number)));
}

TEST_CASE("a kill during a load leaves all of it or none of it", "[catalog][store][kill]") {
  const TempDir dir;
  ImportReport report;
  const auto rows = read_seed(MITATE_SOURCE_DIR "/seed_data", mitate::testing::edited_on(), report);
  REQUIRE(rows);
  const auto folder = [&](int round) { return dir / std::to_string(round); };
  KillLoop loop;
  loop.rounds = 8;
  {
    // One undisturbed load says how long the kills must be spread.
    const auto start = std::chrono::steady_clock::now();
    auto writer = must(CatalogWriter::open(open_in(dir / "undisturbed")));
    must(writer.replace_all(*rows, kWork, mitate::testing::edited_on()));
    const auto took = std::chrono::steady_clock::now() - start;
    loop.longest = std::chrono::duration_cast<std::chrono::microseconds>(took) * 3 / 2;
  }
  loop.work = [&](int round, const Acknowledgements& acks) {
    auto writer = must(CatalogWriter::open(open_in(folder(round))));
    must(writer.replace_all(*rows, kWork, mitate::testing::edited_on()));
    acks.acknowledge(static_cast<std::uint64_t>(round));
  };
  loop.check = [&](int round, const std::vector<std::uint64_t>& acknowledged) {
    const auto store = open_in(folder(round));
    const auto state = verify_store(*store, mitate::testing::edited_on());
    REQUIRE(state);
    CHECK(state->is_sound());
    CHECK((state->rows == report.rows || (state->rows == 0 && state->sequence == 0)));
    const bool promised =
        !acknowledged.empty() && acknowledged.back() == static_cast<std::uint64_t>(round);
    if (promised) CHECK(state->rows == report.rows);
    std::filesystem::remove_all(folder(round));
  };
  run(loop);
}
