#include <catch2/catch.hpp>

#include "search/analysis/terms.h"
#include "search/index/document_terms.h"
#include "search/index/text_index.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"

using namespace mitate;
using namespace mitate::search;

namespace {

constexpr std::size_t kSeveralPieces = 4100;  // more than two pieces of the builder

// Every document says its number; every third speaks of sleep; labels repeat.
class ManyTexts final : public TextDocuments {
 public:
  std::size_t size() const override { return kSeveralPieces; }
  std::vector<FieldText> fields(std::size_t i) const override {
    return {{FieldRole::Summary, "summary",
             "第" + std::to_string(i) + "号の" + (i % 3 == 0 ? "睡眠の記録" : "血圧の記録")},
            {FieldRole::Label, "labels", i % 2 == 0 ? "生活習慣" : "健康経営"}};
  }
};

struct Built {
  ManyTexts texts;
  std::shared_ptr<const Analyzer> analyzer;
  testing::TempDir folder;
  std::shared_ptr<const TextIndex> index;
  Built() {
    analyzer = *Analyzer::create(*testing::shipped_catalog(), true);
    const IndexIdentity identity{3, 9, texts.size()};
    REQUIRE(build_text_index(texts, *analyzer, SearchParameters{}, identity, folder / "index"));
    auto opened = TextIndex::open(folder / "index");
    REQUIRE(opened);
    index = *opened;
  }
};

}  // namespace

TEST_CASE("an index joined from several pieces holds every document under its own number",
          "[search][build_index]") {
  const Built built;
  CHECK(built.index->identity() == IndexIdentity{3, 9, kSeveralPieces});
  const std::size_t sleep = (kSeveralPieces + 2) / 3;
  CHECK(built.index->frequency(make_term(TermSpace::Word, U"睡眠")) == sleep);
  CHECK(built.index->frequency(make_term(TermSpace::Bigram, U"血圧")) == kSeveralPieces - sleep);
  const auto found = built.index->phrases().find(U"睡眠の記録");
  REQUIRE(found);
  REQUIRE(found->size() == sleep);
  for (std::size_t i = 0; i < sleep; ++i) CHECK((*found)[i].ordinal == 3 * i);
  for (const std::size_t ordinal : {std::size_t{0}, std::size_t{2500}, kSeveralPieces - 1}) {
    const ReadDocument read =
        DocumentReader(*built.analyzer, SearchParameters{}).read(built.texts.fields(ordinal));
    CHECK(built.index->sentences(ordinal) == read.terms.sentences);
  }
}

TEST_CASE("a remembered label gives the same terms as a label read for the first time",
          "[search][build_index]") {
  const Built built;
  DocumentReader remembering(*built.analyzer, SearchParameters{});
  for (std::size_t i = 0; i < 20; ++i) {
    const ReadDocument again = remembering.read(built.texts.fields(i));
    const ReadDocument fresh =
        DocumentReader(*built.analyzer, SearchParameters{}).read(built.texts.fields(i));
    CHECK(again.terms.frequency == fresh.terms.frequency);
    CHECK(again.terms.sentences == fresh.terms.sentences);
    CHECK(again.terms.surface_of_reading == fresh.terms.surface_of_reading);
    CHECK(again.runs == fresh.runs);
  }
}

TEST_CASE("two builds of the same documents answer alike", "[search][build_index]") {
  const Built one;
  const Built two;
  std::vector<std::pair<std::string, std::size_t>> first;
  std::vector<std::pair<std::string, std::size_t>> second;
  one.index->each_term("", [&](std::string_view t, std::size_t n) { first.emplace_back(t, n); });
  two.index->each_term("", [&](std::string_view t, std::size_t n) { second.emplace_back(t, n); });
  CHECK(first.size() > kSeveralPieces);
  CHECK(first == second);
  CHECK(testing::read_file(one.folder / "index/phrases") ==
        testing::read_file(two.folder / "index/phrases"));
}
