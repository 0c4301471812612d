#include "search/index/generation.h"

#include <catch2/catch.hpp>
#include <thread>

#include "tests/support/kill_loop.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::search;

namespace {

class Texts final : public TextDocuments {
 public:
  explicit Texts(std::size_t count) : count_(count) {}
  std::size_t size() const override { return count_; }
  std::vector<FieldText> fields(std::size_t i) const override {
    return {{FieldRole::Summary, "summary", "第" + std::to_string(i) + "の血圧の記録"}};
  }

 private:
  std::size_t count_;
};

struct World {
  Texts texts{5};
  std::shared_ptr<const Analyzer> analyzer;
  SearchParameters parameters;
  World() {
    auto created = Analyzer::create(*testing::shipped_catalog(), false);
    REQUIRE(created);
    analyzer = *created;
  }
  Result<Generation> open(const std::filesystem::path& folder, std::uint64_t sequence,
                          std::uint64_t fingerprint = 7) const {
    return open_or_build_generation(folder, texts, *analyzer, parameters,
                                    {sequence, fingerprint << 40U, texts.size()});
  }
};

std::size_t generations_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    count += entry.path().filename().string().starts_with("gen-") ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("a generation is built once and then opened", "[search][generation]") {
  const World world;
  const testing::TempDir dir;
  const auto first = world.open(dir.path(), 1);
  REQUIRE(first);
  CHECK(first->built);
  CHECK(current_generation(dir.path()) == first->name);
  const auto second = world.open(dir.path(), 1);
  REQUIRE(second);
  CHECK_FALSE(second->built);
  CHECK(second->index->frequency("W血圧") == 5);
}

TEST_CASE("another sequence or fingerprint is another generation", "[search][generation]") {
  const World world;
  const testing::TempDir dir;
  REQUIRE(world.open(dir.path(), 1));
  CHECK(world.open(dir.path(), 2)->built);
  CHECK(world.open(dir.path(), 2, 8)->built);
  CHECK(generations_in(dir.path()) == 2);  // the current one and the one before
}

TEST_CASE("damaged files are noticed and the generation is rebuilt", "[search][generation]") {
  const World world;
  const testing::TempDir dir;
  const std::string name = world.open(dir.path(), 1)->name;
  std::string damaged;
  for (const auto& entry : std::filesystem::directory_iterator(dir / name)) {
    if (entry.path().extension() == ".glass" && entry.file_size() > 100) {
      damaged = entry.path().string();
    }
  }
  REQUIRE_FALSE(damaged.empty());
  std::string bytes = testing::read_file(damaged);
  SECTION("one byte flipped") {
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    testing::write_file(damaged, bytes);
  }
  SECTION("cut short") { testing::write_file(damaged, bytes.substr(0, bytes.size() / 2)); }
  SECTION("gone") { std::filesystem::remove(damaged); }
  CHECK_FALSE(open_generation(dir.path(), name));
  const auto again = world.open(dir.path(), 1);
  REQUIRE(again);
  CHECK(again->built);
  CHECK(again->index->frequency("W血圧") == 5);
}

TEST_CASE("a CURRENT that says nonsense is put right", "[search][generation]") {
  const World world;
  const testing::TempDir dir;
  const std::string name = world.open(dir.path(), 1)->name;
  for (const char* nonsense : {"", "gen-../../etc/passwd", "\xFF\xFF", "gen-9-00000000"}) {
    testing::write_file(dir / "CURRENT", nonsense);
    const auto opened = world.open(dir.path(), 1);
    REQUIRE(opened);
    CHECK_FALSE(opened->built);
    CHECK(current_generation(dir.path()) == name);
  }
}

TEST_CASE("two builders on one folder do the work once", "[search][generation]") {
  const World world;
  const testing::TempDir dir;
  int built = 0;
  bool opened[2] = {false, false};
  {
    bool fresh[2] = {false, false};
    std::thread other([&] {
      const auto result = world.open(dir.path(), 1);
      opened[0] = result.has_value();
      fresh[0] = opened[0] && result->built;
    });
    const auto result = world.open(dir.path(), 1);
    opened[1] = result.has_value();
    fresh[1] = opened[1] && result->built;
    other.join();
    built = (fresh[0] ? 1 : 0) + (fresh[1] ? 1 : 0);
  }
  CHECK(opened[0]);
  CHECK(opened[1]);
  CHECK(built == 1);
}

TEST_CASE("a builder killed at any moment leaves an old generation or a new one",
          "[search][generation][kill]") {
  const World world;
  const testing::TempDir dir;
  REQUIRE(world.open(dir.path(), 1));
  testing::KillLoop loop;
  loop.rounds = 100;
  loop.shortest = std::chrono::microseconds(500);
  loop.longest = std::chrono::microseconds(60'000);
  loop.work = [&](int round, const testing::Acknowledgements& done) {
    for (std::uint64_t step = 0; step < 50; ++step) {
      const std::uint64_t sequence = 1000 + static_cast<std::uint64_t>(round) * 100 + step;
      if (world.open(dir.path(), sequence)) done.acknowledge(sequence);
    }
  };
  loop.check = [&](int, const std::vector<std::uint64_t>& acknowledged) {
    const std::string name = current_generation(dir.path());
    const auto opened = open_generation(dir.path(), name);
    REQUIRE(opened);
    CHECK((*opened)->frequency("W血圧") == 5);
    if (!acknowledged.empty()) CHECK((*opened)->identity().sequence >= acknowledged.back());
  };
  run(loop);
  const auto after = world.open(dir.path(), 1'000'000);
  REQUIRE(after);
  CHECK(generations_in(dir.path()) <= 2);
}
