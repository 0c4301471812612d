#include "search/query/snippet.h"

#include <catch2/catch.hpp>

using namespace mitate::search;

namespace {
std::vector<std::string> marked(const std::string& text,
                                std::initializer_list<const char32_t*> list) {
  const Folder folder{KanjiVariants{}};
  MarkedWords words;
  for (const char32_t* word : list) words.add(word);
  words.finish();
  std::vector<std::string> out;
  for (const Highlight& mark : find_words(folder, text, words)) {
    out.push_back(text.substr(mark.begin, mark.end - mark.begin));
  }
  return out;
}
using Marks = std::vector<std::string>;
}  // namespace

TEST_CASE("highlights are whole characters of the original text", "[search][snippet]") {
  CHECK(marked("毎日㌔を測る", {U"キロ"}) == Marks{"㌔"});
  CHECK(marked("ﾊﾟｿｺﾝで見る", {U"パソコン"}) == Marks{"ﾊﾟｿｺﾝ"});
  CHECK(marked("か゛ん検診", {U"がん"}) == Marks{"か゛ん"});
  CHECK(marked("㈱ヘルス", {U"ヘルス"}) == Marks{"ヘルス"});
  CHECK(marked("𠮷野家の血圧", {U"血圧"}) == Marks{"血圧"});
}

TEST_CASE("overlapping and touching marks become one", "[search][snippet]") {
  CHECK(marked("健康経営支援", {U"健康", U"健康経営", U"経営"}) == Marks{"健康経営"});
}

TEST_CASE("letters are marked as whole words only", "[search][snippet]") {
  CHECK(marked("AIとemail", {U"ai"}) == Marks{"AI"});
}

TEST_CASE("a long text is cut to the sentence with the mark", "[search][snippet]") {
  const Folder folder{KanjiVariants{}};
  std::string text;
  for (int i = 0; i < 60; ++i) text += "これは長い説明の一文です。";
  text += "ここに血圧が出てくる。";
  MarkedWords words;
  words.add(U"血圧");
  const auto snippets = make_snippets(folder, {{FieldRole::Summary, "summary", text}}, words, 3);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text.size() < text.size());
  REQUIRE(snippets[0].highlights.size() == 1);
  const Highlight mark = snippets[0].highlights[0];
  CHECK(snippets[0].text.substr(mark.begin, mark.end - mark.begin) == "血圧");
}
