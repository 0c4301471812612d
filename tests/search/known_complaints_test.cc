// What users of other engines reported (threads named in each title) and the spelling vectors of
// our own list, each against a catalog of made-up entries that holds exactly the words of the
// report.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "search/analysis/analyzer.h"
#include "search/index/text_index.h"
#include "search/query/execute.h"
#include "search/query/snippet.h"
#include "tests/support/shipped_catalog.h"

using namespace mitate;
using namespace mitate::search;

namespace {

class Texts final : public TextDocuments {
 public:
  explicit Texts(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  std::size_t size() const override { return texts_.size(); }
  std::vector<FieldText> fields(std::size_t i) const override {
    return {{FieldRole::Name, "name", texts_[i]}};
  }

 private:
  std::vector<std::string> texts_;
};

const std::vector<std::string>& entries() {
  static const std::vector<std::string> kEntries = {"健康づくり支援センター",
                                                    "見守りと見学の会",
                                                    "日東電工株式会社",
                                                    "東京の体操",
                                                    "有料配信サービス",
                                                    "本田医院",
                                                    "日本の本棚",
                                                    "データベース構築",
                                                    "ヴィーガン料理教室",
                                                    "イヴァンカ体操",
                                                    "セコム・マイドクター",
                                                    "ＵＳＢ血圧計",
                                                    "フレイル予防",
                                                    "がん検診",
                                                    "BMI25の会",
                                                    "株式会社ヘルス",
                                                    "2型糖尿病の教室",
                                                    "サーバー室の換気",
                                                    "グァテマラの珈琲",
                                                    "特定保健指導の面談",
                                                    "桜の散歩 さくら会",
                                                    "魈という文字",
                                                    "髙橋内科",
                                                    "山﨑整形外科",
                                                    "C++健康",
                                                    "第一生命の相談",
                                                    "茅ヶ崎の通いの場",
                                                    "スポーツ☆クラブ",
                                                    "子どもの歯みがき",
                                                    "3ヶ月の減量",
                                                    "㌔メートル表示の歩数計",
                                                    "ﾊﾟｿｺﾝ作業と肩こり",
                                                    "コーヒー・紅茶",
                                                    "サッカー教室",
                                                    "京都の体操教室",
                                                    "人々の暮らし"};
  return kEntries;
}

const Analyzer& analyzer() {
  static const auto kAnalyzer = Analyzer::create(*testing::shipped_catalog(), true);
  REQUIRE(kAnalyzer);
  return **kAnalyzer;
}

const TextSearcher& searcher() {
  static const std::unique_ptr<TextSearcher> kSearcher = [] {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("mitate-complaints-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder);
    const auto shared = Analyzer::create(*testing::shipped_catalog(), true);
    REQUIRE(shared);
    const SearchParameters parameters;
    const Texts texts(entries());
    REQUIRE(build_text_index(texts, **shared, parameters,
                             {0, (*shared)->fingerprint(), texts.size()}, folder));
    auto index = TextIndex::open(folder);
    REQUIRE(index);
    return std::make_unique<TextSearcher>(*index, *shared, parameters);
  }();
  return *kSearcher;
}

std::vector<std::string> found(const std::string& text) {
  ExecuteOptions options;
  options.holds = [](const ExactPhrase& phrase, std::uint32_t ordinal) {
    std::u32string folded = analyzer().lexicon().folder().fold(entries()[ordinal]).text;
    std::erase(folded, U' ');
    return folded.find(phrase.folded) != std::u32string::npos;
  };
  const auto answer = searcher().search(text, options);
  REQUIRE(answer);
  std::vector<std::string> out;
  for (const RankedText& ranked : answer->ranked) out.push_back(entries()[ranked.ordinal]);
  return out;
}

bool finds(const std::string& text, const std::string& entry) {
  const auto list = found(text);
  return std::find(list.begin(), list.end(), entry) != list.end();
}

void meets_all(const std::vector<std::string>& spellings, const std::string& entry) {
  const auto first = found(spellings.front());
  for (const std::string& spelling : spellings) {
    CAPTURE(spelling, entry);
    CHECK(finds(spelling, entry));
    CHECK(found(spelling) == first);  // the same entries in the same order
  }
}

/// What is marked of `text` for a word, as it stands there.
std::string marked(const std::string& text, const std::string& word) {
  MarkedWords words;
  words.add(analyzer().lexicon().key(word));
  words.finish();
  std::string out;
  for (const Highlight& mark : find_words(analyzer().lexicon().folder(), text, words)) {
    out += "[" + text.substr(mark.begin, mark.end - mark.begin) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("spellings of one word find the same entries in the same order", "[search][vectors]") {
  meets_all({"フレイル", "ﾌﾚｲﾙ", "ふれいる"}, "フレイル予防");
  meets_all({"ガン", "ｶﾞﾝ", "がん", "か゛ん"}, "がん検診");
  meets_all({"ＢＭＩ２５", "bmi25", "BMI25"}, "BMI25の会");
  meets_all({"㈱ヘルス", "(株)ヘルス", "株式会社ヘルス", "ヘルス"}, "株式会社ヘルス");
  meets_all({"Ⅱ型糖尿病", "II型糖尿病", "２型糖尿病", "2型糖尿病", "二型糖尿病"},
            "2型糖尿病の教室");
  meets_all({"ヴィーガン", "ビーガン", "う゛ぃーがん", "びーがん"}, "ヴィーガン料理教室");
  meets_all({"サーバー", "サーバ", "ｻｰﾊﾞｰ", "サ-バ-"}, "サーバー室の換気");
  meets_all({"第一生命", "第1生命", "第１生命"}, "第一生命の相談");
  meets_all({"髙橋", "高橋"}, "髙橋内科");
  meets_all({"山﨑", "山崎"}, "山﨑整形外科");
  meets_all({"茅ヶ崎", "茅ケ崎"}, "茅ヶ崎の通いの場");
  meets_all({"3ヶ月", "３か月", "三カ月", "3ヵ月"}, "3ヶ月の減量");
  meets_all({"パソコン", "ﾊﾟｿｺﾝ", "ハ゜ソコン"}, "ﾊﾟｿｺﾝ作業と肩こり");
  meets_all({"データベース", "ﾃﾞｰﾀﾍﾞｰｽ", "デ−タベ−ス", "でーたべーす"}, "データベース構築");
}

TEST_CASE("meilisearch#4561: 健 does not find 見 by their common reading", "[search][complaints]") {
  CHECK(finds("健", "健康づくり支援センター"));
  CHECK_FALSE(finds("健", "見守りと見学の会"));
  CHECK_FALSE(finds("見", "健康づくり支援センター"));
  CHECK_FALSE(finds("健学", "見守りと見学の会"));
}

TEST_CASE("meilisearch#3769, #3565, #2403: words in kanji alone are found",
          "[search][complaints]") {
  CHECK(finds("日東電工株式会社", "日東電工株式会社"));
  CHECK(finds("日東電工", "日東電工株式会社"));
  CHECK(finds("東京", "東京の体操"));
}

TEST_CASE("meilisearch#4162: a phrase stands as it is quoted", "[search][complaints]") {
  CHECK(found("\"有料配信\"") == std::vector<std::string>{"有料配信サービス"});
  CHECK(found("\"配信有料\"").empty());
}

TEST_CASE("meilisearch#2390: 本田 does not return every 本", "[search][complaints]") {
  CHECK(found("本田") == std::vector<std::string>{"本田医院"});
  CHECK_FALSE(finds("本", "本田医院"));
}

TEST_CASE("meilisearch#894, typesense#2144: what is marked is what was met",
          "[search][complaints]") {
  CHECK(marked("東京の体操と東京湾", "東京") == "[東京][東京]");
  CHECK(marked("㈱ヘルスの窓口", "ヘルス") == "[ヘルス]");
  CHECK(marked("㌔メートル表示", "キロ") == "[㌔]");
  CHECK(marked("ﾊﾟｿｺﾝ作業", "パソコン") == "[ﾊﾟｿｺﾝ]");
  CHECK(marked("か゛ん検診", "がん") == "[か゛ん]");
  CHECK(marked("ヴィーガン料理", "ビーガン") == "[ヴィーガン]");
  CHECK(marked("髙橋内科", "高橋") == "[髙橋]");
}

TEST_CASE("meilisearch#2159, #3883, #3646, #2760: synonyms in Japanese stay whole",
          "[search][complaints]") {
  CHECK(finds("特保", "特定保健指導の面談"));
  CHECK_FALSE(finds("特保", "健康づくり支援センター"));
}

TEST_CASE("typesense#86: no unrelated token is met", "[search][complaints]") {
  CHECK(found("体操") == found("体操 "));
  for (const std::string& entry : found("体操")) {
    CHECK(entry.find("体操") != std::string::npos);
  }
}

TEST_CASE("typesense#2844, pgroonga#93, groonga#1522: ヴ and バ are one", "[search][complaints]") {
  CHECK(finds("ヴィーガン", "ヴィーガン料理教室"));
  CHECK(finds("いう゛ぁんか", "イヴァンカ体操"));
  CHECK(finds("イバンカ", "イヴァンカ体操"));
}

TEST_CASE("typesense#1002: a rare kanji is neither a crash nor a reading", "[search][complaints]") {
  CHECK(finds("魈", "魈という文字"));
  CHECK(found("魈").size() == 1);
}

TEST_CASE("groonga#912, #941, #950, #1501, #1526, #1543: spaces, グァ, ー, hyphens, symbols",
          "[search][complaints]") {
  CHECK(finds("桜 の 散歩", "桜の散歩 さくら会"));
  CHECK(finds("グアテマラ", "グァテマラの珈琲"));
  CHECK(finds("グァテマラ", "グァテマラの珈琲"));
  for (const char* text : {"コーヒー紅茶", "コ-ヒ-・紅茶", "コ―ヒ―紅茶", "コーヒー・紅茶"}) {
    CAPTURE(text);
    CHECK(finds(text, "コーヒー・紅茶"));
  }
  CHECK(finds("スポーツクラブ", "スポーツ☆クラブ"));
  CHECK(finds("セコムマイドクター", "セコム・マイドクター"));
  CHECK(finds("セコム マイドクター", "セコム・マイドクター"));
}

TEST_CASE("pgroonga#171: readings need no extra column", "[search][complaints]") {
  CHECK(finds("とくていほけんしどう", "特定保健指導の面談"));
  CHECK(finds("tokuteihokensidou", "特定保健指導の面談"));
  CHECK(finds("トクテイホケンシドウ", "特定保健指導の面談"));
}

TEST_CASE("elasticsearch#46955, #45489, sudachi#75: compounds meet their parts and synonyms",
          "[search][complaints]") {
  CHECK(finds("保健指導", "特定保健指導の面談"));
  CHECK(finds("特定保健指導面談", "特定保健指導の面談"));
  CHECK(finds("歯磨き", "子どもの歯みがき"));
}

TEST_CASE("hindsight#3892: a sentence is no phrase", "[search][complaints]") {
  CHECK(finds("京都で体操ができる教室を探しています", "京都の体操教室"));
}

TEST_CASE("sqlite-better-trigram#9, clawhub#3363: kana, kanji, ー and 々 are cut alike",
          "[search][complaints]") {
  CHECK(finds("人々", "人々の暮らし"));
  CHECK(finds("人人の暮らし", "人々の暮らし"));
  CHECK(finds("歯みがき", "子どもの歯みがき"));
  CHECK(finds("データベース", "データベース構築"));
}

TEST_CASE("hoshidicts#23, yomitan#961, whatwg/encoding#105: width first, then kana",
          "[search][complaints]") {
  CHECK(finds("USB血圧計", "ＵＳＢ血圧計"));
  CHECK(finds("ｕｓｂ", "ＵＳＢ血圧計"));
  CHECK(finds("ｻｯｶｰ", "サッカー教室"));
  CHECK(finds("c++", "C++健康"));
}

TEST_CASE("京都 is not part of 東京都", "[search][complaints]") {
  CHECK(found("京都") == std::vector<std::string>{"京都の体操教室"});
}
