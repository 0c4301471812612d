// Files that a disk, a copy or a full volume has spoiled: told with a name, never by a dead
// process.
#include <catch2/catch.hpp>
#include <filesystem>

#include "catalog/store/lmdb_env.h"
#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::catalog;
using mitate::testing::read_file;
using mitate::testing::TempDir;
using mitate::testing::write_file;

namespace {

constexpr TableIndex kPlain = 0;
constexpr TableIndex kValues = 1;

LmdbEnv::Options options(const TempDir& dir) {
  return {dir.path(), {"plain", "values"}, std::size_t{1} << 20, std::size_t{1} << 22, false};
}

void put(LmdbEnv& env, TableIndex table, const std::string& key, const std::string& value) {
  REQUIRE(env.write([&](WriteTransaction& t) { return t.put(table, key, value); }));
}

Result<std::string> get(LmdbEnv& env, const std::string& key) {
  std::string out;
  auto done = env.read([&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(const std::optional<std::string_view> found, t.get(kValues, key));
    out = found.value_or("absent");
    return {};
  });
  if (!done) return Unexpected(std::move(done).error());
  return out;
}

}  // namespace

TEST_CASE("one flipped bit of a value or a key is found when it is read", "[catalog][damage]") {
  const TempDir dir;
  {
    auto env = LmdbEnv::open(options(dir));
    REQUIRE(env);
    put(**env, kValues, "record-of-interest", "grade 2, as the guideline says");
    put(**env, kValues, "neighbour", "untouched");
  }
  const std::string sound = read_file(dir / "data.mdb");
  for (const std::string& where : {std::string("grade 2"), std::string("guideline says")}) {
    std::string damaged = sound;
    for (std::size_t at = damaged.find(where); at != std::string::npos;
         at = damaged.find(where, at + 1)) {
      damaged[at + where.size() - 1] ^= 1;
    }
    write_file(dir / "data.mdb", damaged);
    auto env = LmdbEnv::open(options(dir));
    REQUIRE(env);
    const auto read = get(**env, "record-of-interest");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::Corrupt);
    CHECK(read.error().message.find("record-of-interest") != std::string::npos);
    CHECK(*get(**env, "neighbour") == "untouched");
    const auto scanned = (*env)->read([](const ReadTransaction& t) {
      return t.scan(kValues, {}, [](std::string_view, std::string_view) { return true; });
    });
    CHECK(scanned.error().code == ErrorCode::Corrupt);
  }
}

TEST_CASE("a file that is cut off is refused before it can end the process", "[catalog][damage]") {
  const TempDir dir;
  {
    auto env = LmdbEnv::open(options(dir));
    REQUIRE(env);
    // At once, so that no page is given up again: what is cut off below is in use.
    REQUIRE((*env)->write([](WriteTransaction& t) -> Result<void> {
      for (int i = 0; i < 200; ++i) {
        MITATE_TRY_VOID(t.put(kValues, "key " + std::to_string(i), std::string(2000, 'x')));
      }
      return {};
    }));
  }
  const auto size = std::filesystem::file_size(dir / "data.mdb");
  for (const auto left :
       {size - 4096, size / 2, std::uintmax_t{8192}, std::uintmax_t{4096}, std::uintmax_t{100}}) {
    CAPTURE(left);
    std::filesystem::resize_file(dir / "data.mdb", left);
    const auto env = LmdbEnv::open(options(dir));
    REQUIRE_FALSE(env);
    CHECK(env.error().code == ErrorCode::Corrupt);
  }
}

TEST_CASE("the first table keeps its values plain for every version", "[catalog][damage]") {
  const TempDir dir;
  auto env = LmdbEnv::open(options(dir));
  REQUIRE(env);
  put(**env, kPlain, "format", "1");
  std::string stored;
  REQUIRE((*env)->read([&](const ReadTransaction& t) {
    return t.scan(kPlain, {}, [&](std::string_view, std::string_view value) {
      stored = value;
      return true;
    });
  }));
  CHECK(stored == "1");
}
