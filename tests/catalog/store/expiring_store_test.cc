#include "catalog/store/expiring_store.h"

#include <catch2/catch.hpp>

#include <set>

#include "catalog/store/keys.h"
#include "catalog/store/lmdb_env.h"
#include "tests/support/temp_dir.h"

using mitate::ErrorCode;
using namespace mitate::catalog;
using mitate::testing::TempDir;

namespace {
constexpr std::int64_t kNow = 1'795'500'000;
std::shared_ptr<ExpiringStore> open_in(const TempDir& dir) {
  auto store = ExpiringStore::open(dir.path());
  REQUIRE(store);
  return *store;
}
}  // namespace

TEST_CASE("a kept need is found until it expires, and not a second longer", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  const auto id = store->put(Shelf::Needs, std::string("\0bytes", 6), kNow, kNow + 60);
  REQUIRE(id);
  CHECK(*store->get(Shelf::Needs, *id, kNow + 59) == std::string("\0bytes", 6));
  CHECK_FALSE(*store->get(Shelf::Needs, *id, kNow + 60));
  CHECK(*store->count(Shelf::Needs, kNow) == 1);
  CHECK(*store->count(Shelf::Needs, kNow + 60) == 0);
  CHECK(*store->purge(kNow + 59) == 0);
  CHECK(*store->purge(kNow + 60) == 1);
  CHECK_FALSE(*store->get(Shelf::Needs, *id, kNow));
}

TEST_CASE("ids are long, differ, and cannot be anything else", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  std::set<std::string> ids;
  for (int i = 0; i < 50; ++i) {
    const auto id = store->put(Shelf::Needs, "x", kNow, kNow + 60);
    REQUIRE(id);
    CHECK(id->size() == 32);
    ids.insert(*id);
  }
  CHECK(ids.size() == 50);
  for (const std::string& bad : {std::string(), std::string("../private"), std::string(32, 'G'),
                                 std::string(600, 'a'), std::string(32, '0')}) {
    CHECK_FALSE(*store->get(Shelf::Needs, bad, kNow));
    CHECK_FALSE(*store->erase(Shelf::Needs, bad));
  }
}

TEST_CASE("replacing keeps the id and cannot revive what is gone", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  const auto id = store->put(Shelf::Needs, "one", kNow, kNow + 60);
  REQUIRE(id);
  CHECK(*store->replace(Shelf::Needs, *id, "two", kNow + 1, kNow + 120));
  CHECK(*store->get(Shelf::Needs, *id, kNow + 100) == "two");
  CHECK_FALSE(*store->replace(Shelf::Needs, *id, "three", kNow + 120, kNow + 500));
  CHECK(*store->erase(Shelf::Needs, *id));
  CHECK_FALSE(*store->erase(Shelf::Needs, *id));
}

TEST_CASE("reports can be listed, needs cannot", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  REQUIRE(store->put(Shelf::Reports, "later", kNow + 5, kNow + 600));
  REQUIRE(store->put(Shelf::Reports, "first", kNow, kNow + 600));
  const auto id = store->put(Shelf::Needs, "secret", kNow, kNow + 600);
  REQUIRE(id);
  const auto reports = store->list(Shelf::Reports, kNow, 10);
  REQUIRE(reports);
  REQUIRE(reports->size() == 2);
  CHECK((*reports)[0].bytes == "first");
  CHECK(store->list(Shelf::Needs, kNow, 10).error().code == ErrorCode::InvalidArgument);
  CHECK_FALSE(*store->get(Shelf::Reports, *id, kNow));
}

TEST_CASE("too large or already expired things are refused", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  CHECK(store->put(Shelf::Needs, std::string(ExpiringStore::kMaxBytes + 1, 'x'), kNow, kNow + 1)
            .error()
            .code == ErrorCode::LimitExceeded);
  CHECK(store->put(Shelf::Needs, "x", kNow, kNow).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("only the owner may open the folder of needs", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  using std::filesystem::perms;
  const perms granted = std::filesystem::status(dir / "private").permissions();
  CHECK((granted & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("a copy of the disk without the link tells nothing of a need", "[catalog][expiring]") {
  const TempDir dir;
  std::string id;
  {
    const auto store = open_in(dir);
    const auto kept =
        store->put(Shelf::Needs, "要望の本文 plain words of a buyer", kNow, kNow + 60);
    REQUIRE(kept);
    id = *kept;
    CHECK(*store->replace(Shelf::Needs, id, "second words of a buyer", kNow, kNow + 60));
  }
  const std::string file = mitate::testing::read_file(dir / "private/data.mdb");
  for (const std::string& secret : {id, std::string("plain words"), std::string("second words")}) {
    CHECK(file.find(secret) == std::string::npos);
  }
  CHECK(*open_in(dir)->get(Shelf::Needs, id, kNow) == "second words of a buyer");
}

TEST_CASE("needs that an earlier version kept open are sealed and leave no trace",
          "[catalog][expiring]") {
  const TempDir dir;
  const std::string id(32, 'a');
  std::filesystem::create_directories(dir / "private");
  {
    auto old = LmdbEnv::open({dir / "private", {"needs", "reports"}, 1U << 20, 1U << 22, false});
    REQUIRE(old);
    REQUIRE((*old)->write([&](WriteTransaction& t) {
      return t.put(0, id, sequence_key(kNow) + sequence_key(kNow + 60) + "open words of a buyer");
    }));
  }
  REQUIRE(mitate::testing::read_file(dir / "private/data.mdb").find("open words") !=
          std::string::npos);
  const auto store = open_in(dir);
  CHECK(*store->get(Shelf::Needs, id, kNow) == "open words of a buyer");
  const std::string file = mitate::testing::read_file(dir / "private/data.mdb");
  CHECK(file.find("open words") == std::string::npos);
  CHECK(file.find(id) == std::string::npos);
}

TEST_CASE("the same report is kept once", "[catalog][expiring]") {
  const TempDir dir;
  const auto store = open_in(dir);
  const auto first = store->put(Shelf::Reports, "typo", kNow, kNow + 60);
  CHECK(*store->put(Shelf::Reports, "typo", kNow + 1, kNow + 90) == *first);
  CHECK(*store->count(Shelf::Reports, kNow) == 1);
  CHECK(*store->erase(Shelf::Reports, *first));
  CHECK(*store->count(Shelf::Reports, kNow) == 0);
}
