#include "search/index/phrase_index.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::search;

namespace {

using Fields = std::vector<std::u32string>;

// Few letters, so that runs repeat, overlap themselves and stand in many documents.
std::vector<Fields> random_documents(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Fields> out;
  for (std::size_t i = 0; i < count; ++i) {
    Fields fields(random() % 4);
    for (std::u32string& field : fields) {
      for (std::size_t n = random() % 40; n > 0; --n) field.push_back(U"血圧の管理"[random() % 5]);
    }
    out.push_back(std::move(fields));
  }
  return out;
}

std::unique_ptr<const PhraseIndex> index_of(const std::vector<Fields>& documents,
                                            const std::filesystem::path& folder,
                                            std::size_t pieces) {
  std::vector<std::filesystem::path> paths;
  const std::size_t size = documents.size() / pieces + 1;
  for (std::size_t begin = 0; begin < documents.size(); begin += size) {
    PhrasePiece piece;
    for (std::size_t i = begin; i < std::min(documents.size(), begin + size); ++i) {
      piece.add(static_cast<std::uint32_t>(i), documents[i]);
    }
    paths.push_back(folder / ("piece" + std::to_string(begin)));
    REQUIRE(piece.write(paths.back()));
  }
  REQUIRE(join_phrase_pieces(paths, documents.size(), folder / "phrases"));
  auto opened = PhraseIndex::open(folder / "phrases", documents.size());
  REQUIRE(opened);
  return std::move(*opened);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> naive(const std::vector<Fields>& documents,
                                                           const std::u32string& run) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    std::uint32_t times = 0;
    for (const std::u32string& field : documents[i]) {
      for (std::size_t at = field.find(run); at != std::u32string::npos;
           at = field.find(run, at + 1)) {
        ++times;
      }
    }
    if (times > 0) out.emplace_back(i, times);
  }
  return out;
}

}  // namespace

TEST_CASE("a run is found exactly where reading every text finds it", "[search][phrase_index]") {
  const testing::TempDir folder;
  const auto documents = random_documents(1200, 20261124);
  const auto index = index_of(documents, folder.path(), 3);
  std::mt19937 random(7);
  std::size_t met = 0;
  for (int round = 0; round < 400; ++round) {
    std::u32string run;
    for (std::size_t n = 2 + random() % 7; n > 0; --n) run.push_back(U"血圧の管理"[random() % 5]);
    const auto found = index->find(run);
    REQUIRE(found);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> got;
    for (const PhraseHolder& holder : *found) got.emplace_back(holder.ordinal, holder.times);
    CHECK(got == naive(documents, run));
    met += got.size();
  }
  CHECK(met > 1000);
}

TEST_CASE("a run never spans two fields or two documents", "[search][phrase_index]") {
  const testing::TempDir folder;
  const auto index =
      index_of({{U"血圧", U"管理"}, {U"血圧管", U"理"}, {U"管理"}}, folder.path(), 1);
  CHECK(index->find(U"血圧管理")->empty());
  CHECK(index->find(U"圧管")->size() == 1);
  CHECK(index->find(U"管理")->size() == 2);
}

TEST_CASE("a single character is not for pairs to decide", "[search][phrase_index]") {
  const testing::TempDir folder;
  const auto index = index_of({{U"血圧"}}, folder.path(), 1);
  CHECK_FALSE(index->find(U"血"));
  CHECK_FALSE(index->find(U""));
}

TEST_CASE("the same documents give the same file however they were cut into pieces",
          "[search][phrase_index]") {
  const auto bytes_with = [](std::size_t pieces) {
    const testing::TempDir folder;
    (void)index_of(random_documents(500, 3), folder.path(), pieces);
    std::ifstream in(folder.path() / "phrases", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string whole = bytes_with(1);
  CHECK(whole.size() > 1000);
  CHECK(bytes_with(2) == whole);
  CHECK(bytes_with(7) == whole);
}

TEST_CASE("a damaged phrase file is refused and never read beyond its end",
          "[search][phrase_index]") {
  const testing::TempDir folder;
  const auto documents = random_documents(300, 5);
  (void)index_of(documents, folder.path(), 1);
  const auto path = folder.path() / "phrases";
  CHECK_FALSE(PhraseIndex::open(path, documents.size() + 1));
  CHECK_FALSE(PhraseIndex::open(folder.path() / "none", documents.size()));
  std::string bytes;
  {
    std::ifstream in(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() - 8);
  CHECK_FALSE(PhraseIndex::open(path, documents.size()));
  // Flipped bytes inside the lists may change answers; they may not crash or loop.
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string broken = bytes;
    for (int i = 0; i < 20; ++i)
      broken[40 + random() % (broken.size() - 40)] ^= char(1 << random() % 8);
    std::ofstream(path, std::ios::binary) << broken;
    const auto index = PhraseIndex::open(path, documents.size());
    if (!index) continue;
    for (const char32_t a : U"血圧の管理") {
      const auto found = (*index)->find(std::u32string{a, U'圧', U'の'});
      if (found) CHECK(found->size() <= 100000);
    }
  }
}
