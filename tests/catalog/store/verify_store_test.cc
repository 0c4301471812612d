#include "catalog/store/verify_store.h"

#include <catch2/catch.hpp>

#include "catalog/base/digest.h"
#include "catalog/store/catalog_reader.h"
#include "catalog/store/catalog_writer.h"
#include "catalog/store/codec.h"
#include "catalog/store/keys.h"
#include "catalog/store/layout.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

/// A store with three writes.
struct Loaded {
  TempDir dir;
  std::shared_ptr<CatalogStore> store;
  Loaded() {
    auto opened = CatalogStore::open({dir.path()});
    REQUIRE(opened);
    store = *opened;
    RowSet rows = small_rows();
    set_cell(rows, "services", "svc-one", "as_of", "2026-11-20");
    for (const char* summary : {"一つ目。", "二つ目。", "三つ目。"}) {
      set_cell(rows, "services", "svc-one", "summary", summary);
      auto writer = CatalogWriter::open(store);
      REQUIRE(writer);
      REQUIRE(writer->replace_all(rows, {"test", "load", "2026-11-24T00:00:00Z", ""},
                                  reference_date()));
    }
  }
  void put(TableIndex table, const std::string& key, const std::string& value) {
    REQUIRE(
        store->environment().write([&](WriteTransaction& t) { return t.put(table, key, value); }));
  }
  void erase(TableIndex table, const std::string& key) {
    REQUIRE(store->environment().write([&](WriteTransaction& t) -> mitate::Result<void> {
      const auto erased = t.erase(table, key);
      CHECK((erased && *erased));
      return {};
    }));
  }
  std::string get(TableIndex table, const std::string& key) {
    std::string out;
    REQUIRE(store->environment().read([&](const ReadTransaction& t) -> mitate::Result<void> {
      out = std::string(**t.get(table, key));
      return {};
    }));
    return out;
  }
};

bool finds(const Loaded& loaded, std::uint64_t entry, const std::string& words) {
  const auto report = verify_store(*loaded.store, reference_date());
  REQUIRE(report);
  for (const StoreFault& fault : report->faults) {
    UNSCOPED_INFO(fault.entry << " " << fault.table << " " << fault.message);
    if (fault.entry == entry && fault.message.find(words) != std::string::npos) return true;
  }
  return false;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("an untouched store is proven sound", "[catalog][verify]") {
  const Loaded loaded;
  const auto report = verify_store(*loaded.store, reference_date());
  REQUIRE(report);
  CHECK(report->is_sound());
  CHECK(report->sequence == 3);
  CHECK(report->entries == 3);
}

TEST_CASE("whatever is changed behind the writer's back is found", "[catalog][verify]") {
  Loaded loaded;
  SECTION("a stored row") {
    const std::string key = row_store_key("services", "svc-one");
    loaded.put(kRows, key, replaced(loaded.get(kRows, key), "三つ目", "別の値"));
    CHECK(finds(loaded, 0, "変更記録と違います"));
  }
  SECTION("a row that the log never wrote") {
    loaded.put(kRows, row_store_key("stop_words", "です"),
               encode_cells({{"word", "です"}, {"kind", "function_word"}}));
    CHECK(finds(loaded, 0, "変更記録にありません"));
  }
  SECTION("a lost row") {
    loaded.erase(kRows, row_store_key("prices", "price-one"));
    CHECK(finds(loaded, 0, "失われています"));
  }
  SECTION("who did it") {
    loaded.put(kLog, sequence_key(2), replaced(loaded.get(kLog, sequence_key(2)), "test", "evil"));
    CHECK(finds(loaded, 2, "要約値と合いません"));
  }
  SECTION("an entry rewritten together with its own hash") {
    auto entry = decode_entry(loaded.get(kLog, sequence_key(2)));
    REQUIRE(entry);
    entry->info.actor = "evil";
    entry->hash = mitate::sha256_hex(hashed_text(*entry));
    loaded.put(kLog, sequence_key(2), encode_entry(*entry));
    CHECK(finds(loaded, 3, "前の項につながりません"));
  }
  SECTION("a missing entry") {
    loaded.erase(kLog, sequence_key(2));
    CHECK(finds(loaded, 2, "ありません"));
    CHECK(finds(loaded, 3, "つながりません"));
  }
  SECTION("a changed change") {
    const std::string key = change_key(2, 0);
    loaded.put(kChanges, key, replaced(loaded.get(kChanges, key), "二つ目", "別の値"));
    CHECK(finds(loaded, 2, "要約値と合いません"));
    CHECK(finds(loaded, 3, "その時点の記録と合いません"));
  }
  SECTION("a missing change") {
    loaded.erase(kChanges, change_key(2, 0));
    CHECK(finds(loaded, 2, "1件のはず"));
  }
  SECTION("the sequence number") {
    loaded.put(kMeta, std::string(kSequenceKey), "4");
    CHECK(finds(loaded, 4, "通し番号"));
  }
  SECTION("the index of histories") {
    loaded.erase(kHistory, history_key(row_store_key("services", "svc-one"), 2, 0));
    CHECK(finds(loaded, 2, "索引"));
  }
  SECTION("bytes that are no value") {
    loaded.put(kRows, row_store_key("services", "svc-one"), "{");
    CHECK(finds(loaded, 0, "読めません"));
  }
}

TEST_CASE("rules that time has broken are reported", "[catalog][verify]") {
  const Loaded loaded;
  const auto report = verify_store(*loaded.store, *mitate::Date::parse("2026-11-19"));
  REQUIRE(report);
  CHECK_FALSE(report->is_sound());
}
