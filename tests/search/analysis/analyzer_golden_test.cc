// Token streams against golden files: lines "text<TAB>terms", comments with #. Rewritten only with
// MITATE_UPDATE_GOLDEN=1. A pair of lines that must share their words says so in a comment.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "search/analysis/analyzer.h"
#include "search/analysis/terms.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::search;

namespace {

const Analyzer& analyzer() {
  static const auto kAnalyzer = Analyzer::create(*testing::shipped_catalog(), true);
  REQUIRE(kAnalyzer);
  return **kAnalyzer;
}

std::string words_of(std::string_view text) {
  DocumentTerms terms;
  add_text(analyzer(), text, {1, false}, terms);
  std::vector<std::string> sorted;
  for (const auto& [term, frequency] : terms.frequency) {
    if (term[0] != 'B' && term[0] != 'U') sorted.push_back(term);
  }
  std::sort(sorted.begin(), sorted.end());
  std::string out;
  for (const std::string& term : sorted) out += (out.empty() ? "" : " ") + term;
  return out;
}

bool share(std::string_view a, std::string_view b, char space) {
  DocumentTerms left;
  DocumentTerms right;
  add_text(analyzer(), a, {1, false}, left);
  add_text(analyzer(), b, {1, false}, right);
  return std::any_of(left.frequency.begin(), left.frequency.end(), [&](const auto& entry) {
    return entry.first[0] == space && right.frequency.contains(entry.first);
  });
}

}  // namespace

TEST_CASE("token streams are as the golden files say", "[search][analyzer]") {
  if (analyzer().segmenter_name() != "mecab-ipadic") {
    WARN("the golden token streams need MeCab with ipadic; the ICU segmenter ran");
    return;
  }
  const bool update = std::getenv("MITATE_UPDATE_GOLDEN") != nullptr;
  const std::filesystem::path folder =
      std::filesystem::path(MITATE_SOURCE_DIR) / "tests/golden/analyzer";
  std::size_t lines = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path());
    std::ostringstream fresh;
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') {
        fresh << line << '\n';
        continue;
      }
      const std::string text = line.substr(0, line.find('\t'));
      const std::string now = text + "\t" + words_of(text);
      fresh << now << '\n';
      ++lines;
      if (!update) CHECK(line == now);
    }
    if (update) std::ofstream(file.path()) << fresh.str();
  }
  CHECK(lines > 20);
}

TEST_CASE("spellings of one word share a word term", "[search][analyzer]") {
  CHECK(share("ﾌﾚｲﾙ", "フレイル", 'W'));
  CHECK(share("サーバー", "サーバ", 'W'));
  CHECK(share("データベース", "ﾃﾞｰﾀﾍﾞｰｽ", 'W'));
  CHECK(share("ヴィーガン", "ビーガン", 'W'));
  CHECK(share("取り組み", "取組", 'W'));
  CHECK(share("八千歩", "8,000歩", 'W'));
  CHECK(share("Ⅱ型", "2型", 'W'));
  CHECK(share("佐々木", "佐佐木", 'W'));
}

TEST_CASE("spellings of one word share a reading", "[search][analyzer]") {
  if (analyzer().segmenter_name() != "mecab-ipadic") return;
  CHECK(share("血圧", "けつあつ", 'Y'));
  CHECK(share("当たる", "当る", 'Y'));
}

TEST_CASE("words that only sound alike share no word term", "[search][analyzer]") {
  CHECK_FALSE(share("健", "見", 'W'));
  CHECK_FALSE(share("本田", "本", 'W'));
  CHECK_FALSE(share("卒園", "卒煙", 'B'));
  CHECK_FALSE(share("卒園", "卒煙", 'K'));
}

TEST_CASE("lexicon and segmenter are part of the fingerprint", "[search][analyzer]") {
  const auto icu = Analyzer::create(*testing::shipped_catalog(), false);
  REQUIRE(icu);
  CHECK((*icu)->segmenter_name() == "icu");
  if (analyzer().segmenter_name() == "mecab-ipadic") {
    CHECK((*icu)->fingerprint() != analyzer().fingerprint());
  }
}
